package org.sylos.engine.core;

import java.time.temporal.ChronoUnit;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.PlanApproval;

/** The plan is not the one that was let through, so it is not carried out; nothing changed. */
@Stability(Stability.Level.EVOLVING)
public final class PlanChangedException extends SylosException {
    private static final long serialVersionUID = 1L;

    private final transient PlanDifference difference;

    /**
     * Creates the exception.
     *
     * @param migration name of the migration
     * @param difference how the plan differs
     */
    public PlanChangedException(String migration, PlanDifference difference) {
        super(
                what(migration, difference) + ": "
                        + difference.text(bytes -> bytes + (bytes == 1 ? " byte" : " bytes")),
                "look at the plan as it is and approve it, or discover anew",
                null);
        this.difference = difference;
    }

    /**
     * {@return what is refused, without what differs}
     *
     * @param migration name of the migration
     * @param difference how the plan differs
     */
    public static String what(String migration, PlanDifference difference) {
        PlanApproval approval = difference.approval();
        return "the plan of '" + migration + "' is not the one that "
                + (approval == null
                        ? "was reviewed"
                        : approval.user() + " approved at " + approval.at().truncatedTo(ChronoUnit.SECONDS));
    }

    /** {@return how the plan differs} */
    public PlanDifference difference() {
        return difference;
    }
}
