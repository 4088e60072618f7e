package org.sylos.plugins.pf4j;

import java.nio.file.Path;
import java.util.List;
import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginHost;

/** Loads plugins with PF4J. Thread-safe: each call has a PF4J manager of its own. */
public final class Pf4jPluginHost implements PluginHost {
    /** For {@link java.util.ServiceLoader}. */
    public Pf4jPluginHost() {}

    @Override
    public ManagedPlugins open(List<Path> directories) {
        return new DirectoryPlugins(directories.stream()
                .map(directory -> directory.toAbsolutePath().normalize())
                .distinct()
                .toList());
    }

    @Override
    public PluginDetails verify(Path file) {
        try (Verification verification = Verification.of(file)) {
            return verification.details();
        }
    }
}
