package org.sylos.shell.render;

import java.util.Locale;

/** How data is written to standard output. */
public enum Format {
    /** Columns, with units, for people. */
    TABLE,
    /** One JSON value: an array of objects for a listing, an object otherwise. */
    JSON,
    /** One JSON object a line. */
    JSONL,
    /** Comma-separated values with a header line, as in RFC 4180. */
    CSV;

    /** Whether programs read it. */
    public boolean machine() {
        return this != TABLE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
