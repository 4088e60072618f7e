package org.sylos.engine.core.internal.exec;

import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.exec.WorkExecutorFactory;

/** Makes executors that use threads of this process. */
public final class LocalWorkExecutorFactory implements WorkExecutorFactory {
    /** For {@link java.util.ServiceLoader}. */
    public LocalWorkExecutorFactory() {}

    @Override
    public String name() {
        return "local";
    }

    @Override
    public String summary() {
        return "Runs tasks on threads of this process";
    }

    @Override
    public WorkExecutor create(ProviderConfig config, ProviderContext context) {
        return new LocalWorkExecutor();
    }
}
