package org.sylos.engine.api.fs;

import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;

/**
 * Why a listed entry cannot take part in a migration.
 *
 * @param errorClass what kind of trouble
 * @param message what it is or what went wrong, for people
 */
@Stability(Stability.Level.STABLE)
public record EntryProblem(ErrorClass errorClass, String message) {}
