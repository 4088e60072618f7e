package org.sylos.shell.command;

import org.sylos.engine.api.Phase;

/** Which verbs have something to do in which phase. This is for people to know beforehand; it is the engine that refuses. */
final class PhaseFit {
    private PhaseFit() {}

    /** Whether a verb can do what it is for with a migration in this phase. */
    static boolean fits(String verb, Phase phase) {
        return switch (verb) {
            case "copy", "exclude", "include", "mark", "unmark", "renames", "retry" -> phase == Phase.REVIEW;
            case "verify" -> phase == Phase.REVIEW || phase == Phase.COMPLETED;
            case "resume" -> phase == Phase.SUSPENDED;
            case "stop" -> phase.inProgress();
            case "review", "ls", "find", "diff" -> phase != Phase.CREATED && phase != Phase.FILTERS_SET;
            default -> true;
        };
    }
}
