package org.sylos.tck.filter;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.NodeFilterFactory;

/**
 * Proves a {@link NodeFilterFactory} and its filters against the numbered rules of {@code engine-api/CONTRACT.md}. Extend it,
 * give examples of what is accepted and rejected, and override what else there is. The number in the name of a test is that of
 * the rule.
 *
 * <p>The kit makes thousands of candidates out of the examples, so choose ones that come close to the filter's borders: a name
 * that is just not matched, the largest size that is. A filter with several sets of settings is proven by one subclass for
 * each.
 */
@Stability(Stability.Level.EVOLVING)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class FilterContract implements DecisionRules, SettingRules {
    private final FilterFixture fixture = new FilterFixture(this);

    /** For subclasses. */
    protected FilterContract() {}

    /** {@return a new factory} */
    protected abstract NodeFilterFactory factory();

    /** {@return nodes that take part under {@link #settings}; at least one} {@link Candidates} makes them. */
    protected abstract List<Candidate> accepted();

    /** {@return nodes that stay behind under {@link #settings}; at least one} */
    protected abstract List<Candidate> rejected();

    /** {@return the settings that filters are made with} */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /**
     * {@return settings that make no sense, each for one reason; those that a host refuses by the type of their key count too}
     */
    protected List<Map<String, String>> nonsense() {
        return List.of();
    }

    @Override
    public final FilterFixture fixture() {
        return fixture;
    }
}
