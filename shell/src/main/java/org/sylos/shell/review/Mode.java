package org.sylos.shell.review;

/** What the keys are about at the moment. */
enum Mode {
    /** The list of rows. */
    BROWSE(false),
    /** A page of text in place of the list. */
    PAGE(false),
    /** A name pattern is typed. */
    SEARCH(true),
    /** The reason for leaving a row out, or for taking it in again, is typed. */
    EXCLUDE(true),
    /** A letter picks what the list is restricted to. */
    FILTER(true),
    /** Whether to begin the copy is to be answered. */
    COPY(true);

    private final boolean typing;

    Mode(boolean typing) {
        this.typing = typing;
    }

    /** Whether keys are text. */
    boolean typing() {
        return typing;
    }
}
