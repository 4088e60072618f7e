package org.sylos.tck.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.tck.Providers;

/** What one test of the kit works with. */
@Stability(Stability.Level.EXPERIMENTAL)
public final class VerifierFixture {
    private final VerifierContract contract;

    VerifierFixture(VerifierContract contract) {
        this.contract = contract;
    }

    VerifierFactory factory() {
        return contract.factory();
    }

    Map<String, String> settings() {
        return contract.settings();
    }

    List<Map<String, String>> nonsense() {
        return contract.nonsense();
    }

    /** A new verifier with the settings of the contract. */
    Verifier verifier() {
        return verifier(settings());
    }

    Verifier verifier(Map<String, String> settings) {
        VerifierFactory factory = factory();
        return factory.create(Providers.config(factory, settings), ProviderContext.standard());
    }

    /** Whether the verifier looks at this. */
    boolean looksAt(Aspect aspect) {
        return contract.aspects().contains(aspect)
                || (aspect == Aspect.SIZE && contract.aspects().contains(Aspect.CONTENT));
    }

    /** Asserts what a verdict says, and that it says it as every verdict must. */
    static void assertVerdict(Verdict verdict, Verdict.Result expected, String of) {
        assertThat(verdict).as("the verdict on %s", of).isNotNull();
        assertThat(verdict.result()).as("%s: %s", of, verdict).isEqualTo(expected);
        assertWellFormed(verdict, of);
    }

    /** Asserts that a verdict names its algorithm, and has a detail when there is something to say. */
    static void assertWellFormed(Verdict verdict, String of) {
        assertThat(verdict.algorithm())
                .as("algorithm of the verdict on %s", of)
                .isNotBlank()
                .isEqualTo(verdict.algorithm().toLowerCase(Locale.ROOT));
        if (verdict.result() == Verdict.Result.VERIFIED) {
            assertThat(verdict.detail()).as("detail of the verdict on %s", of).isNull();
        } else {
            assertThat(verdict.detail()).as("detail of the verdict on %s", of).isNotBlank();
        }
    }
}
