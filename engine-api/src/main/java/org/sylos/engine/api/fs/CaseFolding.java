package org.sylos.engine.api.fs;

import org.sylos.engine.api.Stability;

/** Whether names that differ only in case are one name. */
@Stability(Stability.Level.STABLE)
public enum CaseFolding {
    /** Case tells names apart. */
    NONE,
    /** Names are equal when their simple lower-case forms ({@link String#toLowerCase} in the root locale) are. */
    SIMPLE
}
