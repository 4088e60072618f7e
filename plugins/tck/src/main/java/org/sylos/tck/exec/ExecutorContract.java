package org.sylos.tck.exec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.exec.WorkExecutorFactory;

/**
 * Proves a {@link WorkExecutorFactory} and its executors against the numbered rules of {@code engine-api/CONTRACT.md}. Extend
 * it and say how the factory is made. The number in the name of a test is that of the rule.
 *
 * <p>Each test has an executor of its own, which the kit closes.
 */
@Stability(Stability.Level.EVOLVING)
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ExecutorContract
        implements TaskRules, LimitRules, EndRules, FailureRules, InterruptionRules, SettingRules {
    private @Nullable ExecutorFixture fixture;

    /** For subclasses. */
    protected ExecutorContract() {}

    /** {@return a new factory} */
    protected abstract WorkExecutorFactory factory();

    /** {@return the settings that executors are made with} */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /** {@return settings that make no sense, each for one reason} */
    protected List<Map<String, String>> nonsense() {
        return List.of();
    }

    /**
     * {@return the longest that a test waits for something that must come; longer where tasks are carried out far away}
     */
    protected Duration patience() {
        return Duration.ofSeconds(60);
    }

    @Override
    public final ExecutorFixture fixture() {
        if (fixture == null) {
            throw new IllegalStateException("no test is running");
        }
        return fixture;
    }

    @BeforeEach
    final void beginTest() {
        fixture = new ExecutorFixture(this);
    }

    @AfterEach
    final void endTest() throws Exception {
        fixture().end();
    }
}
