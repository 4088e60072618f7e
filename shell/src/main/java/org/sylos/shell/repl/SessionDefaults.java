package org.sylos.shell.repl;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.command.CommandTree;
import org.sylos.shell.session.Session;
import org.sylos.shell.session.Settings;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Makes the options with which a session was begun, and the migration that is in use, the defaults of its commands. */
final class SessionDefaults implements IDefaultValueProvider {
    private final Settings settings;
    private final Session session;

    SessionDefaults(Settings settings, Session session) {
        this.settings = settings;
        this.session = session;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return CommandTree.namesMigration(argument) ? session.current() : null;
        }
        return switch (option.longestName()) {
            case "--home" -> text(settings.home());
            case "--plugins" -> text(settings.plugins());
            case "--yes" -> Boolean.toString(settings.yes());
            case "--output" -> settings.format().toString();
            case "--no-color" -> Boolean.toString(!settings.colour());
            case "--debug" -> Boolean.toString(settings.debug());
            default -> null;
        };
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }
}
