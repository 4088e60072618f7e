/**
 * Reads and writes directories of the local machine.
 *
 * <p>Exports nothing: the engine finds the adapter through its service provider interface.
 */
@org.jspecify.annotations.NullMarked
module org.sylos.adapter.local {
    requires org.sylos.engine.api;
}
