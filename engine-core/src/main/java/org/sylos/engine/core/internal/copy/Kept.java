package org.sylos.engine.core.internal.copy;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.core.MigrationOptions.Preserve;

/**
 * What is kept of a node besides its bytes: what the options ask for, as far as both sides can.
 *
 * @param fileTimes whether files keep their modification times
 * @param folderTimes whether folders do
 * @param parts what else is kept: any of PERMISSIONS, OWNER and XATTRS
 */
public record Kept(boolean fileTimes, boolean folderTimes, Set<Capability> parts) {
    /** What two sides can keep of what is asked for. */
    public static Kept of(Preserve asked, Capabilities src, Capabilities dst) {
        boolean times = asked.times() && src.mtimePrecisionNanos() > 0;
        Set<Capability> parts = EnumSet.noneOf(Capability.class);
        addIf(asked.permissions(), Capability.PERMISSIONS, src, dst, parts);
        addIf(asked.owner(), Capability.OWNER, src, dst, parts);
        addIf(asked.xattrs(), Capability.XATTRS, src, dst, parts);
        return new Kept(
                times && dst.has(Capability.SET_FILE_MTIME), times && dst.has(Capability.SET_FOLDER_MTIME), parts);
    }

    /** What is to be set on a file; the source is asked only when there is more than the time. */
    Metadata ofFile(FSAdapter src, NodeRef file, @Nullable Instant mtime) throws IOException {
        return read(src, file, fileTimes ? mtime : null);
    }

    /** What is to be set on a folder. */
    Metadata ofFolder(FSAdapter src, NodeRef folder, @Nullable Instant mtime) throws IOException {
        return read(src, folder, folderTimes ? mtime : null);
    }

    private Metadata read(FSAdapter src, NodeRef node, @Nullable Instant mtime) throws IOException {
        if (parts.isEmpty()) {
            return Metadata.ofMtime(mtime);
        }
        Metadata all = src.metadata(node);
        boolean owner = parts.contains(Capability.OWNER);
        return new Metadata(
                mtime,
                parts.contains(Capability.PERMISSIONS) ? all.mode() : null,
                owner ? all.owner() : null,
                owner ? all.group() : null,
                parts.contains(Capability.XATTRS) ? all.xattrs() : null);
    }

    private static void addIf(
            boolean asked, Capability part, Capabilities src, Capabilities dst, Set<Capability> parts) {
        if (asked && src.has(part) && dst.has(part)) {
            parts.add(part);
        }
    }
}
