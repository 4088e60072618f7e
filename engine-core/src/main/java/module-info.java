/**
 * The migration engine: discovers both trees, lets a person approve the plan, copies, verifies, and resumes after a crash.
 *
 * <p>It is a library. It knows providers (adapters, filters, stores, verifiers, executors) only through the interfaces
 * of {@code org.sylos.engine.api}, prints nothing and never ends the process.
 */
@org.jspecify.annotations.NullMarked
module org.sylos.engine.core {
    requires transitive org.sylos.engine.api;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires concurrency.limits.core;
    requires org.slf4j;

    uses org.sylos.engine.api.exec.WorkExecutorFactory;

    provides org.sylos.engine.api.exec.WorkExecutorFactory with
            org.sylos.engine.core.internal.exec.LocalWorkExecutorFactory;
}
