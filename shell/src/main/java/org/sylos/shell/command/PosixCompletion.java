package org.sylos.shell.command;

import java.util.List;
import java.util.stream.Collectors;
import org.sylos.shell.command.CompletionModel.Option;
import org.sylos.shell.command.CompletionModel.Value;
import org.sylos.shell.command.CompletionModel.Verb;

/** Completion for bash and zsh: both call one function that prints what can come next, which is written in what they share. */
final class PosixCompletion {
    /** Names of migrations and of the configuration are looked up in files: starting Java would take too long. */
    private static final String LOOKUPS = """
            __sylos_home() {
                if [ -n "$__sylos_chosen" ]; then printf '%s' "$__sylos_chosen"
                elif [ -n "$SYLOS_HOME" ]; then printf '%s' "$SYLOS_HOME"
                elif [ "$(uname -s)" = Darwin ]; then printf '%s' "$HOME/Library/Application Support/sylos"
                else printf '%s' "${XDG_DATA_HOME:-$HOME/.local/share}/sylos"; fi
            }
            __sylos_migrations() {
                command ls -1 "$(__sylos_home)/migrations" 2>/dev/null
            }
            __sylos_section() {
                command awk -v section="$1:" '/^[^ #]/ { on = ($1 == section) }
                    on && /^  ?[A-Za-z]/ { sub(/^ +/, ""); sub(/:.*/, ""); print }' \\
                    "${__sylos_config:-$(__sylos_home)/config.yaml}" 2>/dev/null
            }
            __sylos_kind() {
                case $1 in
                    MIGRATIONS) __sylos_migrations ;;
                    CONNECTIONS|PLACES) __sylos_section connections ;;
                    PROFILES) __sylos_section profiles ;;
                    PLACES_OR_MIGRATIONS) __sylos_migrations; __sylos_section connections ;;
                esac
            }
            """;

    private static final String BASH = """
            _sylos() {
                local cur=${COMP_WORDS[COMP_CWORD]} kind words
                local __sylos_chosen= __sylos_config= __sylos_verb= __sylos_operands=0 __sylos_option= __sylos_values=
                __sylos_walk "${COMP_WORDS[@]:1:COMP_CWORD-1}"
                __sylos_next "$cur"
                COMPREPLY=($(IFS=$'\\n'; compgen -W "$__sylos_words" -- "$cur"))
                if [ -n "$__sylos_files" ]; then
                    compopt -o filenames 2>/dev/null
                    COMPREPLY+=($(IFS=$'\\n'; compgen -f -- "$cur"))
                fi
            }
            complete -F _sylos sylos
            """;

    private static final String ZSH = """
            _sylos() {
                local __sylos_chosen= __sylos_config= __sylos_verb= __sylos_operands=0 __sylos_option=
                local __sylos_words= __sylos_files=
                () {
                    emulate -L zsh -o sh_word_split
                    __sylos_walk "${(@)words[2,CURRENT-1]}"
                    __sylos_next "$PREFIX"
                }
                local -a found
                found=(${(f)__sylos_words})
                [[ -n $__sylos_words ]] && compadd -a found
                [[ -n $__sylos_files ]] && _files
                return 0
            }
            if [ "$funcstack[1]" = _sylos ]; then _sylos "$@"; else compdef _sylos sylos; fi
            """;

    private final CompletionModel model;
    private final StringBuilder out = new StringBuilder();

    private PosixCompletion(CompletionModel model) {
        this.model = model;
    }

    static String bash(CompletionModel model) {
        return "# Completion of sylos for bash. Source it, or put it into share/bash-completion/completions.\n"
                + new PosixCompletion(model).shared()
                + BASH;
    }

    static String zsh(CompletionModel model) {
        return "#compdef sylos\n# Completion of sylos for zsh. Put it as _sylos into a folder of $fpath.\n"
                + new PosixCompletion(model).shared()
                + ZSH;
    }

    private String shared() {
        out.append(LOOKUPS);
        values();
        walk();
        next();
        return out.toString();
    }

    /** Prints what an option of a verb takes: its kind, and words. Nothing when it takes no value. */
    private void values() {
        out.append("__sylos_option_kind() {\n    case \"$1|$2\" in\n");
        for (Verb verb : model.verbs()) {
            String before = verb.words().isEmpty() ? "*" : quoted(verb.name());
            // What every verb takes comes last, so that a verb's own option of that name wins.
            if (!verb.words().isEmpty()) {
                options(verb, before);
            }
        }
        options(model.verbs().get(0), "*");
        out.append("    esac\n}\n");
    }

