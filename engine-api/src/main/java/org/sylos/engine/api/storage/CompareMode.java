package org.sylos.engine.api.storage;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sylos.engine.api.Stability;

/** When a file that is on both sides counts as current, so that nothing is to be done. */
@Stability(Stability.Level.STABLE)
public enum CompareMode {
    /** Sizes are equal and the destination is not older than the source. */
    NEWER,
    /** Sizes are equal. */
    SIZE,
    /** Sizes are equal, and times are, within the coarser precision of the two sides. */
    MTIME,
    /** Checksums are equal. */
    CHECKSUM,
    /** Always: what is there is never overwritten. */
    EXISTS;

    /** {@return the name under which it is persisted and given by users} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the mode with this label}
     *
     * @param label a persisted name
     * @throws IllegalArgumentException when there is none; the message lists them
     */
    public static CompareMode ofLabel(String label) {
        for (CompareMode mode : values()) {
            if (mode.label().equals(label)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("unknown compare mode '" + label + "'; the modes are "
                + Arrays.stream(values()).map(CompareMode::label).collect(Collectors.joining(", ")));
    }
}
