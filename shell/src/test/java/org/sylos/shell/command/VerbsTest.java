package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.shell.config.Configuration;
import picocli.CommandLine;

class VerbsTest {
    private static CommandLine line() {
        CommandLine.IFactory factory =
                CommandTree.factory(List::of, List::of, () -> Configuration.EMPTY, kind -> List.of());
        return new CommandLine(CommandLine.Model.CommandSpec.create().name("program"), factory);
    }

    @Test
    void every_name_is_the_name_of_its_verb() {
        CommandLine line = line();
        Verbs.add(line, Verbs.NAMES_IN_SESSIONS);
        assertThat(new ArrayList<>(line.getSubcommands().keySet()))
                .isEqualTo(Verbs.NAMES_IN_SESSIONS)
                .containsAll(Verbs.NAMES);
    }

    private static List<String> needed(String... words) {
        return Verbs.needed(List.of(words), Verbs.NAMES);
    }

    @Test
    void only_the_verb_that_comes_first_is_needed() {
        assertThat(needed("plan", "list", "x")).containsExactly("plan");
        assertThat(needed("--home", "plan", "-y", "list")).containsExactly("list");
        assertThat(needed("help", "plan")).containsExactly("help", "plan");
        assertThat(needed("help", "help")).containsExactly("help");
    }

    @Test
    void none_is_needed_where_none_can_be_told_of() {
        assertThat(needed()).isEmpty();
        assertThat(needed("--version")).isEmpty();
        assertThat(needed("-f", "show.txt", "--no-color")).isEmpty();
    }

    @Test
    void all_are_needed_for_help_and_for_what_is_no_verb() {
        for (String line :
                List.of("help", "help -y plan", "help plam", "--help", "-yh", "plam", "-yo json list", "use x")) {
            assertThat(needed(line.split(" "))).as(line).isEqualTo(Verbs.NAMES);
        }
        assertThat(Verbs.needed(List.of("use", "x"), Verbs.NAMES_IN_SESSIONS)).containsExactly("use");
    }

    @Test
    void the_usual_defaults_are_options_that_may_have_one() {
        CommandLine line = line();
        Verbs.add(line, List.of("migrate", "plan"));
        assertThat(DefaultOptions.USUAL).allSatisfy(name -> {
            assertThat(DefaultOptions.isForOneCommand(name)).isFalse();
            assertThat(line.getSubcommands().values())
                    .anyMatch(verb -> verb.getCommandSpec().findOption("--" + name) != null);
        });
    }
}