    private void options(Verb verb, String before) {
        for (Option option : verb.options()) {
            Value value = option.value();
            if (value != null) {
                String patterns = option.names().stream()
                        .map(name -> before + "'|'" + name)
                        .collect(Collectors.joining("|"));
                out.append("        ")
                        .append(patterns)
                        .append(") echo ")
                        .append(quoted(text(value)))
                        .append(" ;;\n");
            }
        }
    }

    private static String text(Value value) {
        return value.words().isEmpty() ? value.kind().name() : value.kind() + " " + String.join(" ", value.words());
    }

    /** Finds verb, number of operands, and the option whose value comes next, from the words before the cursor. */
    private void walk() {
        String known = model.verbs().stream()
                .map(Verb::name)
                .filter(name -> !name.isEmpty())
                .map(PosixCompletion::quoted)
                .collect(Collectors.joining("|"));
        out.append("""
                __sylos_walk() {
                    local word
                    for word in "$@"; do
                        if [ -n "$__sylos_option" ]; then
                            case $__sylos_option in
                                --home) __sylos_chosen=$word ;;
                                --config) __sylos_config=$word ;;
                            esac
                            __sylos_option=
                            continue
                        fi
                        case $word in
                            --home=*) __sylos_chosen=${word#*=} ;;
                            --config=*) __sylos_config=${word#*=} ;;
                            -*=*) ;;
                            -*) [ -n "$(__sylos_option_kind "$__sylos_verb" "$word")" ] && __sylos_option=$word ;;
                            *)
                                case "${__sylos_verb:+$__sylos_verb }$word" in
                                    {known}) __sylos_verb="${__sylos_verb:+$__sylos_verb }$word" ;;
                                    *) __sylos_operands=$((__sylos_operands + 1)) ;;
                                esac ;;
                        esac
                    done
                    return 0
                }
                """.replace("{known}", known));
    }

    /** Sets the words and whether files can come next. */
    private void next() {
        out.append("""
                __sylos_offer() {
                    case $1 in
                        WORDS) shift; __sylos_words=$(printf '%s\\n' "$@") ;;
                        FILES) __sylos_files=1 ;;
                        PLACES*) __sylos_files=1; __sylos_words=$(__sylos_kind "$1") ;;
                        *) __sylos_words=$(__sylos_kind "$1") ;;
                    esac
                }
                __sylos_next() {
                    __sylos_words= __sylos_files=
                    if [ -n "$__sylos_option" ]; then
                        __sylos_offer $(__sylos_option_kind "$__sylos_verb" "$__sylos_option")
                        return
                    fi
                    case $1 in
                        -*)
                            case $__sylos_verb in
                """);
        for (Verb verb : model.verbs()) {
            out.append("                ")
                    .append(verb.words().isEmpty() ? "''" : quoted(verb.name()))
                    .append(") __sylos_words=")
                    .append(quoted(verb.options().stream()
                            .flatMap(option -> option.names().stream())
                            .filter(name -> name.startsWith("--"))
                            .collect(Collectors.joining("\n"))))
                    .append(" ;;\n");
        }
        String global = model.verbs().get(0).options().stream()
                .flatMap(option -> option.names().stream())
                .filter(name -> name.startsWith("--"))
                .collect(Collectors.joining("\n"));
        out.append("            esac\n            [ -n \"$__sylos_verb\" ] && __sylos_words=\"$__sylos_words\n")
                .append(global)
                .append("\"\n            return ;;\n    esac\n    case \"$__sylos_verb|$__sylos_operands\" in\n");
        for (Verb verb : model.verbs()) {
            operands(verb);
        }
        out.append("    esac\n}\n");
    }

    private void operands(Verb verb) {
        String name = verb.words().isEmpty() ? "" : quoted(verb.name());
        if (!verb.inner().isEmpty()) {
            out.append("        ")
                    .append(name)
                    .append("'|0') __sylos_words=")
                    .append(quoted(String.join("\n", verb.inner())))
                    .append(" ;;\n");
            return;
        }
        List<Value> operands = verb.operands();
        for (int i = 0; i < operands.size(); i++) {
            out.append("        ")
                    .append(name)
                    .append("'|'")
                    .append(i == operands.size() - 1 ? "*" : Integer.toString(i))
                    .append(") __sylos_offer ")
                    .append(text(operands.get(i)))
                    .append(" ;;\n");
        }
    }

    /** A word that shells take as it is. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
