package org.sylos.tck.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sylos.tck.KitRun;

/** The kit notices the mistakes that somebody could make in an executor. */
class BrokenExecutorsTest {
    /** How long a test waits for what a broken executor will never do. */
    private static final Duration SHORT = Duration.ofMillis(400);

    @ParameterizedTest
    @EnumSource(Mistake.class)
    void the_kit_notices_the_mistake(Mistake mistake) throws ReflectiveOperationException {
        Set<String> failed = new TreeSet<>();
        for (Method test : KitRun.testsOf(ExecutorContract.class, mistake.rule())) {
            PlainExecutorContract broken = new PlainExecutorContract(new PlainExecutors(mistake), SHORT);
            if (KitRun.run(test, broken) == KitRun.Outcome.FAILED) {
                failed.add(test.getName());
            }
        }
        assertThat(failed).as("tests of %s that fail", mistake.rule()).isNotEmpty();
    }

    @Test
    void every_rule_is_broken_by_a_mistake() {
        Set<String> broken = Arrays.stream(Mistake.values()).map(Mistake::rule).collect(Collectors.toSet());
        Set<String> rules = KitRun.tests(ExecutorContract.class).stream()
                .map(test -> test.getName().split("_", -1)[1])
                .collect(Collectors.toSet());
        assertThat(broken).isEqualTo(rules);
    }
}
