package org.sylos.tck.verify;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.verify.VerifierFactory;

/**
 * Proves a {@link VerifierFactory} and its verifiers against the numbered rules of {@code engine-api/CONTRACT.md}. Extend it
 * and say what the verifier looks at. The number in the name of a test is that of the rule.
 *
 * <p>The nodes that are verified lie in memory, on both sides under different paths; the kit changes them behind the back of
 * their adapters, lets adapters fail, and takes abilities away.
 */
@Stability(Stability.Level.EVOLVING)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class VerifierContract implements VerdictRules, CircumstanceRules, SettingRules {
    private final VerifierFixture fixture = new VerifierFixture(this);

    /** For subclasses. */
    protected VerifierContract() {}

    /** {@return a new factory} */
    protected abstract VerifierFactory factory();

    /** {@return what the verifier looks at under {@link #settings}, and nothing else} */
    protected abstract Set<Aspect> aspects();

    /** {@return the settings that verifiers are made with} */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** {@return settings that make no sense, each for one reason} */
    protected List<Map<String, String>> nonsense() {
        return List.of();
    }

    @Override
    public final VerifierFixture fixture() {
        return fixture;
    }
}
