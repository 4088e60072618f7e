package org.sylos.engine.core.internal.run;

import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;

/** A whole side can no longer be used; the run is suspended instead of failing every node that is left. */
public final class ServiceLostException extends SylosException {
    private static final long serialVersionUID = 1L;

    private ServiceLostException(String sides, Failure failure) {
        super(
                sides + " cannot be used any more: " + failure.attempt().message(),
                "mend it and resume the migration; nothing that was done is lost",
                null);
    }

    /** Throws when the failure says that no operation on the side can succeed. */
    public static void throwIfLost(Endpoint endpoint, Failure failure) {
        if (isLost(failure)) {
            throw new ServiceLostException(named(endpoint), failure);
        }
    }

    /** As {@link #throwIfLost(Endpoint, Failure)}, where an operation has to do with both sides and does not say which failed. */
    static void throwIfLost(Endpoint src, Endpoint dst, Failure failure) {
        if (isLost(failure)) {
            throw new ServiceLostException(named(src) + " or " + named(dst), failure);
        }
    }

    private static boolean isLost(Failure failure) {
        return failure.errorClass() == ErrorClass.FATAL || failure.errorClass() == ErrorClass.AUTH;
    }

    private static String named(Endpoint endpoint) {
        return (endpoint.side() == Side.SRC ? "the source " : "the destination ")
                + endpoint.adapter().displayLocation();
    }
}
