package org.sylos.shell.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.core.ManagerConfig;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.plugin.PluginHost;
import org.sylos.engine.core.plugin.PluginSource;
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
    private final Map<Path, PluginSource> loaded = new LinkedHashMap<>();
    private final Set<String> warned = new LinkedHashSet<>();
    private Console console;
    private boolean interactive;

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

    /** Begins a command. */
    public Context begin(Settings settings) {
        return new Context(this, settings);
    }

    /** Ends the process. */
    public Ending ending() {
        return ending;
    }

    MigrationManager openManager(Settings settings) {
        Path folder = homeOf(settings);
        ManagerConfig config = ManagerConfig.in(folder);
        Path chosen = settings.plugins();
        if (chosen != null && !Files.isDirectory(chosen)) {
            throw new ConfigException("the plugins directory " + chosen + " does not exist", "check the spelling");
        }
        config = withPlugins(config, chosen == null ? folder.resolve("plugins") : chosen);
        if (distribution != null) {
            config = withPlugins(config, distribution.resolve("plugins"));
        }
        return managers.apply(config);
    }

    Path homeOf(Settings settings) {
        return settings.home() == null ? home.data() : settings.home();
    }

    private ManagerConfig withPlugins(ManagerConfig config, Path directory) {
        Path folder = directory.toAbsolutePath().normalize();
        if (!loaded.containsKey(folder) && holdsSomething(folder)) {
            Optional<PluginHost> host = ServiceLoader.load(PluginHost.class).findFirst();
            if (host.isEmpty()) {
                warnOnce("the plugins in " + folder + " are not loaded: this build of Sylos cannot load plugins");
                return config;
            }
            loaded.put(folder, host.get().load(folder));
        }
        PluginSource source = loaded.get(folder);
        if (source == null) {
            return config;
        }
        source.problems().forEach(this::warnOnce);
        return config.withPlugins(source);
    }

    private static boolean holdsSomething(Path directory) {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException("the plugins directory " + directory + " cannot be read", e);
        }
    }

    /** Warns of something, unless that was done before. */
    void warnOnce(String problem) {
        if (warned.add(problem)) {
            console.warn(problem);
        }
    }

    @Override
    public void close() {
        List.copyOf(loaded.values()).forEach(PluginSource::close);
        loaded.clear();
    }
}
