package org.sylos.adapter.spectra.config;

import java.util.Locale;
import org.sylos.engine.api.Stability;

/** What names look like. Every style keeps within 255 bytes of UTF-8 and makes no name twice in a folder. */
@Stability(Stability.Level.EXPERIMENTAL)
public enum NameStyle {
    /** Such as {@code d0007} and {@code f0123.jpg}. */
    PLAIN,
    /**
     * Names in many scripts, with combining marks and emoji, and pairs that differ only in their normal form (NFC and NFD).
     */
    INTERNATIONAL,
    /**
     * Names that break programs: quotes, line breaks and control characters, {@code %}, {@code _}, backslashes, spaces and dots
     * at either end, shell and SQL fragments, device names of Windows, invisible and reversing characters, 255 bytes, pairs
     * that differ only in case or normal form.
     */
    HOSTILE;

    /** {@return the name in configurations: lower case} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
