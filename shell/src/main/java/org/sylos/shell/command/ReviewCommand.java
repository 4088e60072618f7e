package org.sylos.shell.command;

import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Viewing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows both trees of a migration side by side on the whole screen, to look around and to decide. */
@Command(
        name = "review",
        description =
                "Shows both trees of a migration side by side on the whole screen, to look around in and to decide"
                        + " what is left out. Needs a terminal; ? in it shows the keys.",
        footer = {"  sylos review nas"})
final class ReviewCommand extends Verb {
    @Mixin
    private NameMixin named;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        return new Viewing(context, named.name()).run();
    }
}
