/* The script for zsh: the same bounds as for bash. */
#include "cli/completion.h"

#include "output/data/catalog.h"

static const char head[] =
    "#compdef precis\n"
    "# Completion of precis for zsh, made by 'precis completion zsh'. To be saved as _precis in a\n"
    "# folder of $fpath.\n"
    "\n"
    "# What 'precis list' lists: tag, prefix, kind, further options. In which column the words "
    "stand.\n"
    "_precis_ids() {\n"
    "  local tag=$1 prefix=$2 row id\n"
    "  local -a items fields\n"
    "  local -A columns\n";

static const char listing[] =
    "  shift 2\n"
    "  for row in \"${(@f)$(_precis_run list \"$@\" --format tsv)}\"; do\n"
    "    fields=(\"${(@ps:\\t:)row}\")\n"
    "    id=${fields[1]}\n"
    "    [[ $id =~ '^[a-z0-9][a-z0-9-]*(#[a-z0-9-]+)?$' ]] || continue\n"
    "    items+=(\"$prefix$id:${fields[${columns[$1]}]}\")\n"
    "  done\n"
    "  _describe -t $tag $tag items -Q\n"
    "}\n"
    "\n"
    "# With the dossier that stands on the line; nothing that was typed is expanded.\n"
    "_precis_run() {\n"
    "  local program=precis i\n"
    "  local -a dossier\n"
    "  whence -p -- \"${(Q)words[1]}\" >/dev/null && program=${(Q)words[1]}\n"
    "  for ((i = 2; i < CURRENT; i++)); do\n"
    "    case ${words[i]} in\n"
    "      -d|--dossier) dossier=(-d \"${(Q)words[i+1]/#\\~\\//$HOME/}\") ;;\n"
    "      --dossier=*) dossier=(-d \"${(Q)words[i]#*=}\") ;;\n"
    "    esac\n"
    "  done\n"
    "  command \"$program\" $dossier \"$@\" 2>/dev/null\n"
    "}\n"
    "\n"
    "_precis_place() {\n"
    "  local source\n"
    "  case $PREFIX in\n"
    "    actor:*) _precis_ids actors 'actor\\:' actors ;;\n"
    "    corridor:*) _precis_ids corridors 'corridor\\:' corridors ;;\n"
    "    *'#'*)\n"
    "      source=${PREFIX%%'#'*}\n"
    "      [[ $source =~ '^[a-z0-9-]+$' ]] || return\n"
    "      _precis_ids points '' points --source $source\n"
    "      _precis_ids questions '' questions --source $source\n"
    "      ;;\n"
    "    *)\n"
    "      _precis_ids sources '' sources\n"
    "      _precis_ids themes '' themes\n";

static void write_columns(struct buffer *out)
{
    buffer_add(out, SLICE("  columns=("));
    for (const struct catalog_kind *kind = catalog_kinds; kind->name; kind++)
        buffer_format(out, "%s%s %u", kind == catalog_kinds ? "" : " ", kind->name,
                      catalog_words_column(kind));
    buffer_add(out, SLICE(")\n"));
}

/* In single quotes, and what _arguments and _describe take for their own with a backslash. */
static void write_help(const char *text, struct buffer *out)
{
    for (; *text; text++) {
        if (*text == '\'')
            buffer_add(out, SLICE("'\\'"));
        else if (*text == ':' || *text == '[' || *text == ']' || *text == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, *text);
    }
}

/* A blank in front keeps _arguments from putting options of its own between the words. */
static void write_action(struct completion completion, struct buffer *out)
{
    switch (completion.kind) {
    case COMPLETE_NOTHING:
        buffer_add_byte(out, ' ');
        break;
    case COMPLETE_DIRECTORY:
        buffer_add(out, SLICE("_files -/"));
        break;
    case COMPLETE_FILE:
        buffer_add(out, SLICE("_files"));
        break;
    case COMPLETE_IDS:
        buffer_format(out, " _precis_ids %.*s \"\" %.*s", SLICE_ARGUMENTS(completion.words),
                      SLICE_ARGUMENTS(completion.words));
        break;
    case COMPLETE_WORDS:
        buffer_format(out, "(%.*s)", SLICE_ARGUMENTS(completion.words));
        break;
    case COMPLETE_PLACE:
        buffer_add(out, SLICE("_precis_place"));
        break;
    }
}

