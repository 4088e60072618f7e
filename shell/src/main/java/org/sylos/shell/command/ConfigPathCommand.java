package org.sylos.shell.command;

import java.nio.file.Path;
import org.sylos.shell.config.ConfigFile;
import org.sylos.shell.render.Text;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;

/** Says which file the configuration is read from. */
@Command(
        name = "path",
        description = "Says which file the configuration is read from, whether it is there or not.",
        footer = {"  sylos config path", "  ${EDITOR:-vi} \"$(sylos config path)\""})
final class ConfigPathCommand extends Verb {
    @Override
    ExitCode run(Context context) {
        context.console().data(Text.printable(path(context).toString()) + System.lineSeparator());
        return ExitCode.DONE;
    }

    static Path path(Context context) {
        Path chosen = context.settings().choice().file();
        return (chosen == null ? ConfigFile.in(context.home()) : chosen)
                .toAbsolutePath()
                .normalize();
    }
}
