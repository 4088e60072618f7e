package org.sylos.bench.run;

/** Something cannot be measured; the message says what and why. */
public final class MeasureException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With its reason. */
    public MeasureException(String message) {
        super(message);
    }
}
