package org.sylos.shell.command;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sylos.engine.api.SylosException;
import org.sylos.shell.config.Configuration;

/** Names out of the configuration, for completion. A configuration that cannot be read has none. */
abstract class ConfiguredNames implements Iterable<String> {
    private final Supplier<Configuration> configuration;
    private final Function<Configuration, Collection<String>> names;

    private ConfiguredNames(Supplier<Configuration> configuration, Function<Configuration, Collection<String>> names) {
        this.configuration = configuration;
        this.names = names;
    }

    @Override
    public Iterator<String> iterator() {
        try {
            return List.copyOf(names.apply(configuration.get())).iterator();
        } catch (SylosException unreadable) {
            return List.<String>of().iterator();
        }
    }

    /** Profiles. */
    static final class Profiles extends ConfiguredNames {
        /** Names that are looked up each time. */
        Profiles(Supplier<Configuration> configuration) {
            super(configuration, read -> read.profiles().keySet());
        }
    }

    /** Connections. */
    static final class Connections extends ConfiguredNames {
        /** Names that are looked up each time. */
        Connections(Supplier<Configuration> configuration) {
            super(configuration, read -> read.connections().keySet());
        }
    }
}
