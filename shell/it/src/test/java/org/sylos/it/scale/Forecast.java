package org.sylos.it.scale;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.SpectraWorld;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CompareMode;

/**
 * What must become of a migration in which some operations fail for good: found out by the simplest possible copy, node by
 * node, in a simulator of the same configuration, whose trouble is the same. It knows nothing of the engine.
 */
final class Forecast {
    private final SpectraWorld src;
    private final SpectraWorld dst;
    private final CompareMode mode;
    private final SortedMap<String, ErrorClass> failed = new TreeMap<>();
    private final SortedMap<String, ErrorClass> unlisted = new TreeMap<>();
    private long nodes = 1;
    private long copied;
    /** The root is on both sides. */
    private long existing = 1;

    /** How a folder stands at the destination. */
    private enum Place {
        THERE,
        CREATED,
        LOST
    }

    private Forecast(Universe universe, Spectra troubled) {
        src = troubled.world(universe.source());
        dst = troubled.world(universe.destination());
        mode = universe.mode();
    }

    /**
     * Finds out.
     *
     * @param universe with its trouble
     */
    static Forecast of(Universe universe) throws IOException {
        try (Spectra troubled = Spectra.open(universe.config())) {
            Forecast forecast = new Forecast(universe, troubled);
            forecast.folder("/", Place.THERE);
            return forecast;
        }
    }

    /** The nodes of a side that fail, with their classes. */
    SortedMap<String, ErrorClass> failed(Side side) {
        return side == Side.SRC ? failed : unlisted;
    }

    /** All that can be found of the source, with the root. */
    long nodes() {
        return nodes;
    }

    long copied() {
        return copied;
    }

    long existing() {
        return existing;
    }

    private void folder(String path, Place place) throws IOException {
        List<Entry> children;
        try {
            children = Patiently.ask(() -> src.list(path));
        } catch (FSException e) {
            fail(path, e, place == Place.CREATED, place == Place.THERE);
            children = List.of();
        }
        Place below = place;
        Map<String, Entry> there = new HashMap<>();
        if (place == Place.THERE) {
            try {
                Patiently.ask(() -> dst.list(path)).forEach(entry -> there.put(entry.kind() + entry.name(), entry));
            } catch (FSException e) {
                unlisted.put(path, e.errorClass());
                below = Place.LOST;
            }
        }
        for (Entry child : children) {
            nodes++;
            String childPath = (path.equals("/") ? "" : path) + "/" + child.name();
            Entry partner = there.get(child.kind() + child.name());
            if (below == Place.LOST) {
                failed.put(childPath, ErrorClass.PARENT);
            }
            if (child.kind() == NodeKind.FOLDER) {
                folder(childPath, below == Place.LOST ? below : createdFolder(childPath, partner));
            } else if (below != Place.LOST) {
                file(childPath, child, partner);
            }
        }
    }

    private Place createdFolder(String path, @Nullable Entry partner) throws IOException {
        if (partner != null) {
            existing++;
            return Place.THERE;
        }
        try {
            Patiently.ask(() -> {
                dst.createFolder(path);
                return path;
            });
            copied++;
            return Place.CREATED;
        } catch (FSException e) {
            failed.put(path, e.errorClass());
            return Place.LOST;
        }
    }

    private void file(String path, Entry file, @Nullable Entry partner) throws IOException {
        try {
            if (partner != null && current(path, file, partner)) {
                existing++;
                return;
            }
            byte[] bytes = Patiently.ask(() -> {
                try (InputStream in = Channels.newInputStream(src.open(path, 0, Long.MAX_VALUE))) {
                    return in.readAllBytes();
                }
            });
            Patiently.ask(() -> dst.write(path, new ByteArrayInputStream(bytes), file.mtime()));
            copied++;
        } catch (FSException e) {
            failed.put(path, e.errorClass());
        }
    }

    private boolean current(String path, Entry file, Entry partner) throws IOException {
        if (mode == CompareMode.EXISTS) {
            return true;
        }
        if (file.size() != partner.size()) {
            return false;
        }
        return switch (mode) {
            case NEWER -> !mtime(partner).isBefore(mtime(file));
            case MTIME -> mtime(partner).equals(mtime(file));
            case CHECKSUM ->
                Patiently.ask(() -> src.checksum(path, ChecksumAlgorithm.SHA256))
                        .equals(Patiently.ask(() -> dst.checksum(path, ChecksumAlgorithm.SHA256)));
            default -> true;
        };
    }

    private static Instant mtime(Entry file) {
        return Objects.requireNonNull(file.mtime(), "every simulated file has a time");
    }

    /** A folder that cannot be listed is failed, whatever else came of it; what failed before keeps its class. */
    private void fail(String path, FSException e, boolean wasCopied, boolean wasThere) {
        if (failed.putIfAbsent(path, e.errorClass()) == null) {
            copied -= wasCopied ? 1 : 0;
            existing -= wasThere ? 1 : 0;
        }
    }
}
