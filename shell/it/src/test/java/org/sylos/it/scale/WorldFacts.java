package org.sylos.it.scale;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sylos.adapter.spectra.SpectraWorld;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;

/** Looks at every node of a calm world. */
final class WorldFacts {
    private WorldFacts() {}

    /** Each node with its size and checksum, and its time where that is asked for. */
    static Facts of(SpectraWorld world, boolean times) throws IOException {
        SortedMap<String, String> lines = new TreeMap<>();
        Deque<String> folders = new ArrayDeque<>();
        folders.add("/");
        while (!folders.isEmpty()) {
            String folder = folders.remove();
            for (Entry entry : world.list(folder)) {
                String path = (folder.equals("/") ? "" : folder) + "/" + entry.name();
                String value = times ? String.valueOf(entry.mtime()) : "";
                if (entry.kind() == NodeKind.FOLDER) {
                    folders.add(path);
                } else {
                    value += " " + entry.size() + " " + world.checksum(path, ChecksumAlgorithm.CRC32C);
                }
                Facts.add(lines, entry.kind() + " " + path, value);
            }
        }
        return new Facts(lines);
    }
}
