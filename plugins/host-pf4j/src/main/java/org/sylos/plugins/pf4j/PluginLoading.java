package org.sylos.plugins.pf4j;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.PluginRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.plugin.PluginDetails.Provided;
import org.sylos.engine.core.plugin.PluginState;

/** Loads and unloads single plugins. Guarded by the lock of {@link DirectoryPlugins}. */
final class PluginLoading {
    private static final Logger LOG = LoggerFactory.getLogger(PluginLoading.class);

    private final PluginEntries entries;
    private final DisabledPlugins disabled;
    private final JarPluginManager manager;

    PluginLoading(PluginEntries entries, Path first) {
        this.entries = entries;
        this.disabled = DisabledPlugins.in(first);
        this.manager = new JarPluginManager(first);
    }

    /** The plugins that a person turned off. */
    DisabledPlugins disabled() {
        return disabled;
    }

    /** Loads a plugin that is not loaded, unless something keeps it from that; then its state and problems tell. */
    void load(PluginEntry entry) {
        try {
            String id = entry.inspection().id();
            if (id != null && disabled.contains(id)) {
                entry.stay(PluginState.DISABLED, List.of());
                return;
            }
            PluginEntry rival = entries.active(id);
            if (rival != null && !rival.directory().equals(entry.directory())) {
                entry.stay(PluginState.REPLACED, List.of("its Plugin-Id is that of " + rival.place()));
                return;
            }
            entry.begin(begin(entry));
            LOG.debug("loaded plugin {} from {}", entry.running().origin(), entry.place());
        } catch (PluginRefusal refusal) {
            LOG.debug("the plugin {} is not loaded", entry.place(), refusal);
            entry.stay(PluginState.FAILED, refusal.problems());
        } catch (RuntimeException e) { // PF4J's, of many kinds
            LOG.debug("the plugin {} is not loaded", entry.place(), e);
            entry.stay(PluginState.FAILED, List.of(e.toString()));
        }
    }

    private ProvidingPlugin begin(PluginEntry entry) {
        if (entry.inspection().problems().isEmpty()) {
            refuse(AcceptedHashes.in(entry.directory())
                    .refusals(entry.inspection().requireFiles()));
        }
        ProvidingPlugin plugin = manager.begin(entry.inspection());
        List<String> taken = taken(plugin.provided(), plugin.id());
        if (!taken.isEmpty()) {
            manager.unloadPlugin(plugin.id());
            throw new PluginRefusal(taken);
        }
        return plugin;
    }

    /** One line for each name that a plugin with another id provides already. */
    List<String> taken(List<Provided> names, String id) {
        ProviderNames owners = new ProviderNames();
        for (PluginEntry entry : entries.all()) {
            if (entry.active() && !entry.isCalled(id)) {
                owners.give(entry.running().provided(), entry.running().origin());
            }
        }
        return owners.taken(names);
    }

    /**
     * Unloads a plugin if it is loaded.
     *
     * @throws SylosException when it is in use, or does not let go
     */
    void unload(PluginEntry entry, PluginState after) {
        entry.requireUnused();
        unloadUsed(entry, after);
    }

    /** The same without asking whether it is in use. */
    void unloadUsed(PluginEntry entry, PluginState after) {
        if (!entry.active()) {
            return;
        }
        String id = entry.running().id();
        entry.stay(after, List.of());
        try {
            manager.unloadPlugin(id);
        } catch (PluginRuntimeException e) {
            throw new SylosException("the plugin '" + id + "' could not be unloaded: " + e.getMessage(), null, e);
        }
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new PluginRefusal(problems);
        }
    }
}
