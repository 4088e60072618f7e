package org.sylos.plugins.pf4j;

import java.nio.file.Path;
import org.sylos.engine.core.plugin.PluginHost;
import org.sylos.engine.core.plugin.PluginSource;

/** Loads plugin jars with PF4J. Thread-safe: each call has a PF4J manager of its own. */
public final class Pf4jPluginHost implements PluginHost {
    /** For {@link java.util.ServiceLoader}. */
    public Pf4jPluginHost() {}

    @Override
    public PluginSource load(Path directory) {
        return new Loading(directory.toAbsolutePath().normalize()).run();
    }
}
