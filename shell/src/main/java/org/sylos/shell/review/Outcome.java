package org.sylos.shell.review;

/** How the view was left. */
public enum Outcome {
    /** The person has seen enough. */
    QUIT,
    /** The person wants the plan to be carried out. */
    COPY,
    /** Ctrl-C, {@code kill}, or the terminal was closed. */
    INTERRUPTED
}
