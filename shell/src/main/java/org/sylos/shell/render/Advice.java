package org.sylos.shell.render;

import org.sylos.engine.api.ErrorClass;

/** What to do about nodes that failed, by the class of their failure. */
public final class Advice {
    private Advice() {}

    /** One sentence. */
    public static String about(ErrorClass errorClass) {
        return switch (errorClass) {
            case NOT_FOUND -> "They were gone when it was their turn: discover again, with 'retry' or a new 'plan'.";
            case ALREADY_EXISTS ->
                "Something appeared at the destination meanwhile: discover again, with a new 'plan'.";
            case CONFLICT ->
                "What the destination has is of another kind or name: give the node another name with 'renames', exclude it, or"
                        + " move what is there away and 'retry'.";
            case PERMISSION -> "Give the user that runs Sylos the right to them, or exclude them; then 'retry'.";
            case AUTH -> "Check user, password or key of that place ('connections test'); then 'retry'.";
            case INVALID_NAME ->
                "The destination cannot hold these names: give them others with 'renames', or exclude them.";
            case TOO_LARGE ->
                "They are larger than the destination takes: choose another destination, or exclude them.";
            case NO_SPACE -> "Make room at the destination, or raise its quota; then 'retry'.";
            case THROTTLED -> "The service asked to slow down: 'retry' later, or with fewer '--workers'.";
            case TRANSIENT -> "Connections broke or servers failed: 'retry' once the service is well again.";
            case UNSUPPORTED -> "The storage cannot do this at all: exclude them, or move them by other means.";
            case CORRUPT -> "Other bytes arrived than were promised: check disk and network, then 'retry'.";
            case FATAL -> "The place could not be used at all: see 'connections test' and 'log'.";
            case PARENT -> "The folder above failed; they follow once that is mended.";
        };
    }

    /** What to do about nodes of the source that changed after the plan was made. */
    static String aboutDrift() {
        return "They changed at the source after the plan was made, and the destination was left as it was: discover again, with"
                + " a new 'plan', then 'copy'.";
    }
}
