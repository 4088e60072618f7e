package org.sylos.shell.command;

import picocli.CommandLine.Parameters;

/** The migration that a verb is about. */
final class NameMixin {
    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "The migration.",
            completionCandidates = MigrationNames.class)
    private String name = "";

    /** What it is called. */
    String name() {
        return name;
    }
}
