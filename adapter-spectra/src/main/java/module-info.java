/**
 * A simulated file system of any size, for trials, tests and benchmarks without real data, and the adapter for it.
 */
@org.jspecify.annotations.NullMarked
module org.sylos.adapter.spectra {
    requires org.sylos.engine.api;
}
