package org.sylos.engine.core.internal.yaml;

import org.jspecify.annotations.Nullable;

/** Why a text could not be read. */
public final class UnreadableYamlException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    /** What is wrong with a line, counted from 1; 0 when that is not known. */
    public UnreadableYamlException(String message, int line, @Nullable Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    /** Where, from 1; 0 when that is not known. */
    public int line() {
        return line;
    }
}
