/**
 * Loads plugin jars from a directory, each with a class loader of its own, by means of PF4J.
 *
 * <p>Exports nothing: the engine finds it as a source of plugins. No other module knows PF4J.
 */
@org.jspecify.annotations.NullMarked
module org.sylos.plugins.pf4j {
    requires org.sylos.engine.core;
    requires org.pf4j;
    requires org.slf4j;
}
