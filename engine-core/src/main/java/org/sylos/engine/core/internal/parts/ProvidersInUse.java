package org.sylos.engine.core.internal.parts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.Provider;
import org.sylos.engine.core.plugin.ProviderLease;
import org.sylos.engine.core.plugin.ProviderRegistry;

/** The providers that something is made of, which keeps their plugins loaded until it is closed. Thread-safe. */
final class ProvidersInUse implements AutoCloseable {
    private final ProviderRegistry registry;
    private final Map<Key, ProviderLease<?>> leases = new LinkedHashMap<>();

    private record Key(Class<?> kind, String name) {}

    ProvidersInUse(ProviderRegistry registry) {
        this.registry = registry;
    }

    /** The provider of a kind with this name, from now on in use. */
    synchronized <P extends Provider> P require(Class<P> kind, String what, String name) {
        Key key = new Key(kind, name);
        ProviderLease<?> lease = leases.get(key);
        if (lease == null) {
            lease = registry.lease(kind, what, name);
            leases.put(key, lease);
        }
        return kind.cast(lease.provider());
    }

    @Override
    public void close() {
        List<ProviderLease<?>> all;
        synchronized (this) {
            all = new ArrayList<>(leases.values());
            leases.clear();
        }
        all.forEach(ProviderLease::close);
    }
}
