package org.sylos.tck.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.exec.WorkRunner.Load;
import org.sylos.tck.Providers;

/** EXE-4xx. */
interface SettingRules extends ExecutorRules {
    @Test
    default void required_exe401_settings_that_make_no_sense_are_refused() {
        Providers.assertAllRefused(fixture().nonsense(), settings -> fixture().executor(settings));
    }

    @Test
    default void required_exe402_the_factory_describes_itself_and_every_setting() {
        Providers.assertDescribed(fixture().factory(), fixture().settings());
        assertRuns(fixture()
                .executor(Providers.withDefaults(fixture().factory(), fixture().settings())));
    }

    @Test
    default void required_exe403_executors_of_one_factory_do_not_disturb_each_other() {
        WorkExecutor first = fixture().executor();
        WorkExecutor second = fixture().executor();
        assertRuns(first);
        fixture().within("close", first::close);
        assertRuns(second);
    }

    private void assertRuns(WorkExecutor executor) {
        AtomicInteger runs = new AtomicInteger();
        fixture()
                .await(fixture()
                        .start(
                                executor,
                                ExecutorFixture.upTo(20),
                                (task, sink) -> {
                                    runs.incrementAndGet();
                                    return Load.NORMAL;
                                },
                                2));
        assertThat(runs.get()).isEqualTo(20);
    }
}
