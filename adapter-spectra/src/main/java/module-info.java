/**
 * A simulated file system of any size, for trials, tests and benchmarks without real data, and the adapter for it.
 *
 * <p>Programs that want a simulated tree of their own start from {@link org.sylos.adapter.spectra.Spectra}; Sylos itself
 * finds the adapter as the service provider {@code spectra}.
 */
@org.jspecify.annotations.NullMarked
module org.sylos.adapter.spectra {
    requires transitive org.sylos.engine.api;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires java.sql;
    requires jdk.httpserver;
    requires duckdb.jdbc;

    exports org.sylos.adapter.spectra;
    exports org.sylos.adapter.spectra.config;
    exports org.sylos.adapter.spectra.http;
    exports org.sylos.adapter.spectra.nio;

    provides org.sylos.engine.api.fs.FSAdapterFactory with
            org.sylos.adapter.spectra.internal.provider.SpectraAdapterFactory;
}
