package org.sylos.engine.api.storage;

import java.time.Instant;
import org.sylos.engine.api.Stability;

/**
 * Who decided something about nodes by hand, when and why.
 *
 * @param at when
 * @param user who
 * @param reason why, in that person's words; may be empty
 * @param subject what it was decided about, for people: a path, or a condition in the rule language
 */
@Stability(Stability.Level.EVOLVING)
public record Decision(Instant at, String user, String reason, String subject) {}
