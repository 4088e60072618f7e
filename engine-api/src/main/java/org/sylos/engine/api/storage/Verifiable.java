package org.sylos.engine.api.storage;

import java.io.Serializable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.verify.VerifyRequest;

/**
 * A written node to be verified.
 *
 * @param id node id on SRC
 * @param request what was promised
 */
@Stability(Stability.Level.EVOLVING)
public record Verifiable(long id, VerifyRequest request) implements Serializable {
    private static final long serialVersionUID = 1L;
}
