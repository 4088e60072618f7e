package org.sylos.engine.core;

import org.sylos.engine.api.Stability;

/**
 * Who decides something by hand, and what is to be kept with the decision.
 *
 * @param user who
 * @param reason why, in that person's words; may be empty
 * @param subject what it is about, for people: a path, or a condition in the rule language
 */
@Stability(Stability.Level.EVOLVING)
public record Reviewer(String user, String reason, String subject) {}
