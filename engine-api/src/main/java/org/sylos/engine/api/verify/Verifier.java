package org.sylos.engine.api.verify;

import java.io.IOException;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.FSAdapter;

/**
 * Checks nodes that a copy wrote. Called from many threads at once; changes nothing on either side.
 */
@FunctionalInterface
@Stability(Stability.Level.EVOLVING)
public interface Verifier {
    /**
     * Checks one node. A node that has gone from the destination is a mismatch, not an error; a source that has gone since the
     * copy is neither.
     *
     * @param request the node as it was promised
     * @param source the adapter that holds {@code request.source()}
     * @param destination the adapter that holds {@code request.destination()}
     * @return what was found
     * @throws IOException what a failing adapter threw; the engine retries what may be retried and otherwise records the failure
     */
    Verdict verify(VerifyRequest request, FSAdapter source, FSAdapter destination) throws IOException;
}
