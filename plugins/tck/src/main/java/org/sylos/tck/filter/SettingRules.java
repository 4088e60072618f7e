package org.sylos.tck.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.tck.Providers;

/** FLT-2xx. */
interface SettingRules extends FilterRules {
    @Test
    default void required_flt201_settings_that_make_no_sense_are_refused() {
        Providers.assertAllRefused(fixture().nonsense(), settings -> fixture().filter(settings));
    }

    @Test
    default void required_flt202_the_factory_describes_itself_and_every_setting() {
        Providers.assertDescribed(fixture().factory(), fixture().settings());
        assertThat(fixture().filter()).isNotNull();
    }

    @Test
    default void required_flt203_a_setting_that_is_left_out_has_its_default() {
        List<Candidate> candidates = fixture().candidates();
        Map<Candidate, FilterDecision> expected =
                FilterFixture.decisions(fixture().filter(), candidates);
        Map<String, String> whole =
                Providers.withDefaults(fixture().factory(), fixture().settings());
        assertThat(FilterFixture.decisions(fixture().filter(whole), candidates)).isEqualTo(expected);
    }

    @Test
    default void required_flt204_filters_of_one_factory_do_not_disturb_each_other() {
        var factory = fixture().factory();
        List<Candidate> candidates = fixture().candidates();
        NodeFilter first = factory.create(Providers.config(factory, fixture().settings()), ProviderContext.standard());
        Map<Candidate, FilterDecision> alone = FilterFixture.decisions(first, candidates);
        NodeFilter second = factory.create(Providers.config(factory, fixture().settings()), ProviderContext.standard());
        assertThat(FilterFixture.decisions(second, candidates)).isEqualTo(alone);
        assertThat(FilterFixture.decisions(first, candidates)).isEqualTo(alone);
    }
}
