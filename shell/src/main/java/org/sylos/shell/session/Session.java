package org.sylos.shell.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.core.ManagerConfig;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.shell.config.ConfigFile;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.terminal.Console;
import org.sylos.shell.terminal.Interrupts;

/**
 * The program as long as it lives: one command, or many in a row. Plugins are loaded once, when they are first needed. Used by
 * one thread.
 */
public final class Session implements AutoCloseable {
    private final Home home;
    private final Interrupts interrupts;
    private final Function<ManagerConfig, MigrationManager> managers;
    private final Ending ending;
    private final @Nullable Path distribution;
    private final SessionPlugins plugins = new SessionPlugins();
    private final Set<String> warned = new LinkedHashSet<>();
    private Console console;
    private boolean interactive;
    private @Nullable Terminal terminal;
    private final Jobs jobs = new Jobs();
    private @Nullable String current;

    /**
     * A session.
     *
     * @param managers opens a manager
     * @param ending ends the process
     * @param distribution folder of the program itself, which may bring plugins; null when unknown
     */
    public Session(
            Console console,
            Home home,
            Interrupts interrupts,
            Function<ManagerConfig, MigrationManager> managers,
            Ending ending,
            @Nullable Path distribution) {
        this.console = console;
        this.home = home;
        this.interrupts = interrupts;
        this.managers = managers;
        this.ending = ending;
        this.distribution = distribution;
    }

    /** What the program says and asks goes here. */
    public Console console() {
        return console;
    }

    /** The usual places. */
    public Home home() {
        return home;
    }

    /** Requests to stop. */
    public Interrupts interrupts() {
        return interrupts;
    }

    /** Whether commands are typed one after the other, so that the process outlives each of them. */
    public boolean interactive() {
        return interactive;
    }

    /** Turns the session into an interactive one, with another console. */
    public void becomeInteractive(Console other) {
        console = other;
        interactive = true;
    }

    /** What runs in the background. */
    public Jobs jobs() {
        return jobs;
    }

    /** A session beside this one, for a command in the background. */
    Session inBackground(Console other, Interrupts passedOn) {
        Session session = new Session(other, home, passedOn, managers, ending, distribution);
        session.interactive = true;
        return session;
    }

    /** The migration that is meant where none is named; null when there is none. */
    public @Nullable String current() {
        return current;
    }

    /** Chooses the migration that is meant where none is named; null for none. */
    public void use(@Nullable String name) {
        current = name;
    }

    /** Has commands that need a whole terminal use this one, which somebody else closes. */
    public void share(Terminal open) {
        terminal = open;
    }

    /** The terminal that is open already; null when none is. */
    @Nullable
    Terminal terminal() {
        return terminal;
    }

    /** Begins a command. */
    public Context begin(Settings settings) {
        return new Context(this, settings);
    }

    /** Ends the process. */
    public Ending ending() {
        return ending;
    }

    /** What the user configured; read anew each time. */
    public Configuration configuration(Settings settings) {
        return ConfigFile.load(homeOf(settings), settings.choice());
    }

    MigrationManager openManager(Settings settings, ProviderContext context) {
        ManagerConfig standard = ManagerConfig.in(homeOf(settings));
        ManagerConfig config = new ManagerConfig(standard.home(), standard.plugins(), context).withControlSockets();
        List<Path> folders = pluginFolders(settings);
        if (folders.stream().noneMatch(SessionPlugins::holdsSomething)) {
            return managers.apply(config);
        }
        if (SessionPlugins.findHost().isEmpty()) {
            warnOnce("the plugins in " + folders.get(0) + " are not loaded: this build of Sylos cannot load plugins");
            return managers.apply(config);
        }
        return managers.apply(config.withPlugins(new PluginsWhenNeeded(() -> load(folders))));
    }

    private ManagedPlugins load(List<Path> folders) {
        ManagedPlugins loaded = plugins.loaded(folders);
        loaded.problems().forEach(this::warnOnce);
        return loaded;
    }

    /** The plugins of the usual folders, which need not be loaded. */
    ManagedPlugins plugins(Settings settings) {
        return plugins.open(pluginFolders(settings));
    }

    /** The folders of plugins: the one that new ones are put into, then that of the program. */
    List<Path> pluginFolders(Settings settings) {
        Path chosen = settings.plugins();
        if (chosen != null && !Files.isDirectory(chosen)) {
            throw new ConfigException("the plugins directory " + chosen + " does not exist", "check the spelling");
        }
        List<Path> folders = new ArrayList<>();
        folders.add(chosen == null ? homeOf(settings).resolve("plugins") : chosen);
        if (distribution != null) {
            folders.add(distribution.resolve("plugins"));
        }
        return folders.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .distinct()
                .toList();
    }

    /** The folder of the migrations. */
    public Path homeOf(Settings settings) {
        return settings.home() == null ? home.data() : settings.home();
    }

    /** Warns of something, unless that was done before. */
    void warnOnce(String problem) {
        if (warned.add(problem)) {
            console.warn(problem);
        }
    }

    @Override
    public void close() {
        plugins.close();
    }
}
