package org.sylos.tck.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.tck.Providers;

/** What one test of the kit works with. */
@Stability(Stability.Level.EXPERIMENTAL)
public final class FilterFixture {
    private final FilterContract contract;

    FilterFixture(FilterContract contract) {
        this.contract = contract;
    }

    NodeFilterFactory factory() {
        return contract.factory();
    }

    Map<String, String> settings() {
        return contract.settings();
    }

    List<Map<String, String>> nonsense() {
        return contract.nonsense();
    }

    List<Candidate> accepted() {
        return contract.accepted();
    }

    List<Candidate> rejected() {
        return contract.rejected();
    }

    /** A new filter with the settings of the contract. */
    NodeFilter filter() {
        return filter(settings());
    }

    NodeFilter filter(Map<String, String> settings) {
        return create(settings, ProviderContext.standard());
    }

    NodeFilter filter(Clock clock) {
        return create(settings(), new ProviderContext() {
            @Override
            public Clock clock() {
                return clock;
            }
        });
    }

    private NodeFilter create(Map<String, String> settings, ProviderContext context) {
        NodeFilterFactory factory = factory();
        return factory.create(Providers.config(factory, settings), context);
    }

    /** The examples of the contract and what the kit makes of them, a few thousand in all. */
    List<Candidate> candidates() {
        List<Candidate> examples = new ArrayList<>(accepted());
        examples.addAll(rejected());
        return Candidates.around(examples);
    }

    /** What a filter answers to each, in this order. */
    static Map<Candidate, FilterDecision> decisions(NodeFilter filter, List<Candidate> candidates) {
        Map<Candidate, FilterDecision> decisions = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            FilterDecision decision = filter.decide(candidate);
            assertThat(decision).as("the answer to %s", candidate).isNotNull();
            decisions.put(candidate, decision);
        }
        return decisions;
    }
}
