package org.sylos.engine.core.internal.phase;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;

/** Which phase may follow which, and what can be asked for in each. */
final class PhaseMachine {
    private static final Map<Phase, Set<Phase>> MOVES = new EnumMap<>(Map.of(
            Phase.CREATED, EnumSet.of(Phase.FILTERS_SET, Phase.TRAVERSING),
            Phase.FILTERS_SET, EnumSet.of(Phase.TRAVERSING),
            Phase.TRAVERSING, EnumSet.of(Phase.REVIEW, Phase.SUSPENDED),
            Phase.REVIEW, EnumSet.of(Phase.TRAVERSING, Phase.COPYING),
            Phase.COPYING, EnumSet.of(Phase.REVIEW, Phase.COMPLETED, Phase.SUSPENDED),
            Phase.SUSPENDED, EnumSet.of(Phase.TRAVERSING, Phase.COPYING),
            Phase.COMPLETED, EnumSet.of(Phase.TRAVERSING)));

    private PhaseMachine() {}

    /** Whether a phase may follow another; a suspended migration returns only to where it came from. */
    static boolean legal(Phase from, @Nullable Phase returnTo, Phase to) {
        return MOVES.getOrDefault(from, Set.of()).contains(to) && (from != Phase.SUSPENDED || to == returnTo);
    }

    /** What can be asked for in a phase, in the infinitive. */
    static List<String> possible(Phase phase) {
        return switch (phase) {
            case CREATED -> List.of("set filters", "start the discovery");
            case FILTERS_SET -> List.of("start the discovery");
            case TRAVERSING, COPYING -> List.of("stop", "look at the status");
            case REVIEW ->
                List.of(
                        "look at the plan",
                        "exclude and include nodes",
                        "mark nodes to be tried again",
                        "start the copy",
                        "start a retry sweep",
                        "discover anew",
                        "verify");
            case COMPLETED -> List.of("verify", "discover what changed since");
            case SUSPENDED -> List.of("resume");
        };
    }
}
