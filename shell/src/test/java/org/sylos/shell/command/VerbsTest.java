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
        Verbs.addAll(line);
        assertThat(new ArrayList<>(line.getSubcommands().keySet())).isEqualTo(Verbs.NAMES);
    }

    @Test
    void only_the_verb_that_comes_first_is_built() {
        CommandLine line = line();
        Verbs.addNeeded(line, new String[] {"plan", "list", "x"});
        assertThat(line.getSubcommands()).containsOnlyKeys("plan");
    }

    @Test
    void all_are_built_for_help_and_for_what_is_no_verb() {
        for (String[] words : new String[][] {{}, {"help", "plan"}, {"plam"}, {"--home", "plan", "list"}}) {
            CommandLine line = line();
            Verbs.addNeeded(line, words);
            assertThat(line.getSubcommands()).hasSameSizeAs(Verbs.NAMES);
        }
    }
}
