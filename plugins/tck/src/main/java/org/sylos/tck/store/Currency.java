package org.sylos.tck.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CompareRule;

/** When what is at the destination counts as current. */
final class Currency {
    private Currency() {}

    /** Whether a node of the same kind at the destination need not be written again; never asked of checksums. */
    static boolean current(CompareRule rule, Entry src, Entry dst) {
        return switch (src.kind()) {
            case FOLDER -> true;
            case SYMLINK -> rule.mode() == CompareMode.EXISTS || Objects.equals(src.linkTarget(), dst.linkTarget());
            case FILE, OTHER -> currentFile(rule, src, dst);
        };
    }

    private static boolean currentFile(CompareRule rule, Entry src, Entry dst) {
        boolean sameSize = src.size() == dst.size();
        long precision = rule.mtimePrecisionNanos();
        return switch (rule.mode()) {
            case EXISTS -> true;
            case SIZE -> sameSize;
            case MTIME -> sameSize && (precision == 0 || equal(src.mtime(), dst.mtime(), precision));
            case NEWER -> sameSize && (precision == 0 || notOlder(src.mtime(), dst.mtime(), precision));
            case CHECKSUM -> throw new IllegalArgumentException("checksums are not at hand");
        };
    }

    /** Whether two times differ by less than the precision; a missing time equals nothing. */
    static boolean equal(@Nullable Instant src, @Nullable Instant dst, long precision) {
        return src != null
                && dst != null
                && Duration.between(src, dst).abs().compareTo(Duration.ofNanos(precision)) < 0;
    }

    /** Whether the destination's time is later, or earlier by less than the precision. */
    private static boolean notOlder(@Nullable Instant src, @Nullable Instant dst, long precision) {
        return src != null && dst != null && Duration.between(dst, src).compareTo(Duration.ofNanos(precision)) < 0;
    }
}
