package org.sylos.tck.fs;

import java.time.Clock;
import java.time.Instant;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.NameRules;

/** How a {@link MemoryTree} behaves; fixed when it is built. */
record MemorySettings(
        String label,
        Capabilities capabilities,
        Clock clock,
        long spaceQuota,
        boolean shuffled,
        long listingSeed,
        int readChunk) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    MemorySettings {
        boolean twins = capabilities.has(Capability.DUPLICATE_NAMES)
                || capabilities.has(Capability.FILE_AND_FOLDER_OF_ONE_NAME);
        if (twins && !capabilities.has(Capability.NATIVE_IDS)) {
            throw new IllegalArgumentException("nodes of one name can only be told apart by native ids");
        }
        if (spaceQuota < 0 || readChunk < 1) {
            throw new IllegalArgumentException("a setting is out of its bounds");
        }
    }

    NameRules names() {
        return capabilities.names();
    }

    boolean has(Capability capability) {
        return capabilities.has(capability);
    }

    boolean keepsTimes() {
        return capabilities.mtimePrecisionNanos() > 0;
    }

    /** A moment in the precision of the tree, rounded down. */
    Instant truncated(Instant moment) {
        long step = capabilities.mtimePrecisionNanos();
        if (step <= 1) {
            return moment;
        }
        if (step < NANOS_PER_SECOND) {
            return Instant.ofEpochSecond(moment.getEpochSecond(), moment.getNano() / step * step);
        }
        long seconds = step / NANOS_PER_SECOND;
        return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
    }
}
