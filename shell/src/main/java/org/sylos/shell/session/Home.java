package org.sylos.shell.session;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the program keeps its files unless it is told. */
public final class Home {
    private final Map<String, String> environment;
    private final String system;
    private final Path user;

    /** The usual places of this process. */
    public static Home ofProcess() {
        return new Home(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /**
     * The usual places of another process.
     *
     * @param user where the user is at home, if the environment does not say so
     */
    public Home(Map<String, String> environment, String systemName, Path user) {
        this.environment = environment;
        this.system = systemName.toLowerCase(Locale.ROOT);
        this.user = userOr(user);
    }

    /** As all programs have it, {@code HOME} says where the user is at home; what Java takes from the list of users may be another place. */
    private Path userOr(Path known) {
        Path home = system.startsWith("windows") ? null : variable("HOME");
        return home == null || !home.isAbsolute() ? known : home;
    }

    /** The folder of the migrations: {@code SYLOS_HOME}, else the data folder of the platform. */
    public Path data() {
        Path chosen = variable("SYLOS_HOME");
        return chosen != null ? chosen : platform("XDG_DATA_HOME", ".local/share");
    }

    /** The folder of what the program remembers of its user, such as the lines typed. */
    public Path state() {
        return platform("XDG_STATE_HOME", ".local/state");
    }

    private Path platform(String xdgVariable, String xdgDefault) {
        if (system.startsWith("mac")) {
            return user.resolve("Library/Application Support/sylos");
        }
        if (system.startsWith("windows")) {
            Path local = variable("LOCALAPPDATA");
            return (local == null ? user.resolve("AppData/Local") : local).resolve("sylos");
        }
        Path xdg = variable(xdgVariable);
        // The specification says that relative paths in these variables are to be ignored.
        return (xdg == null || !xdg.isAbsolute() ? user.resolve(xdgDefault) : xdg).resolve("sylos");
    }

    private @Nullable Path variable(String name) {
        String value = environment.get(name);
        return value == null || value.isEmpty() ? null : Path.of(value);
    }
}
