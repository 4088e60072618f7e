package org.sylos.engine.core.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.tck.filter.Candidates;

class RulesFilterTest {
    private final RulesFilterFactory factory = new RulesFilterFactory();

    @Test
    void the_first_rule_that_applies_names_the_rejection() {
        NodeFilter filter = filter("""
                - {name: first, exclude: {name: "a*"}, reason: begins with a}
                - {name: second, exclude: {name: "*b"}}
                """);

        assertThat(filter.decide(Candidates.file("/ab", 1)))
                .isEqualTo(new FilterDecision.Reject("first", "begins with a"));
        assertThat(filter.decide(Candidates.file("/xb", 1)))
                .isEqualTo(new FilterDecision.Reject("second", "the rule excludes it"));
        assertThat(filter.decide(Candidates.file("/x", 1))).isSameAs(FilterDecision.ACCEPT);
    }

    @Test
    void a_rule_about_what_only_review_knows_is_refused_by_name() {
        assertThatThrownBy(() -> filter("- {name: a, exclude: {not: {missing: dst}}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("the rules ask for 'missing', which is not known of a node while it is discovered");
    }

    private NodeFilter filter(String rules) {
        ProviderConfig config = ProviderConfig.of(factory, Map.of("text", rules));
        return factory.create(config, ProviderContext.standard());
    }
}
