package org.sylos.adapter.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.fs.FSException;

/** Makes adapters for directories of the machine: {@code local:/data}, or a relative path. Thread-safe. */
public final class LocalAdapterFactory implements FSAdapterFactory {
    /** For the service loader. */
    public LocalAdapterFactory() {}

    @Override
    public String name() {
        return "local";
    }

    @Override
    public String summary() {
        return "directories of this machine and of what it has mounted";
    }

    @Override
    public List<ConfigKey> configKeys() {
        return LocalOptions.KEYS;
    }

    @Override
    public FSAdapter create(String location, ProviderConfig config, ProviderContext context) {
        return new LocalAdapter(root(location), LocalOptions.of(config), true);
    }

    private static Path root(String location) {
        if (location.isBlank()) {
            throw new ConfigException("the location of a local tree is empty", "give the path of a directory");
        }
        try {
            return Names.path(location, location).toAbsolutePath().normalize();
        } catch (FSException | InvalidPathException e) {
            throw new ConfigException(
                    "'" + location.replace('\0', '?') + "' cannot be a path: " + e.getMessage(),
                    "give the path of a directory");
        }
    }
}
