package org.sylos.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.config.Choice;
import org.sylos.shell.render.Format;
import org.sylos.shell.session.Settings;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every verb takes, before or after it. */
final class GlobalOptions {
    /** Those that take a value, with the two of the program itself. */
    static final Set<String> WITH_VALUE =
            Set.of("--home", "--config", "--profile", "--set", "--plugins", "-o", "--output", "-f", "--file");

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "Folder of the migrations. Default: $SYLOS_HOME, else the platform's data folder"
                    + " (on Linux ~/.local/share/sylos).")
    private @Nullable Path home;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "File with connections, defaults, profiles and aliases. Default: config.yaml in the home"
                    + " folder, if it is there.")
    private @Nullable Path config;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            completionCandidates = ConfiguredNames.Profiles.class,
            description = "Defaults of that profile before the others. Default: none.")
    private @Nullable String profile;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Something of the configuration otherwise than in the file, such as workers=8 or"
                    + " connections.nas.root=/mnt/nas; may be given repeatedly.")
    private List<String> overrides = new ArrayList<>();

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
        return new Settings(home, plugins, debug, yes, output, !noColour, new Choice(config, profile, overrides));
    }
}