static void write_option(const struct option_description *option, const struct command *command,
                         struct buffer *out)
{
    struct arena arena = {0};
    const char *equals = completion_takes_word(option) ? "=" : option->argument ? "=-" : "";
    buffer_add(out, SLICE("    "));
    if (option->letter)
        buffer_format(out, "'(-%c --%s)'{-%c,--%s%s}'[", option->letter, option->name,
                      option->letter, option->name, equals);
    else
        buffer_format(out, "'--%s%s[", option->name, equals);
    write_help(option->help, out);
    buffer_add_byte(out, ']');
    if (option->argument) {
        buffer_format(out, "%s:%s:", completion_takes_word(option) ? "" : ":", option->name);
        write_action(completion_of_option(option, command, &arena), out);
    }
    buffer_add(out, SLICE("'\n"));
    arena_release(&arena);
}

static void write_command(const struct command *command, struct buffer *out)
{
    struct arena arena = {0};
    buffer_format(out, "  %s) specs=(\n", command->name);
    for (int i = 0; options[i].name; i++)
        if (completion_is_for(&options[i], command))
            write_option(&options[i], command, out);
    if (command->most_operands) {
        buffer_format(out, "    '%s:%s:", command->most_operands > 1 ? "*" : "2", command->name);
        write_action(completion_of_operand(command, &arena), out);
        buffer_add(out, SLICE("'\n"));
    }
    buffer_add(out, SLICE("    ) ;;\n"));
    arena_release(&arena);
}

static void write_names(struct buffer *out)
{
    buffer_add(out, SLICE("_precis_commands() {\n  local -a items\n  items=(\n"));
    for (int i = 0; commands[i].name; i++) {
        buffer_format(out, "    '%s:", commands[i].name);
        write_help(commands[i].help, out);
        buffer_add(out, SLICE("'\n"));
    }
    buffer_add(out, SLICE("  )\n  _describe -t commands command items\n}\n\n"));
}

/* The command is the first word that is neither an option nor the value of one. */
static void write_scan(struct buffer *out)
{
    buffer_add(out,
               SLICE("_precis() {\n  local command=read i\n  local -a specs\n"
                     "  for ((i = 2; i < CURRENT; i++)); do\n    case ${words[i]} in\n      "));
    bool is_first = true;
    for (int i = 0; options[i].name; i++) {
        if (!completion_takes_word(&options[i]))
            continue;
        buffer_format(out, "%s--%s", is_first ? "" : "|", options[i].name);
        if (options[i].letter)
            buffer_format(out, "|-%c", options[i].letter);
        is_first = false;
    }
    buffer_add(out, SLICE(") ((i++)) ;;\n      -*) ;;\n      *) command=${words[i]}; break ;;\n"
                          "    esac\n  done\n  case $command in\n"));
}

void completion_write_zsh(struct buffer *out)
{
    struct arena arena = {0};
    buffer_add(out, slice_of(head));
    write_columns(out);
    buffer_add(out, slice_of(listing));
    buffer_format(out, "      compadd -- %.*s\n      compadd -S '' -- actor: corridor:\n",
                  SLICE_ARGUMENTS(completion_views(&arena)));
    buffer_add(out, SLICE("      ;;\n  esac\n}\n\n"));
    write_names(out);
    write_scan(out);
    for (int i = 0; commands[i].name; i++)
        write_command(&commands[i], out);
    buffer_add(out, SLICE("  esac\n  _arguments -S $specs '1:command:_precis_commands'\n}\n\n"
                          "if [[ $funcstack[1] == _precis ]]; then\n  _precis \"$@\"\nelse\n"
                          "  compdef _precis precis\nfi\n"));
    arena_release(&arena);
}
