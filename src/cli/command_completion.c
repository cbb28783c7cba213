/* precis completion: a script for a shell. Each takes the words of the line, expands nothing, asks
 * `precis --complete`, and offers only what has the form of an id or of an option. */
#include "cli/completion.h"
#include "cli/support.h"
#include "cli/table_output.h"

#define FORM "^((--[a-z-]+=)?[a-z0-9][a-z0-9:#-]*|--[a-z-]+)$"

static const char bash_script[] =
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
    "_precis_files()\n"
    "{\n"
    "    local value=$token name\n"
    "    [[ $token == --*=* ]] && value=${token#*=}\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    while IFS= read -r name; do\n"
    "        COMPREPLY+=(\"$name\")\n"
    "    done < <(compgen \"$1\" -- \"$value\")\n"
    "}\n"
    "\n"
    "# bash replaces only what stands after a : or =.\n"
    "_precis()\n"
    "{\n"
    "    local form='" FORM "' words token kept='' program=precis word rest\n"
    "    COMPREPLY=()\n"
    "    [[ -n $1 ]] && type -P -- \"$1\" >/dev/null && program=$1\n"
    "    _precis_split\n"
    "    token=${words[${#words[@]} - 1]}\n"
    "    [[ $token == *[:=]* ]] && kept=${token%\"${token##*[:=]}\"}\n"
    "    while IFS=$'\\t' read -r word rest; do\n"
    "        case $word in\n"
    "        :files) _precis_files -f ;;\n"
    "        :folders) _precis_files -d ;;\n"
    "        *) [[ $word =~ $form ]] && COMPREPLY+=(\"${word#\"$kept\"}\") ;;\n"
    "        esac\n"
    "    done < <(\"$program\" --complete \"${words[@]:1}\" 2>/dev/null)\n"
    "    [[ ${COMPREPLY[*]} == *: ]] && compopt -o nospace 2>/dev/null\n"
    "}\n"
    "\n"
    "complete -F _precis precis\n";

static const char zsh_script[] =
    "#compdef precis\n"
    "# Completion of precis for zsh, made by 'precis completion zsh'. To be saved as _precis in a\n"
    "# folder of $fpath.\n"
    "_precis() {\n"
    "  local form='" FORM "' program=precis row word\n"
    "  local -a whole begun\n"
    "  whence -p -- \"${(Q)words[1]}\" >/dev/null && program=${(Q)words[1]}\n"
    "  for row in \"${(@f)$(command \"$program\" --complete \"${(@Q)words[2,CURRENT-1]}\" "
    "\"${(Q)PREFIX}\" 2>/dev/null)}\"; do\n"
    "    word=${row%%$'\\t'*}\n"
    "    case $word in\n"
    "      :files) compset -P 1 '--*='; _files ;;\n"
    "      :folders) compset -P 1 '--*='; _files -/ ;;\n"
    "      *:) [[ $word =~ $form ]] && begun+=(\"$word\") ;;\n"
    "      *) [[ $word =~ $form ]] && whole+=(\"${word//:/\\\\:}:${row#*$'\\t'}\") ;;\n"
    "    esac\n"
    "  done\n"
    "  (( $#begun )) && compadd -S '' -- $begun\n"
    "  (( $#whole )) && _describe precis whole\n"
    "}\n"
    "\n"
    "if [[ $funcstack[1] == _precis ]]; then\n"
    "  _precis \"$@\"\n"
    "else\n"
    "  compdef _precis precis\n"
    "fi\n";

static const char fish_script[] =
    "# Completion of precis for fish, made by 'precis completion fish'.\n"
    "function __precis\n"
    "    set -l words (commandline -opc)\n"
    "    set -l token (commandline -ct)\n"
    "    set -l program $words[1]\n"
    "    type -q -f -- $program; or set program precis\n"
    "    command $program --complete $words[2..-1] \"$token\" 2>/dev/null | while read -l row\n"
    "        set -l word (string split -m 1 \\t -- $row)[1]\n"
    "        switch \"$word\"\n"
    "            case ':files'\n"
    "                __fish_complete_path $token\n"
    "            case ':folders'\n"
    "                __fish_complete_directories $token\n"
    "            case '*'\n"
    "                string match -qr '" FORM "' -- \"$word\"; and printf '%s\\n' $row\n"
    "        end\n"
    "    end\n"
    "end\n"
    "\n"
    "complete -c precis -f -a '(__precis)'\n";

enum { BASH, ZSH, FISH };

const char *const completion_shells[] = {[BASH] = "bash", [ZSH] = "zsh", [FISH] = "fish", NULL};

static const char *const scripts[] = {
    [BASH] = bash_script, [ZSH] = zsh_script, [FISH] = fish_script};

enum exit_status command_completion(const struct invocation *invocation)
{
    int shell;
    struct buffer script = {0};
    const char *name = invocation->operand_count ? invocation->operands[0] : "";
    if (!table_output_choose("shell", name, completion_shells, &shell))
        return EXIT_TROUBLE;
    buffer_add(&script, slice_of(scripts[shell]));
    enum exit_status status = support_write(&script, EXIT_DONE);
    buffer_release(&script);
    return status;
}
