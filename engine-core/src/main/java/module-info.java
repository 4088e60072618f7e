/**
 * The migration engine: discovers both trees, lets a person approve the plan, copies, verifies, and resumes after a crash.
 *
 * <p>It is a library. It knows providers (adapters, filters, stores, verifiers, executors) only through the interfaces
 * of {@code org.sylos.engine.api}, prints nothing and never ends the process.
 *
 * @uses org.sylos.engine.api.fs.FSAdapterFactory
 * @uses org.sylos.engine.api.filter.NodeFilterFactory
 * @uses org.sylos.engine.api.storage.MigrationStoreFactory
 * @uses org.sylos.engine.api.verify.VerifierFactory
 * @uses org.sylos.engine.api.exec.WorkExecutorFactory
 */
@org.jspecify.annotations.NullMarked
module org.sylos.engine.core {
    requires transitive org.sylos.engine.api;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires concurrency.limits.core;
    requires org.slf4j;
    requires org.yaml.snakeyaml;
    requires re2j;

    exports org.sylos.engine.core;
    exports org.sylos.engine.core.plugin;
    exports org.sylos.engine.core.rules;

    uses org.sylos.engine.api.exec.WorkExecutorFactory;
    uses org.sylos.engine.api.filter.NodeFilterFactory;
    uses org.sylos.engine.api.fs.FSAdapterFactory;
    uses org.sylos.engine.api.storage.MigrationStoreFactory;
    uses org.sylos.engine.api.verify.VerifierFactory;

    provides org.sylos.engine.api.exec.WorkExecutorFactory with
            org.sylos.engine.core.internal.exec.LocalWorkExecutorFactory;
    provides org.sylos.engine.api.filter.NodeFilterFactory with
            org.sylos.engine.core.internal.filter.RulesFilterFactory;
    provides org.sylos.engine.api.verify.VerifierFactory with
            org.sylos.engine.core.internal.verify.ChecksumVerifierFactory,
            org.sylos.engine.core.internal.verify.SizeVerifierFactory;
}
