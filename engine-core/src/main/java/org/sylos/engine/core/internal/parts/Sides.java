package org.sylos.engine.core.internal.parts;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.internal.config.StoredService;
import org.sylos.engine.core.internal.exec.Patience;
import org.sylos.engine.core.internal.exec.RetryPolicy;
import org.sylos.engine.core.plugin.ProviderLease;
import org.sylos.engine.core.plugin.ProviderRegistry;

/** The adapters of both sides: the caller's own, or made from locations when first needed and closed in the end. */
public final class Sides implements AutoCloseable {
    private final Adapter src;
    private final Adapter dst;

    Sides(Adapter src, Adapter dst) {
        this.src = src;
        this.dst = dst;
    }

    static Sides of(
            StoredService source,
            StoredService destination,
            @Nullable FSAdapter ownSource,
            @Nullable FSAdapter ownDestination,
            ProviderRegistry registry,
            ProviderContext context) {
        return new Sides(
                Adapter.of("source", source, ownSource, registry, context),
                Adapter.of("destination", destination, ownDestination, registry, context));
    }

    public FSAdapter src() {
        return src.get();
    }

    public FSAdapter dst() {
        return dst.get();
    }

    FSAdapter of(Side side) {
        return side == Side.SRC ? src() : dst();
    }

    /** Makes the adapters and refuses two sides of which one lies inside the other. */
    public void requireApart() {
        if (src().overlaps(dst())) {
            throw new ConfigException(
                    "the source " + src().displayLocation() + " and the destination " + dst().displayLocation()
                            + " are the same or lie inside one another",
                    "choose two places of which neither holds the other");
        }
    }

    /** Throws what is wrong with a side when it cannot be reached. */
    public void requireReachable(Side side, RetryPolicy retries) {
        FSAdapter adapter = of(side);
        String what = side == Side.SRC ? "source" : "destination";
        try {
            Patience.ask(retries, () -> {
                adapter.testConnection();
                return adapter;
            });
        } catch (IOException e) {
            throw new SylosException(
                    "the " + what + " " + adapter.displayLocation() + " cannot be reached: " + e.getMessage(),
                    "check the location and the credentials",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            src.close();
        } finally {
            dst.close();
        }
    }

    /** One side's adapter. */
    private static final class Adapter implements AutoCloseable {
        private final @Nullable FSAdapter own;
        private final @Nullable Location location;
        private final ProviderRegistry registry;
        private final ProviderContext context;
        private @Nullable FSAdapter made;
        private @Nullable ProviderLease<FSAdapterFactory> lease;

        private Adapter(
                @Nullable FSAdapter own,
                @Nullable Location location,
                ProviderRegistry registry,
                ProviderContext context) {
            this.own = own;
            this.location = location;
            this.registry = registry;
            this.context = context;
        }

        static Adapter of(
                String side,
                StoredService service,
                @Nullable FSAdapter own,
                ProviderRegistry registry,
                ProviderContext context) {
            if (own == null && service.location() == null) {
                throw new ConfigException(
                        "the " + side + " '" + service.name() + "' was an adapter of the embedding program",
                        "open the migration with that adapter");
            }
            if (own != null && !own.displayLocation().equals(service.text())) {
                throw new ConfigException(
                        "the adapter given for the " + side + " is for " + own.displayLocation()
                                + ", but the migration was made for " + service.text(),
                        "open the migration with an adapter for that place");
            }
            return new Adapter(own, service.location(), registry, context);
        }

        synchronized FSAdapter get() {
            if (own != null) {
                return own;
            }
            if (made == null) {
                Location place = Objects.requireNonNull(location);
                ProviderLease<FSAdapterFactory> taken =
                        registry.lease(FSAdapterFactory.class, "adapter", place.scheme());
                try {
                    FSAdapterFactory factory = taken.provider();
                    made = factory.create(place.rest(), ProviderConfig.of(factory, place.settings()), context);
                    lease = taken;
                } finally {
                    if (lease == null) {
                        taken.close();
                    }
                }
            }
            return made;
        }

        @Override
        public synchronized void close() {
            FSAdapter closing = made;
            ProviderLease<FSAdapterFactory> released = lease;
            made = null;
            lease = null;
            if (closing != null && released != null) {
                try {
                    closing.close();
                } finally {
                    released.close();
                }
            }
        }
    }
}
