package org.sylos.engine.api.storage;

import java.time.Instant;
import org.sylos.engine.api.Stability;

/**
 * The record that a plan was let through to be copied.
 *
 * @param at when
 * @param user who
 * @param digest digest of the plan, see {@link InspectionStore#planDigest}
 */
@Stability(Stability.Level.EVOLVING)
public record PlanApproval(Instant at, String user, String digest) {}
