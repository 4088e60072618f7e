package org.sylos.tck.exec;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.exec.WorkExecutorFactory;

/** The kit over an executor that may be broken; not a test of its own, but run by one. */
class PlainExecutorContract extends ExecutorContract {
    private final WorkExecutorFactory factory;
    private final Duration patience;

    PlainExecutorContract(WorkExecutorFactory factory, Duration patience) {
        this.factory = factory;
        this.patience = patience;
    }

    @Override
    protected WorkExecutorFactory factory() {
        return factory;
    }

    @Override
    protected List<Map<String, String>> nonsense() {
        return List.of(Map.of("threads", "0"), Map.of("threads", "some"));
    }

    @Override
    protected Duration patience() {
        return patience;
    }
}
