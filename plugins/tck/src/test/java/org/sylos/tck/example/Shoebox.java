package org.sylos.tck.example;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeRef;

/** The storage that the example's adapter is for: cards with a path on them. It outlives its adapters. Thread-safe. */
final class Shoebox {
    private static final byte[] FOLDER = new byte[0];

    private final NavigableMap<String, byte[]> cards = new TreeMap<>();

    synchronized void addFolder(String path) {
        cards.putIfAbsent(path, FOLDER);
    }

    synchronized void putFile(String path, byte[] bytes) {
        cards.put(path, bytes.clone());
    }

    synchronized void remove(String path) {
        cards.remove(path);
    }

    synchronized boolean isFolder(String path) {
        return cards.get(path) == FOLDER;
    }

    synchronized byte @Nullable [] bytes(String path) {
        byte[] bytes = cards.get(path);
        return bytes == null || bytes == FOLDER ? null : bytes.clone();
    }

    synchronized Entry entry(String path, String shown) throws FSException {
        byte[] bytes = cards.get(path);
        if (bytes == null) {
            throw new FSException(ErrorClass.NOT_FOUND, shown, "there is no such card", null);
        }
        String name = NodeRef.of(shown).name();
        return bytes == FOLDER ? Entry.folder(name, null) : Entry.file(name, bytes.length, null);
    }

    synchronized List<Entry> children(String folder, String shown) throws FSException {
        List<Entry> children = new ArrayList<>();
        String below = folder + "/";
        for (String path : cards.tailMap(below, false).keySet()) {
            if (!path.startsWith(below)) {
                break;
            }
            if (path.indexOf('/', below.length()) < 0) {
                children.add(entry(path, NodeRef.childPath(shown, path.substring(below.length()))));
            }
        }
        return children;
    }
}
