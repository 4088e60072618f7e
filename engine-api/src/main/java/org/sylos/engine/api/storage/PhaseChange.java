package org.sylos.engine.api.storage;

import java.time.Instant;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Stability;

/**
 * A move from one phase to another.
 *
 * @param at when
 * @param from the phase that is left
 * @param to the phase that is entered
 * @param reason why, for people
 */
@Stability(Stability.Level.EVOLVING)
public record PhaseChange(Instant at, Phase from, Phase to, String reason) {}
