package org.sylos.plugins.pf4j;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;

/** What was found in the directories, in the order in which it counts. Guarded by the lock of {@link DirectoryPlugins}. */
final class PluginEntries {
    private final List<Path> directories;
    private final List<String> problems = new ArrayList<>();
    private List<PluginEntry> entries = List.of();
    private boolean scanned;

    PluginEntries(List<Path> directories) {
        this.directories = directories;
    }

    /** All of them; the directories are looked at if that was not done yet. */
    List<PluginEntry> all() {
        if (!scanned) {
            scan(entry -> true);
        }
        return entries;
    }

    /** Directories that could not be read. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Looks at the directories anew. Those that are loaded stay, whatever became of their files. */
    void scan() {
        scan(PluginEntry::active);
    }

    /** Looks for what has come and what has gone, and leaves the others as they are. */
    void update() {
        scan(entry -> entry.active() || Files.exists(entry.place()));
    }

    /** Looks at the place of a plugin anew the next time, if there is anything then. */
    void forget(PluginEntry gone) {
        entries = entries.stream().filter(entry -> entry != gone).toList();
    }

    private void scan(Predicate<PluginEntry> kept) {
        Map<Path, PluginEntry> known = new LinkedHashMap<>();
        entries.stream().filter(kept).forEach(entry -> known.put(entry.place(), entry));
        problems.clear();
        List<PluginEntry> now = new ArrayList<>();
        for (Path directory : directories) {
            for (Path place : places(directory)) {
                PluginEntry entry = known.remove(place);
                now.add(entry != null ? entry : new PluginEntry(directory, place));
            }
        }
        known.values().stream().filter(PluginEntry::active).forEach(now::add);
        entries = List.copyOf(now);
        scanned = true;
    }

    private List<Path> places(Path directory) {
        try {
            return new PluginFolder(directory).getPluginPaths();
        } catch (UncheckedIOException e) {
            problems.add(Failure.oneLine("the plugins directory " + directory + " cannot be read: "
                    + Failure.told(Objects.requireNonNull(e.getCause()))));
            return List.of();
        }
    }

    /** The active plugin with an id. */
    @Nullable
    PluginEntry active(@Nullable String id) {
        return all().stream()
                .filter(entry -> entry.active() && entry.isCalled(id))
                .findFirst()
                .orElse(null);
    }

    /** The plugins of one directory with an id. */
    List<PluginEntry> in(Path directory, String id) {
        return all().stream()
                .filter(entry -> entry.directory().equals(directory) && entry.isCalled(id))
                .toList();
    }

    /** Whether there is a plugin at a place. */
    boolean has(Path place) {
        return all().stream().anyMatch(entry -> entry.place().equals(place));
    }

    /** The plugin at a place. */
    PluginEntry at(Path place) {
        return all().stream()
                .filter(entry -> entry.place().equals(place))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is at " + place));
    }

    /** The plugin with an id or file name, which must be one. */
    PluginEntry require(String name) {
        List<PluginEntry> found = named(entry -> entry.isCalled(name));
        if (found.isEmpty()) {
            found = named(entry -> String.valueOf(entry.place().getFileName()).equals(name)
                    || entry.place().toString().equals(name));
        }
        if (found.isEmpty()) {
            String known =
                    all().stream().map(PluginEntry::label).distinct().sorted().collect(Collectors.joining(", "));
            throw new ConfigException(
                    "there is no plugin called '" + name + "'",
                    known.isEmpty() ? "none is installed" : "installed are: " + known);
        }
        if (found.size() > 1) {
            throw new ConfigException(
                    "there are " + found.size() + " plugins called '" + name + "'",
                    "name the file: "
                            + found.stream()
                                    .map(entry -> entry.place().toString())
                                    .collect(Collectors.joining(" or ")));
        }
        return found.get(0);
    }

    /** One in a directory that comes later is meant only when there is no other. */
    private List<PluginEntry> named(Predicate<PluginEntry> wanted) {
        List<PluginEntry> found = all().stream().filter(wanted).toList();
        return found.stream()
                .filter(entry -> entry.directory().equals(found.get(0).directory()))
                .toList();
    }
}
