package org.sylos.engine.core.internal.copy;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.FileCopy;

/** Tells whether what stands at the destination is what an earlier try of this very copy would have left there. */
final class SamePlace {
    private final long precisionNanos;

    SamePlace(Capabilities src, Capabilities dst, Kept kept) {
        this.precisionNanos = kept.fileTimes() ? Math.max(src.mtimePrecisionNanos(), dst.mtimePrecisionNanos()) : 0;
    }

    boolean looksLike(FileCopy planned, Entry there) {
        if (planned.kind() == NodeKind.SYMLINK) {
            return there.kind() == NodeKind.SYMLINK && Objects.equals(there.linkTarget(), planned.linkTarget());
        }
        return there.kind() == NodeKind.FILE
                && there.size() == planned.size()
                && sameTime(planned.mtime(), there.mtime());
    }

    /** Where times are not kept, nothing tells our own write from another's: then it is somebody else's. */
    private boolean sameTime(@Nullable Instant planned, @Nullable Instant there) {
        if (precisionNanos == 0 || planned == null || there == null) {
            return false;
        }
        if (planned.getEpochSecond() / 2 - there.getEpochSecond() / 2 > Integer.MAX_VALUE
                || there.getEpochSecond() / 2 - planned.getEpochSecond() / 2 > Integer.MAX_VALUE) {
            return false;
        }
        long apart = Math.abs((planned.getEpochSecond() - there.getEpochSecond()) * 1_000_000_000L
                + planned.getNano()
                - there.getNano());
        return apart < precisionNanos || apart == 0;
    }
}
