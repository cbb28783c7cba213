/* The script for bash. It runs nothing but `precis list`, expands nothing that was typed or listed,
 * and offers only what has the form of an id. */
#include "cli/completion.h"

static const char head[] =
    "# Completion of precis for bash, made by 'precis completion bash'. To be sourced.\n"
    "\n"
    "# The words before the cursor, without their quotes; nothing is expanded.\n"
    "_precis_split()\n"
    "{\n"
    "    local LC_ALL=C line=${COMP_LINE:0:COMP_POINT} word='' quote='' begun='' i char\n"
    "    words=()\n"
    "    for ((i = 0; i < ${#line}; i++)); do\n"
    "        char=${line:i:1}\n"
    "        if [[ -n $quote && $char == \"$quote\" ]]; then\n"
    "            quote=''\n"
    "        elif [[ $char == '\\' && $quote != \"'\" ]]; then\n"
    "            i=$((i + 1))\n"
    "            word+=${line:i:1}\n"
    "        elif [[ -z $quote && ($char == '\"' || $char == \"'\") ]]; then\n"
    "            quote=$char\n"
    "            begun=1\n"
    "        elif [[ -z $quote && ($char == ' ' || $char == $'\\t') ]]; then\n"
    "            [[ -n $word$begun ]] && words+=(\"$word\")\n"
    "            word=''\n"
    "            begun=''\n"
    "        else\n"
    "            word+=$char\n"
    "        fi\n"
    "    done\n"
    "    words+=(\"$word\")\n"
    "}\n"
    "\n"
    "# Offers a word in place of the value; bash replaces only what stands behind a : or =.\n"
    "_precis_offer()\n"
    "{\n"
    "    [[ $1 == \"$value\"* ]] || return\n"
    "    local whole=${token%\"$value\"}$1 kept=''\n"
    "    [[ $token == *[:=]* ]] && kept=${token%\"${token##*[:=]}\"}\n"
    "    COMPREPLY+=(\"${whole#\"$kept\"}\")\n"
    "}\n"
    "\n"
    "_precis_offer_words()\n"
    "{\n"
    "    local word\n"
    "    for word in \"$@\"; do\n"
    "        _precis_offer \"$word\"\n"
    "    done\n"
    "}\n"
    "\n"
    "# What 'precis list' lists: prefix, kind, further options.\n"
    "_precis_offer_ids()\n"
    "{\n"
    "    local prefix=$1 id rest\n"
    "    shift\n"
    "    while IFS=$'\\t' read -r id rest; do\n"
    "        [[ $id =~ ^[a-z0-9][a-z0-9-]*(#[a-z0-9-]+)?$ ]] && _precis_offer \"$prefix$id\"\n"
    "    done < <(\"$program\" \"${dossier[@]}\" list \"$@\" --format tsv 2>/dev/null)\n"
    "}\n"
    "\n"
    "_precis_offer_files()\n"
    "{\n"
    "    local name\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    while IFS= read -r name; do\n"
    "        COMPREPLY+=(\"$name\")\n"
    "    done < <(compgen \"$1\" -- \"$value\")\n"
    "}\n"
    "\n"
    "_precis_offer_place()\n"
    "{\n"
    "    case $value in\n"
    "    actor:*) _precis_offer_ids actor: actors ;;\n"
    "    corridor:*) _precis_offer_ids corridor: corridors ;;\n"
    "    *'#'*)\n"
    "        [[ $value =~ ^[a-z0-9-]+# ]] || return\n"
    "        _precis_offer_ids '' points --source \"${value%%#*}\"\n"
    "        _precis_offer_ids '' questions --source \"${value%%#*}\"\n"
    "        ;;\n"
    "    *)\n"
    "        _precis_offer_ids '' sources\n"
    "        _precis_offer_ids '' themes\n";

static const char middle[] =
    "        _precis_offer_words actor: corridor:\n"
    "        [[ ${COMPREPLY[*]} == *: ]] && compopt -o nospace 2>/dev/null\n"
    "        ;;\n"
    "    esac\n"
    "}\n"
    "\n";

static const char scan[] =
    "_precis()\n"
    "{\n"
    "    local words token value program=precis dossier=() command='' operands=0 option='' i\n"
    "    COMPREPLY=()\n"
    "    [[ -n $1 ]] && type -P -- \"$1\" >/dev/null && program=$1\n"
    "    _precis_split\n"
    "    token=${words[${#words[@]} - 1]}\n"
    "    value=$token\n"
    "    for ((i = 1; i + 1 < ${#words[@]}; i++)); do\n"
    "        option=''\n"
    "        case ${words[i]} in\n"
    "        -d | --dossier)\n"
    "            option=--dossier\n"
    "            dossier=(-d \"${words[i + 1]/#\\~\\//\"$HOME/\"}\")\n"
    "            i=$((i + 1))\n"
    "            ;;\n"
    "        --dossier=*) dossier=(-d \"${words[i]#*=}\") ;;\n"
    "        -d*) dossier=(-d \"${words[i]#-d}\") ;;\n";

