/**
 * Loads plugin jars from a directory, each with a class loader of its own, by means of PF4J.
 *
 * <p>Exports nothing: the engine finds it as a source of plugins. No other module knows PF4J.
 *
 * @uses org.sylos.engine.api.exec.WorkExecutorFactory
 * @uses org.sylos.engine.api.filter.NodeFilterFactory
 * @uses org.sylos.engine.api.fs.FSAdapterFactory
 * @uses org.sylos.engine.api.storage.MigrationStoreFactory
 * @uses org.sylos.engine.api.verify.VerifierFactory
 * @provides org.sylos.engine.core.plugin.PluginHost
 */
@org.jspecify.annotations.NullMarked
module org.sylos.plugins.pf4j {
    requires org.sylos.engine.core;
    requires org.pf4j;
    requires org.slf4j;

    uses org.sylos.engine.api.exec.WorkExecutorFactory;
    uses org.sylos.engine.api.filter.NodeFilterFactory;
    uses org.sylos.engine.api.fs.FSAdapterFactory;
    uses org.sylos.engine.api.storage.MigrationStoreFactory;
    uses org.sylos.engine.api.verify.VerifierFactory;

    provides org.sylos.engine.core.plugin.PluginHost with
            org.sylos.plugins.pf4j.Pf4jPluginHost;
}
