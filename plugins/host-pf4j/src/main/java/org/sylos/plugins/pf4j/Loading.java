package org.sylos.plugins.pf4j;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.Provider;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;

/** Loads the jars of one directory, one after the other. Used once, by one thread. */
final class Loading {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    private final Path directory;
    private final JarPluginManager manager;
    private final List<ProvidingPlugin> plugins = new ArrayList<>();
    private final Map<String, String> owners = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    Loading(Path directory) {
        this.directory = directory;
        manager = new JarPluginManager(directory);
    }

    LoadedPlugins run() {
        for (Path jar : jars()) {
            try {
                load(jar);
            } catch (RuntimeException e) {
                report("the plugin " + jar + " is not loaded", e);
            }
        }
        return new LoadedPlugins(directory, manager, plugins, problems);
    }

    private List<Path> jars() {
        try {
            return new JarFolder(directory).getPluginPaths();
        } catch (UncheckedIOException e) {
            report("the plugins directory " + directory + " cannot be read", e);
            return List.of();
        }
    }

    private void load(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new PluginRefusal("it is not a file, or a link that leads to none");
        }
        if (!Files.isReadable(jar)) {
            throw new PluginRefusal("there is no permission to read it");
        }
        String id = manager.loadPlugin(jar);
        try {
            manager.startPlugin(id);
            ProvidingPlugin plugin = manager.plugin(id);
            claimNames(plugin);
            plugins.add(plugin);
            LOG.debug("loaded plugin {} from {}", plugin.origin(), jar);
        } catch (RuntimeException e) {
            manager.unloadPlugin(id);
            throw e;
        }
    }

    /** All names or, when one is taken, none. */
    private void claimNames(ProvidingPlugin plugin) {
        Map<String, String> claimed = new HashMap<>();
        for (Class<? extends Provider> kind : ProviderFinder.KINDS) {
            for (FoundProvider<?> found : plugin.providers(kind)) {
                String name = kind.getSimpleName() + " '" + found.provider().name() + "'";
                String owner = claimed.containsKey(name) ? "itself, a second time" : owners.get(name);
                if (owner != null) {
                    throw new PluginRefusal("its " + name + " is already provided by " + owner);
                }
                claimed.put(name, "the plugin " + plugin.origin());
            }
        }
        owners.putAll(claimed);
    }

    /** One line, whatever a jar's names and messages hold. */
    private void report(String what, RuntimeException e) {
        LOG.debug(what, e);
        String reason = e instanceof PluginRefusal ? e.getMessage() : e.toString();
        problems.add((what + ": " + reason).replaceAll("\\p{Cntrl}+", " "));
    }
}
