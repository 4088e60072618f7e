package org.sylos.engine.api.storage;

import java.util.Locale;
import org.sylos.engine.api.Stability;

/** How large a file is, roughly: each class begins above the one before it. */
@Stability(Stability.Level.EVOLVING)
public enum SizeClass {
    /** Without any byte. */
    EMPTY(0),
    /** At most 4 KiB. */
    UP_TO_4_KIB(1L << 12),
    /** At most 1 MiB. */
    UP_TO_1_MIB(1L << 20),
    /** At most 64 MiB. */
    UP_TO_64_MIB(1L << 26),
    /** At most 1 GiB. */
    UP_TO_1_GIB(1L << 30),
    /** More than that. */
    LARGER(Long.MAX_VALUE);

    private final long most;

    SizeClass(long most) {
        this.most = most;
    }

    /** {@return the size of the largest files in it, in bytes} */
    public long most() {
        return most;
    }

    /** {@return the name in exports} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the class of a file}
     *
     * @param size its size in bytes, not negative
     */
    public static SizeClass of(long size) {
        for (SizeClass one : values()) {
            if (size <= one.most) {
                return one;
            }
        }
        throw new IllegalStateException("the last class holds every size");
    }
}
