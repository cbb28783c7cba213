/* The script for fish: the same bounds as for bash. */
#include "cli/completion.h"

#include "output/data/catalog.h"

static const char head[] =
    "# Completion of precis for fish, made by 'precis completion fish'.\n"
    "\n"
    "# The words of the line that are neither options nor their values; with an argument, the\n"
    "# value of -d instead.\n"
    "function __precis_words\n"
    "    set -l words\n"
    "    set -l dossier\n"
    "    set -l option ''\n"
    "    for word in (commandline -opc)[2..-1]\n"
    "        if test -n \"$option\"\n"
    "            contains -- $option -d --dossier; and set dossier $word\n"
    "            set option ''\n"
    "            continue\n"
    "        end\n"
    "        switch $word\n";

static const char middle[] =
    "                set option $word\n"
    "            case '--dossier=*'\n"
    "                set dossier (string replace -- --dossier= '' $word)\n"
    "            case '-*'\n"
    "            case '*'\n"
    "                set -a words $word\n"
    "        end\n"
    "    end\n"
    "    set -q argv[1]; and set words $dossier\n"
    "    set -q words[1]; and printf '%s\\n' $words\n"
    "    return 0\n"
    "end\n"
    "\n"
    "# Whether this many words stand there, the first of them being the command; none means read.\n"
    "function __precis_at\n"
    "    set -l words (__precis_words)\n"
    "    test (count $words) -ge $argv[1]; and test (count $words) -le $argv[2]; or return\n"
    "    set -q words[1]; or set words read\n"
    "    contains -- $words[1] $argv[3..-1]\n"
    "end\n"
    "\n"
    "# In which column of a list the words stand.\n"
    "function __precis_column\n"
    "    switch $argv[1]\n";

static const char listing[] =
    "    end\n"
    "end\n"
    "\n"
    "# What 'precis list' lists: prefix, kind, further options.\n"
    "function __precis_ids\n"
    "    set -l dossier (__precis_words dossier)\n"
    "    set -q dossier[1]; and set dossier -d (string replace -r '^~/' \"$HOME/\" -- $dossier)\n"
    "    set -l program (commandline -opc)[1]\n"
    "    type -q -f -- $program; or set program precis\n"
    "    set -l column (__precis_column $argv[2])\n"
    "    command $program $dossier list $argv[2..-1] --format tsv 2>/dev/null | while read -l row\n"
    "        set -l fields (string split \\t -- $row)\n"
    "        string match -qr '^[a-z0-9][a-z0-9-]*(#[a-z0-9-]+)?$' -- $fields[1]; or continue\n"
    "        printf '%s%s\\t%s\\n' $argv[1] $fields[1] $fields[$column]\n"
    "    end\n"
    "end\n"
    "\n"
    "function __precis_place\n"
    "    set -l token (commandline -ct)\n"
    "    set -l source (string match -r '^([a-z0-9-]+)#' -- $token)[2]\n"
    "    if set -q source[1]\n"
    "        __precis_ids '' points --source $source\n"
    "        __precis_ids '' questions --source $source\n"
    "        return\n"
    "    end\n"
    "    __precis_ids '' sources\n"
    "    __precis_ids '' themes\n"
    "    __precis_ids actor: actors\n"
    "    __precis_ids corridor: corridors\n";

static void write_quoted(const char *text, struct buffer *out)
{
    buffer_add_byte(out, '\'');
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, *text);
    }
    buffer_add_byte(out, '\'');
}

static void write_action(struct completion completion, struct buffer *out)
{
    switch (completion.kind) {
    case COMPLETE_NOTHING:
        break;
    case COMPLETE_DIRECTORY:
        buffer_add(out, SLICE(" -a '(__fish_complete_directories (commandline -ct))'"));
        break;
    case COMPLETE_FILE:
        buffer_add(out, SLICE(" -a '(__fish_complete_path (commandline -ct))'"));
        break;
    case COMPLETE_IDS:
        buffer_format(out, " -a \"(__precis_ids '' %.*s)\"", SLICE_ARGUMENTS(completion.words));
        break;
    case COMPLETE_WORDS:
        buffer_format(out, " -a '%.*s'", SLICE_ARGUMENTS(completion.words));
        break;
    case COMPLETE_PLACE:
        buffer_add(out, SLICE(" -a '(__precis_place)'"));
        break;
    }
}

static void write_option(const struct option_description *option, const struct command *command,
                         struct buffer *out)
{
    struct arena arena = {0};
    buffer_format(out, "complete -c precis -n '__precis_at %d 99 %s' -l %s",
                  command == commands ? 0 : 1, command->name, option->name);
    if (option->letter)
        buffer_format(out, " -s %c", option->letter);
    if (completion_takes_word(option)) {
        buffer_add(out, SLICE(" -x"));
        write_action(completion_of_option(option, command, &arena), out);
    }
    buffer_add(out, SLICE(" -d "));
    write_quoted(option->help, out);
    buffer_add_byte(out, '\n');
    arena_release(&arena);
}

static void write_command(const struct command *command, struct buffer *out)
{
    struct arena arena = {0};
    buffer_format(out, "complete -c precis -n 'test (count (__precis_words)) -eq 0' -a %s -d ",
                  command->name);
    write_quoted(command->help, out);
    buffer_add_byte(out, '\n');
    struct completion operand = completion_of_operand(command, &arena);
    if (operand.kind != COMPLETE_NOTHING) {
        buffer_format(out, "complete -c precis -n '__precis_at 1 %u %s'", command->most_operands,
                      command->name);
        write_action(operand, out);
        buffer_add_byte(out, '\n');
    }
    for (int i = 0; options[i].name; i++)
        if (options[i].commands && completion_is_for(&options[i], command))
            write_option(&options[i], command, out);
    arena_release(&arena);
}

static void write_common_options(struct buffer *out)
{
    struct arena arena = {0};
    for (int i = 0; options[i].name; i++) {
        if (options[i].commands)
            continue;
        buffer_format(out, "complete -c precis -l %s", options[i].name);
        if (options[i].letter)
            buffer_format(out, " -s %c", options[i].letter);
        if (options[i].argument) {
            buffer_add(out, SLICE(" -x"));
            write_action(completion_of_option(&options[i], &commands[0], &arena), out);
        }
        buffer_add(out, SLICE(" -d "));
        write_quoted(options[i].help, out);
        buffer_add_byte(out, '\n');
    }
    arena_release(&arena);
}

static void write_skipped(struct buffer *out)
{
    buffer_add(out, SLICE("            case"));
    for (int i = 0; options[i].name; i++) {
        if (!completion_takes_word(&options[i]))
            continue;
        buffer_format(out, " --%s", options[i].name);
        if (options[i].letter)
            buffer_format(out, " -%c", options[i].letter);
    }
    buffer_add_byte(out, '\n');
}

static void write_columns(struct buffer *out)
{
    for (const struct catalog_kind *kind = catalog_kinds; kind->name; kind++)
        buffer_format(out, "        case %s\n            echo %u\n", kind->name,
                      catalog_words_column(kind));
}

void completion_write_fish(struct buffer *out)
{
    struct arena arena = {0};
    buffer_add(out, slice_of(head));
    write_skipped(out);
    buffer_add(out, slice_of(middle));
    write_columns(out);
    buffer_add(out, slice_of(listing));
    buffer_format(out, "    printf '%%s\\n' %.*s\nend\n\ncomplete -c precis -f\n",
                  SLICE_ARGUMENTS(completion_views(&arena)));
    write_common_options(out);
    for (int i = 0; commands[i].name; i++)
        write_command(&commands[i], out);
    arena_release(&arena);
}
