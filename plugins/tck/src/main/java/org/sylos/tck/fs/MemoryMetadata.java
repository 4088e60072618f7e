package org.sylos.tck.fs;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Metadata;

/** Reads and sets what a {@link MemoryNode} keeps besides its bytes, as far as the settings say that it keeps it. */
final class MemoryMetadata {
    private MemoryMetadata() {}

    static Metadata of(MemorySettings settings, MemoryNode node) {
        return new Metadata(
                settings.keepsTimes() ? node.mtime : null,
                settings.has(Capability.PERMISSIONS) ? node.mode : null,
                settings.has(Capability.OWNER) ? node.owner : null,
                settings.has(Capability.OWNER) ? node.group : null,
                settings.has(Capability.XATTRS) ? copy(node.xattrs) : null);
    }

    /** Sets the parts that are given. Times always when {@code anyTime}; otherwise only where the settings allow it. */
    static void apply(MemorySettings settings, MemoryNode node, Metadata metadata, boolean anyTime) {
        Capability timeOf = node.isFolder() ? Capability.SET_FOLDER_MTIME : Capability.SET_FILE_MTIME;
        if (metadata.mtime() != null && (anyTime || settings.has(timeOf))) {
            node.mtime = settings.truncated(metadata.mtime());
        }
        if (metadata.mode() != null && settings.has(Capability.PERMISSIONS)) {
            node.mode = metadata.mode();
        }
        if (metadata.owner() != null && settings.has(Capability.OWNER)) {
            node.owner = metadata.owner();
        }
        if (metadata.group() != null && settings.has(Capability.OWNER)) {
            node.group = metadata.group();
        }
        if (metadata.xattrs() != null && settings.has(Capability.XATTRS)) {
            node.xattrs = copy(metadata.xattrs());
        }
    }

    /** What is given, with those parts of another node's metadata that are to be kept and were not given. */
    static Metadata completed(Metadata given, Metadata other, Set<Capability> keep) {
        boolean mode = keep.contains(Capability.PERMISSIONS) && given.mode() == null;
        boolean owner = keep.contains(Capability.OWNER) && given.owner() == null && given.group() == null;
        boolean xattrs = keep.contains(Capability.XATTRS) && given.xattrs() == null;
        return new Metadata(
                given.mtime(),
                mode ? other.mode() : given.mode(),
                owner ? other.owner() : given.owner(),
                owner ? other.group() : given.group(),
                xattrs ? other.xattrs() : given.xattrs());
    }

    private static Map<String, byte[]> copy(Map<String, byte[]> xattrs) {
        return xattrs.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().clone()));
    }
}