static const char tail[] = "        -*) ;;\n"
                           "        *)\n"
                           "            if [[ -z $command ]]; then\n"
                           "                command=${words[i]}\n"
                           "            else\n"
                           "                operands=$((operands + 1))\n"
                           "            fi\n"
                           "            ;;\n"
                           "        esac\n"
                           "    done\n"
                           "    # Whether the last option still waits for its value.\n"
                           "    [[ $i -eq ${#words[@]} ]] || option=''\n"
                           "    [[ $option == --dossier ]] && dossier=()\n"
                           "    if [[ -z $option && $token == --*=* ]]; then\n"
                           "        option=${token%%=*}\n"
                           "        value=${token#*=}\n"
                           "    fi\n"
                           "    case $option:${command:-read} in\n";

static void write_action(struct completion completion, struct buffer *out)
{
    switch (completion.kind) {
    case COMPLETE_NOTHING:
        buffer_add(out, SLICE(":"));
        break;
    case COMPLETE_DIRECTORY:
        buffer_add(out, SLICE("_precis_offer_files -d"));
        break;
    case COMPLETE_FILE:
        buffer_add(out, SLICE("_precis_offer_files -f"));
        break;
    case COMPLETE_IDS:
        buffer_format(out, "_precis_offer_ids '' %.*s", SLICE_ARGUMENTS(completion.words));
        break;
    case COMPLETE_WORDS:
        buffer_format(out, "_precis_offer_words %.*s", SLICE_ARGUMENTS(completion.words));
        break;
    case COMPLETE_PLACE:
        buffer_add(out, SLICE("_precis_offer_place"));
        break;
    }
}

/* Options whose value is a word of its own are stepped over. */
static void write_skipped(struct buffer *out)
{
    bool is_first = true;
    for (int i = 0; options[i].name; i++) {
        if (!completion_takes_word(&options[i]) || options[i].letter == 'd')
            continue;
        buffer_format(out, "%s--%s", is_first ? "        " : " | ", options[i].name);
        if (options[i].letter)
            buffer_format(out, " | -%c", options[i].letter);
        is_first = false;
    }
    buffer_add(out, SLICE(")\n"
                          "            option=${words[i]}\n"
                          "            i=$((i + 1))\n"
                          "            ;;\n"));
}

static void write_values(struct buffer *out)
{
    struct arena arena = {0};
    for (int i = 0; options[i].name; i++)
        for (int j = 0; options[i].argument && commands[j].name; j++) {
            if (!completion_is_for(&options[i], &commands[j]))
                continue;
            buffer_format(out, "    --%s:%s", options[i].name, commands[j].name);
            if (options[i].letter)
                buffer_format(out, " | -%c:%s", options[i].letter, commands[j].name);
            buffer_add(out, SLICE(") "));
            write_action(completion_of_option(&options[i], &commands[j], &arena), out);
            buffer_add(out, SLICE(" ;;\n"));
        }
    arena_release(&arena);
}

static void write_command(const struct command *command, struct buffer *out)
{
    struct arena arena = {0};
    buffer_format(out,
                  "    :%s)\n        if [[ $value == -* ]]; then\n            "
                  "_precis_offer_words",
                  command->name);
    for (int i = 0; options[i].name; i++)
        if (completion_is_for(&options[i], command))
            buffer_format(out, " --%s", options[i].name);
    buffer_add(out,
               SLICE("\n        elif [[ -z $command ]]; then\n            _precis_offer_words"));
    for (int i = 0; commands[i].name; i++)
        buffer_format(out, " %s", commands[i].name);
    buffer_format(out, "\n        elif [[ $operands -lt %u ]]; then\n            ",
                  command->most_operands);
    write_action(completion_of_operand(command, &arena), out);
    buffer_add(out, SLICE("\n        fi\n        ;;\n"));
    arena_release(&arena);
}

void completion_write_bash(struct buffer *out)
{
    struct arena arena = {0};
    buffer_add(out, slice_of(head));
    buffer_format(out, "        _precis_offer_words %.*s\n",
                  SLICE_ARGUMENTS(completion_views(&arena)));
    buffer_add(out, slice_of(middle));
    buffer_add(out, slice_of(scan));
    write_skipped(out);
    buffer_add(out, slice_of(tail));
    write_values(out);
    for (int i = 0; commands[i].name; i++)
        write_command(&commands[i], out);
    buffer_add(out, SLICE("    esac\n}\n\ncomplete -F _precis precis\n"));
    arena_release(&arena);
}
