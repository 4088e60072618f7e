package org.sylos.engine.core.internal.run;

import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.SylosException;

/** A whole side can no longer be used; the run is suspended instead of failing every node that is left. */
public final class ServiceLostException extends SylosException {
    private static final long serialVersionUID = 1L;

    private ServiceLostException(Endpoint endpoint, Failure failure) {
        super(
                (endpoint.side() == org.sylos.engine.api.Side.SRC ? "the source " : "the destination ")
                        + endpoint.adapter().displayLocation() + " cannot be used any more: "
                        + failure.attempt().message(),
                "mend it and resume the migration; nothing that was done is lost",
                null);
    }

    /** Throws when the failure says that no operation on the side can succeed. */
    public static void throwIfLost(Endpoint endpoint, Failure failure) {
        if (failure.errorClass() == ErrorClass.FATAL || failure.errorClass() == ErrorClass.AUTH) {
            throw new ServiceLostException(endpoint, failure);
        }
    }
}
