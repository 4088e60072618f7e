package org.sylos.engine.api.fs;

import org.sylos.engine.api.Stability;

/** Whether names that differ only in their Unicode normalisation form are one name. */
@Stability(Stability.Level.STABLE)
public enum UnicodeForm {
    /** Names are told apart code point by code point. */
    EXACT,
    /** Names with the same canonical composition (NFC) are one name. */
    CANONICAL
}
