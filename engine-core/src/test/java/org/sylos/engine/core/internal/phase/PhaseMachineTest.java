package org.sylos.engine.core.internal.phase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sylos.engine.api.Phase;

class PhaseMachineTest {
    /** The arrows of the domain; what leads out of SUSPENDED depends on where it came from. */
    private static final Map<Phase, Set<Phase>> ARROWS = Map.of(
            Phase.CREATED, Set.of(Phase.FILTERS_SET, Phase.TRAVERSING),
            Phase.FILTERS_SET, Set.of(Phase.TRAVERSING),
            Phase.TRAVERSING, Set.of(Phase.REVIEW, Phase.SUSPENDED),
            Phase.REVIEW, Set.of(Phase.TRAVERSING, Phase.COPYING),
            Phase.COPYING, Set.of(Phase.REVIEW, Phase.COMPLETED, Phase.SUSPENDED),
            Phase.COMPLETED, Set.of(Phase.TRAVERSING));

    @ParameterizedTest
    @EnumSource(names = "SUSPENDED", mode = EnumSource.Mode.EXCLUDE)
    void every_arrow_of_the_domain_is_legal_and_nothing_else(Phase from) {
        for (Phase to : Phase.values()) {
            assertThat(PhaseMachine.legal(from, null, to))
                    .as("%s to %s", from, to)
                    .isEqualTo(ARROWS.getOrDefault(from, Set.of()).contains(to));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TRAVERSING", "COPYING"})
    void out_of_suspension_there_is_one_way_back(Phase cameFrom) {
        for (Phase to : Phase.values()) {
            assertThat(PhaseMachine.legal(Phase.SUSPENDED, cameFrom, to))
                    .as("to %s", to)
                    .isEqualTo(to == cameFrom);
        }
    }

    @ParameterizedTest
    @EnumSource
    void in_every_phase_something_can_be_asked(Phase phase) {
        assertThat(PhaseMachine.possible(phase)).isNotEmpty().doesNotContain("");
    }

    @Test
    void the_labels_never_change() {
        assertThat(Phase.values())
                .extracting(Phase::label)
                .containsExactly(
                        "Roots-Set",
                        "Filters-Set",
                        "Traversal-In-Progress",
                        "Awaiting-Path-Review",
                        "Copy-In-Progress",
                        "Complete",
                        "Suspended");
    }
}
