package org.sylos.shell.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.engine.core.plugin.PluginHost;

/** The plugins of a session: those of a list of folders are opened once, and loaded once when they are first needed. */
final class SessionPlugins implements AutoCloseable {
    private final Map<List<Path>, ManagedPlugins> open = new LinkedHashMap<>();
    private final Set<List<Path>> loaded = new HashSet<>();

    /** What loads plugins; empty in a build without it. */
    static Optional<PluginHost> findHost() {
        return ServiceLoader.load(PluginHost.class).findFirst();
    }

    static PluginHost host() {
        return findHost().orElseThrow(() -> new SylosException("this build of Sylos cannot load plugins", null, null));
    }

    /** The plugins of these folders. Opening them loads none. */
    ManagedPlugins open(List<Path> folders) {
        return open.computeIfAbsent(folders, key -> host().open(key));
    }

    /** The same, loaded if that was not done before. */
    ManagedPlugins loaded(List<Path> folders) {
        ManagedPlugins plugins = open(folders);
        if (loaded.add(folders)) {
            plugins.load();
        }
        return plugins;
    }

    /** Whether there is anything in a folder. One that cannot be read is left to those who can say so. */
    static boolean holdsSomething(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.anyMatch(entry -> !entry.getFileName().toString().startsWith("."));
        } catch (IOException unreadable) {
            return true;
        }
    }

    @Override
    public void close() {
        List.copyOf(open.values()).forEach(ManagedPlugins::close);
        open.clear();
        loaded.clear();
    }
}
