package org.sylos.shell.session;

import org.sylos.engine.core.RunOutcome;

/** What the program tells its caller when it ends. The numbers never change. */
public enum ExitCode {
    /** Done. */
    DONE(0),
    /** Something went wrong; the message says what. */
    ERROR(1),
    /** The command line makes no sense. */
    USAGE(2),
    /** Finished, and some nodes failed. */
    FAILURES(3),
    /** Finished, and verification found what should not be. */
    MISMATCH(4),
    /** Finished, and sources changed after the plan was made; or the plan itself is not the one that was let through. */
    DRIFTED(5),
    /** Stopped; can be resumed. */
    SUSPENDED(6),
    /** The plan waits for approval. */
    NEEDS_REVIEW(7),
    /** Interrupted where there was nothing to suspend. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number given to the caller. */
    public int code() {
        return code;
    }

    /** The code for the way in which a run ended. */
    public static ExitCode of(RunOutcome outcome) {
        return switch (outcome) {
            case NEEDS_REVIEW -> NEEDS_REVIEW;
            case COMPLETED -> DONE;
            case FAILURES -> FAILURES;
            case MISMATCH -> MISMATCH;
            case DRIFTED -> DRIFTED;
            case SUSPENDED -> SUSPENDED;
        };
    }
}
