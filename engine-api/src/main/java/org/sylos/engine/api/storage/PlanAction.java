package org.sylos.engine.api.storage;

import java.util.Locale;
import org.sylos.engine.api.Stability;

/** What a plan says about a node. */
@Stability(Stability.Level.EVOLVING)
public enum PlanAction {
    /** A folder will be created. */
    CREATE_FOLDER,
    /** A file or link will be written where there is none. */
    CREATE_FILE,
    /** A file or link will be overwritten. */
    OVERWRITE,
    /** Nothing to do: it is there already. */
    KEEP,
    /** Left out by a filter or because of its kind. */
    EXCLUDE,
    /** Cannot be done: unreadable, or in conflict with what is there. */
    FAIL,
    /** On the destination only; stays as it is. */
    DST_ONLY;

    /** {@return the name shown to people and in exports} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
