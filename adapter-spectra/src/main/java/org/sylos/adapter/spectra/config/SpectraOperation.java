package org.sylos.adapter.spectra.config;

import java.util.Locale;
import org.sylos.engine.api.Stability;

/** What can be asked of a simulated world. */
@Stability(Stability.Level.EXPERIMENTAL)
public enum SpectraOperation {
    /** Listing a folder, once for all its pages. */
    LIST,
    /** Looking at a node. */
    STAT,
    /** Opening a file to read it, once for all that is read. */
    READ,
    /** Asking for a checksum. */
    CHECKSUM,
    /** Creating a folder. */
    CREATE_FOLDER,
    /** Writing a file, once for all that is written. */
    WRITE,
    /** Setting the time of a node. */
    SET_METADATA,
    /** Deleting a node. */
    DELETE,
    /** Renaming or moving a node. */
    RENAME;

    /** {@return the name in configurations and reports: lower case, words joined with {@code -}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
