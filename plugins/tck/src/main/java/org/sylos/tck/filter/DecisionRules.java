package org.sylos.tck.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.tck.Race;
import org.sylos.tck.TickingClock;

/** FLT-1xx. */
interface DecisionRules extends FilterRules {
    @Test
    default void required_flt101_the_answer_is_accept_or_a_rejection_with_rule_and_reason() {
        NodeFilter filter = fixture().filter();
        assertThat(fixture().accepted()).as("examples of what is accepted").isNotEmpty();
        assertThat(fixture().rejected()).as("examples of what is rejected").isNotEmpty();
        FilterFixture.decisions(filter, fixture().accepted())
                .forEach((candidate, decision) -> assertThat(decision)
                        .as("the answer to %s", candidate)
                        .isInstanceOf(FilterDecision.Accept.class));
        FilterFixture.decisions(filter, fixture().rejected())
                .forEach((candidate, decision) -> assertThat(decision)
                        .as("the answer to %s", candidate)
                        .isInstanceOfSatisfying(FilterDecision.Reject.class, reject -> {
                            assertThat(reject.rule()).isNotBlank();
                            assertThat(reject.reason()).isNotBlank();
                        }));
    }

    @Test
    default void required_flt102_the_same_candidate_gets_the_same_answer() throws Exception {
        NodeFilter filter = fixture().filter();
        List<Candidate> candidates = fixture().candidates();
        Map<Candidate, FilterDecision> first = FilterFixture.decisions(filter, candidates);
        assertThat(FilterFixture.decisions(filter, candidates)).isEqualTo(first);
        List<Map<Candidate, FilterDecision>> others = Race.run(8, number -> {
            List<Candidate> shuffled = new ArrayList<>(candidates);
            Collections.shuffle(shuffled, new Random(number));
            return FilterFixture.decisions(filter, shuffled);
        });
        for (Map<Candidate, FilterDecision> other : others) {
            assertThat(other).isEqualTo(first);
        }
    }

    @Test
    default void required_flt103_what_was_asked_before_does_not_count() {
        List<Candidate> candidates = fixture().candidates();
        Map<Candidate, FilterDecision> together =
                FilterFixture.decisions(fixture().filter(), candidates);
        List<Candidate> backwards = new ArrayList<>(candidates);
        Collections.reverse(backwards);
        assertThat(FilterFixture.decisions(fixture().filter(), backwards)).isEqualTo(together);
        for (Candidate candidate : fixture().rejected()) {
            assertThat(fixture().filter().decide(candidate))
                    .as("the answer to %s alone", candidate)
                    .isEqualTo(together.get(candidate));
        }
    }

    @Test
    default void required_flt103_the_time_of_asking_does_not_count() {
        TickingClock clock = TickingClock.standard();
        NodeFilter filter = fixture().filter(clock);
        List<Candidate> candidates = fixture().candidates();
        Map<Candidate, FilterDecision> now = FilterFixture.decisions(filter, candidates);
        clock.advance(Duration.ofDays(10_000));
        assertThat(FilterFixture.decisions(filter, candidates)).isEqualTo(now);
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    @ResourceLock(Resources.TIME_ZONE)
    default void required_flt103_the_language_and_zone_of_the_process_do_not_count() {
        List<Candidate> candidates = fixture().candidates();
        Map<Candidate, FilterDecision> here = FilterFixture.decisions(fixture().filter(), candidates);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            // The language in which the small form of I is not i.
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(FilterFixture.decisions(fixture().filter(), candidates)).isEqualTo(here);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    default void required_flt104_names_and_paths_are_data() {
        NodeFilter filter = fixture().filter();
        for (Candidate candidate : fixture().candidates()) {
            if (candidate.kind() == NodeKind.FILE) {
                FilterFixture.decisions(filter, List.of(Candidates.file(candidate.path(), candidate.size())));
            }
        }
    }

    @Test
    default void required_flt105_every_candidate_gets_an_answer() {
        NodeFilter filter = fixture().filter();
        for (Candidate candidate : fixture().candidates()) {
            FilterFixture.decisions(filter, List.of(candidate, Candidates.at(null, candidate)));
        }
    }
}
