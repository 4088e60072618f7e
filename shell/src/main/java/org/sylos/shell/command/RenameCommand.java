package org.sylos.shell.command;

import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a migration another name. */
@Command(
        name = "rename",
        description = "Gives a migration another name. What it found and decided stays as it is.",
        footer = {"  sylos rename data-to-backup nas", "", "'renames' is about the names of nodes."})
final class RenameCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Parameters(
            index = "1",
            paramLabel = "NEW",
            description = "Its new name: up to 64 letters, digits, dots, dashes and underscores.")
    private String newName = "";

    @Override
    ExitCode run(Context context) {
        String name = named.name();
        context.alone(name, manager -> manager.rename(name, newName));
        if (name.equals(context.current())) {
            context.use(newName);
        }
        context.console().say("'" + name + "' is called '" + newName + "' now.");
        return ExitCode.DONE;
    }
}
