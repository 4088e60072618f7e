package org.sylos.shell.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.render.Format;
import org.sylos.shell.session.Settings;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every verb takes, before or after it. */
final class GlobalOptions {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of the migrations. Default: $SYLOS_HOME, else the platform's data folder"
                    + " (on Linux ~/.local/share/sylos).")
    private @Nullable Path home;

    @Option(
            names = "--plugins",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of plugin jars. Default: plugins in the home folder.")
    private @Nullable Path plugins;

    @Option(
            names = {"-y", "--yes"},
            scope = ScopeType.INHERIT,
            description = "Answer every question with yes.")
    private boolean yes;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            scope = ScopeType.INHERIT,
            defaultValue = "table",
            description = "How data is written: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format output = Format.TABLE;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "No colours; also when NO_COLOR is set, TERM is dumb, or the output is no terminal.")
    private boolean noColour;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces and what libraries log.")
    private boolean debug;

    Settings settings() {
        return new Settings(home, plugins, debug, yes, output, !noColour);
    }
}
