package org.sylos.engine.core;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Stability;
import org.sylos.engine.core.plugin.PluginSource;

/**
 * What a manager works with.
 *
 * @param home folder below which migrations are kept; made when the first one is created
 * @param plugins where providers come from, in the order of precedence
 * @param context what providers are given
 * @param controlSockets whether a migration with a run is listened for on a socket in the home, through which other processes of
 *     the same user look at the run, stop it and follow its journal ({@link MigrationManager#attach}); off unless asked for
 */
@Stability(Stability.Level.EVOLVING)
public record ManagerConfig(Path home, List<PluginSource> plugins, ProviderContext context, boolean controlSockets) {

    /** Makes the home absolute and copies the list. */
    public ManagerConfig {
        home = home.toAbsolutePath().normalize();
        plugins = List.copyOf(plugins);
    }

    /**
     * A configuration without control sockets.
     *
     * @param home folder below which migrations are kept
     * @param plugins where providers come from, in the order of precedence
     * @param context what providers are given
     */
    public ManagerConfig(Path home, List<PluginSource> plugins, ProviderContext context) {
        this(home, plugins, context, false);
    }

    /**
     * The providers on the module path and class path, and migrations below this folder.
     *
     * @param home the folder; need not exist
     * @return the configuration, with the clock and the environment of this process
     */
    public static ManagerConfig in(Path home) {
        return new ManagerConfig(home, List.of(PluginSource.installed()), ProviderContext.standard());
    }

    /**
     * {@return the same with one more source of providers}
     *
     * @param more asked after those that are there; whoever opened it closes it, after the manager
     */
    public ManagerConfig withPlugins(PluginSource more) {
        List<PluginSource> all = new ArrayList<>(plugins);
        all.add(more);
        return new ManagerConfig(home, all, context, controlSockets);
    }

    /** {@return the same with a control socket for every migration that has a run} */
    public ManagerConfig withControlSockets() {
        return new ManagerConfig(home, plugins, context, true);
    }

    /** {@return the clock that providers and engine use} */
    public Clock clock() {
        return context.clock();
    }
}
