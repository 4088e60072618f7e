package org.sylos.engine.core.internal.exec;

import java.util.List;
import java.util.Map;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.tck.exec.ExecutorContract;

class LocalExecutorContractTest extends ExecutorContract {
    @Override
    protected WorkExecutorFactory factory() {
        return new LocalWorkExecutorFactory();
    }

    @Override
    protected List<Map<String, String>> nonsense() {
        return List.of(Map.of("threads", "1"));
    }
}
