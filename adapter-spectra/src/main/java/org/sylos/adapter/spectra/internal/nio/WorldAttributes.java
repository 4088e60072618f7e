package org.sylos.adapter.spectra.internal.nio;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;

/**
 * What is known of a node.
 *
 * @param entry as its world says
 */
record WorldAttributes(Entry entry) implements BasicFileAttributes {
    @Override
    public FileTime lastModifiedTime() {
        Instant mtime = entry.mtime();
        return FileTime.from(mtime == null ? Instant.EPOCH : mtime);
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime();
    }

    @Override
    public FileTime creationTime() {
        return lastModifiedTime();
    }

    @Override
    public boolean isRegularFile() {
        return entry.kind() == NodeKind.FILE;
    }

    @Override
    public boolean isDirectory() {
        return entry.kind() == NodeKind.FOLDER;
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    @Override
    public long size() {
        return entry.size();
    }

    @Override
    public @Nullable Object fileKey() {
        return null;
    }

    /**
     * Attributes by name.
     *
     * @param list {@code *} or names with commas between them, after {@code basic:} or nothing
     * @throws UnsupportedOperationException for another view
     * @throws IllegalArgumentException for a name that is not among them
     */
    Map<String, @Nullable Object> select(String list) {
        int colon = list.indexOf(':');
        if (colon >= 0 && !list.substring(0, colon).equals("basic")) {
            throw new UnsupportedOperationException("there is no view '" + list.substring(0, colon) + "'");
        }
        Map<String, @Nullable Object> all = all();
        Map<String, @Nullable Object> selected = new LinkedHashMap<>();
        for (String name : list.substring(colon + 1).split(",", -1)) {
            if (name.equals("*")) {
                return all;
            }
            if (!all.containsKey(name)) {
                throw new IllegalArgumentException("there is no attribute '" + name + "'");
            }
            selected.put(name, all.get(name));
        }
        return selected;
    }

    private Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("lastModifiedTime", lastModifiedTime());
        all.put("lastAccessTime", lastAccessTime());
        all.put("creationTime", creationTime());
        all.put("size", size());
        all.put("isRegularFile", isRegularFile());
        all.put("isDirectory", isDirectory());
        all.put("isSymbolicLink", isSymbolicLink());
        all.put("isOther", isOther());
        all.put("fileKey", fileKey());
        return all;
    }
}
