package org.sylos.plugins.pf4j;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginState;
import org.sylos.engine.core.plugin.ProviderKind;
import org.sylos.engine.core.plugin.ProviderLease;

/** The plugins of directories. One lock for all of it: loading is rare, and PF4J is not thread-safe. */
final class DirectoryPlugins implements ManagedPlugins {
    private final PluginEntries entries;
    private final PluginLoading loading;
    private final Path first;
    private boolean loaded;

    /** @param directories at least one, absolute */
    DirectoryPlugins(List<Path> directories) {
        first = directories.get(0);
        entries = new PluginEntries(directories);
        loading = new PluginLoading(entries, first);
    }

    @Override
    public synchronized void load() {
        loaded = true;
        entries.scan();
        entries.all().stream().filter(entry -> !entry.active()).forEach(loading::load);
    }

    @Override
    public synchronized <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind) {
        return entries.all().stream()
                .flatMap(entry -> entry.providers(kind).stream())
                .toList();
    }

    @Override
    public synchronized <P extends Provider> Optional<ProviderLease<P>> lease(Class<P> kind, String name) {
        for (PluginEntry entry : entries.all()) {
            for (FoundProvider<P> found : entry.providers(kind)) {
                if (found.provider().name().equals(name)) {
                    String use = label(kind) + " '" + name + "'";
                    entry.use(use);
                    return Optional.of(ProviderLease.of(found.provider(), () -> release(entry, use)));
                }
            }
        }
        return Optional.empty();
    }

    private synchronized void release(PluginEntry entry, String use) {
        entry.release(use);
    }

    private static String label(Class<?> type) {
        for (ProviderKind kind : ProviderKind.values()) {
            if (kind.type() == type) {
                return kind.label();
            }
        }
        return type.getSimpleName();
    }

    @Override
    public synchronized List<String> problems() {
        List<String> problems = new ArrayList<>(entries.problems());
        for (PluginEntry entry : entries.all()) {
            if (entry.state() == PluginState.FAILED) {
                problems.add(Failure.oneLine("the plugin " + entry.place() + " is not loaded: ") + entry.reason());
            }
        }
        return problems;
    }

    @Override
    public synchronized List<String> notLoaded(Class<? extends Provider> kind) {
        return entries.all().stream()
                .filter(entry -> entry.mayBring(kind))
                .map(PluginEntry::wayBack)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    @Override
    public synchronized List<PluginDetails> plugins() {
        return entries.all().stream().map(PluginEntry::details).toList();
    }

    @Override
    public synchronized PluginDetails plugin(String name) {
        return entries.require(name).details();
    }

    @Override
    public synchronized PluginDetails enable(String name) {
        PluginEntry entry = entries.require(name);
        String id = requireId(entry);
        try (DirectoryLock lock = DirectoryLock.of(first)) {
            loading.disabled().remove(id);
        }
        if (loaded && !entry.active()) {
            loading.load(entry);
        } else if (entry.state() == PluginState.DISABLED) {
            entry.stay(PluginState.UNLOADED, List.of());
        }
        return entry.details();
    }

    @Override
    public synchronized PluginDetails disable(String name) {
        PluginEntry entry = entries.require(name);
        String id = requireId(entry);
        List<PluginEntry> all =
                entries.all().stream().filter(other -> other.isCalled(id)).toList();
        all.forEach(PluginEntry::requireUnused);
        try (DirectoryLock lock = DirectoryLock.of(first)) {
            loading.disabled().add(id);
        }
        for (PluginEntry other : all) {
            loading.unload(other, PluginState.DISABLED);
            other.stay(PluginState.DISABLED, List.of());
        }
        return entry.details();
    }

    @Override
    public synchronized PluginDetails install(Path file, boolean replace) {
        load();
        try (Verification verified = Verification.of(file)) {
            return new Installation(entries, loading, first, verified).run(replace);
        }
    }

    @Override
    public synchronized PluginDetails remove(String name) {
        PluginEntry entry = entries.require(name);
        PluginDetails before = entry.details();
        loading.unload(entry, PluginState.UNLOADED);
        Installation.delete(entry);
        entries.update();
        String id = before.id();
        if (id != null && loading.disabled().lists(id) && entries.all().stream().noneMatch(it -> it.isCalled(id))) {
            try (DirectoryLock lock = DirectoryLock.of(first)) {
                loading.disabled().remove(id);
            }
        }
        return before;
    }

    @Override
    public synchronized PluginDetails unload(String name) {
        PluginEntry entry = entries.require(name);
        loading.unload(entry, PluginState.UNLOADED);
        return entry.details();
    }

    @Override
    public synchronized PluginDetails reload(String name) {
        PluginEntry entry = entries.require(name);
        String id = entry.inspection().id();
        if (id != null && loading.disabled().lists(id)) {
            throw new ConfigException("the plugin '" + id + "' is disabled", "enable it first");
        }
        Path place = entry.place();
        loading.unload(entry, PluginState.UNLOADED);
        entries.forget(entry);
        entries.update();
        if (!entries.has(place)) {
            throw new ConfigException("the plugin " + place + " is gone", "install it again");
        }
        PluginEntry anew = entries.at(place);
        loading.load(anew);
        return anew.details();
    }

    private static String requireId(PluginEntry entry) {
        String id = entry.inspection().id();
        if (id == null) {
            throw new ConfigException(
                    "the plugin " + entry.place() + " has no id that can be read, and is never loaded",
                    "remove it, or get the file again");
        }
        return id;
    }

    /** A failure keeps no other plugin loaded. */
    @Override
    public synchronized void close() {
        @Nullable SylosException failure = null;
        for (PluginEntry entry : entries.all()) {
            try {
                loading.unloadUsed(entry, PluginState.UNLOADED);
            } catch (SylosException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
