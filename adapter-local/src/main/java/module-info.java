/**
 * Reads and writes directories of the local machine.
 *
 * <p>Exports nothing: the engine finds the adapter through its service provider interface.
 *
 * @provides org.sylos.engine.api.fs.FSAdapterFactory the adapter {@code local}
 */
@org.jspecify.annotations.NullMarked
module org.sylos.adapter.local {
    requires org.sylos.engine.api;

    provides org.sylos.engine.api.fs.FSAdapterFactory with
            org.sylos.adapter.local.LocalAdapterFactory;
}
