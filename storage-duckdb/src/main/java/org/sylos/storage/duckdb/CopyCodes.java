package org.sylos.storage.duckdb;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.CopyStatus;

/**
 * The numbers in the column {@code copy}. The lowest four bits are the status that discovery and copy gave a node; two more say
 * that it is excluded by hand, itself or with a folder above. So including it again brings back what was there, and whoever asks
 * for a status passes over what is excluded.
 */
final class CopyCodes {
    /** Excluded itself. */
    static final int EXPLICIT = 16;

    /** Below a node that is. */
    static final int INHERITED = 32;

    /** The bits of the status beneath an exclusion. */
    static final int BASE = 15;

    private CopyCodes() {}

    static @Nullable CopyStatus status(int code) {
        if ((code & EXPLICIT) != 0) {
            return CopyStatus.EXCLUDED_EXPLICIT;
        }
        return (code & INHERITED) != 0 ? CopyStatus.EXCLUDED_INHERITED : CopyStatus.ofCode(code);
    }

    /** The number of the status as {@link CopyStatus#code} has it, of a column; 0 where there is none. */
    static String sql(String column) {
        return "CASE WHEN %1$s < 16 THEN %1$s WHEN %1$s & 16 <> 0 THEN %2$d ELSE %3$d END"
                .formatted(column, CopyStatus.EXCLUDED_EXPLICIT.code(), CopyStatus.EXCLUDED_INHERITED.code());
    }
}
