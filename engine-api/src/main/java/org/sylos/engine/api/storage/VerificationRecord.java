package org.sylos.engine.api.storage;

import java.time.Instant;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.verify.Verdict;

/**
 * What a verifier found out about one node.
 *
 * @param id node id on SRC
 * @param at when
 * @param verdict the finding
 */
@Stability(Stability.Level.EVOLVING)
public record VerificationRecord(long id, Instant at, Verdict verdict) {}
