package org.sylos.shell.command;

import java.util.List;
import org.sylos.shell.session.Context;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** The migration that a verb is about, and paths in it. */
final class PathsMixin {
    @Parameters(
            arity = "0..*",
            paramLabel = "[NAME] [PATH...]",
            hideParamSyntax = true,
            description = "The migration, unless there is only one, and paths in it.",
            completionCandidates = MigrationNames.class)
    private List<String> words = List.of();

    /** What the words on the command line of a verb mean. */
    ReviewPlace place(Context context, CommandSpec verb) throws InterruptedException {
        return ReviewPlace.of(context, verb, words);
    }
}
