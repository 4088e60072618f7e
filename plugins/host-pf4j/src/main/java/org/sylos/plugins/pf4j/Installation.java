package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginState;

/** Puts a plugin that was checked into a directory. Used once, under the lock of {@link DirectoryPlugins}. */
final class Installation {
    private final PluginEntries entries;
    private final PluginLoading loading;
    private final Path directory;
    private final Verification verified;

    Installation(PluginEntries entries, PluginLoading loading, Path directory, Verification verified) {
        this.entries = entries;
        this.loading = loading;
        this.directory = directory;
        this.verified = verified;
    }

    PluginDetails run(boolean replace) {
        PluginDetails checked = verified.details();
        refuse(
                verified.problems(),
                verified.problems().size() > 1 ? "verify the file by itself to see all of them" : null);
        refuse(loading.taken(verified.provided(), verified.id()), "remove or disable the other plugin first");
        AcceptedHashes accepted = AcceptedHashes.in(directory);
        refuse(accepted.refusals(verified.files()), accepted.hint());
        if (!replace) {
            refuseRival();
        }
        Path place = directory.resolve(fileName());
        try (DirectoryLock lock = DirectoryLock.of(directory)) {
            entries.update(); // another process may have been here
            List<PluginEntry> old = entries.in(directory, verified.id());
            if (!replace) {
                refuseRival();
            }
            if (old.stream().noneMatch(entry -> entry.place().equals(place))) {
                refuseOccupied(place);
            }
            put(checked, place, old);
        }
        entries.update();
        PluginEntry entry = entries.at(place);
        // One of the same id in a directory that comes later gives way.
        PluginEntry active = entries.active(verified.id());
        if (active != null && active != entry) {
            loading.unload(active, PluginState.UNLOADED);
            loading.load(entry);
            loading.load(active);
        } else {
            loading.load(entry);
        }
        return entry.details();
    }

    private void put(PluginDetails checked, Path place, List<PluginEntry> old) {
        PluginEntry active = entries.active(verified.id());
        if (active != null) {
            active.requireUnused();
        }
        try {
            Path coming = Placement.comingInto(directory);
            try {
                Path copy = Placement.copy(verified.files(), coming.resolve(place.getFileName()));
                requireSame(checked, PluginFiles.of(copy));
                for (PluginEntry entry : old) {
                    loading.unload(entry, PluginState.UNLOADED);
                }
                Placement.move(copy, place);
            } finally {
                Placement.deleteTree(coming);
            }
            for (PluginEntry entry : old) {
                if (!entry.place().equals(place)) {
                    Placement.delete(entry.place());
                }
                entries.forget(entry);
            }
        } catch (IOException e) {
            old.forEach(loading::load);
            throw new SylosException(
                    "the plugin '" + verified.id() + "' cannot be put into " + directory + ": " + Failure.told(e),
                    "check who may write there and that there is space",
                    e);
        }
    }

    /** What is put into place is what was checked. */
    private static void requireSame(PluginDetails checked, PluginFiles copy) throws IOException {
        for (int i = 0; i < checked.jars().size(); i++) {
            PluginDetails.Jar jar = checked.jars().get(i);
            if (!Hashes.sha256(copy.all().get(i)).equals(jar.sha256())) {
                throw new SylosException(jar.file() + " changed while it was being installed", "try again", null);
            }
        }
    }

    private String fileName() {
        boolean single = verified.files().place().equals(verified.files().main());
        return verified.id() + (single ? ".jar" : "");
    }

    private void refuseRival() {
        for (PluginEntry entry : entries.all()) {
            if (entry.isCalled(verified.id())) {
                throw new ConfigException(
                        "the plugin '" + verified.id() + "' is installed already, version "
                                + entry.details().version() + " in " + entry.place(),
                        "to put this one, version " + verified.details().version()
                                + ", in its place, install it with --replace");
            }
        }
    }

    private static void refuseOccupied(Path place) {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigException(
                    place + " is in the way, and is not a plugin with that id", "move it elsewhere, or remove it");
        }
    }

    private void refuse(List<String> problems, @Nullable String hint) {
        if (!problems.isEmpty()) {
            throw new ConfigException(
                    Failure.oneLine(verified.details().file() + " is not installed: " + Failure.first(problems)), hint);
        }
    }

    /** Deletes the files of a plugin that is not loaded. */
    static void delete(PluginEntry entry) {
        try (DirectoryLock lock = DirectoryLock.of(entry.directory())) {
            Placement.delete(entry.place());
        } catch (IOException e) {
            throw new SylosException(
                    "the plugin '" + entry.label() + "' cannot be deleted from " + entry.directory() + ": "
                            + Failure.told(e),
                    "check who may write there",
                    e);
        }
    }
}
