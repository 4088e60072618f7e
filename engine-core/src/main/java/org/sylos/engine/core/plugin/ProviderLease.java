package org.sylos.engine.core.plugin;

import java.util.concurrent.atomic.AtomicBoolean;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.Stability;

/**
 * A provider that somebody uses: as long as the lease is open, its plugin stays loaded. It covers whatever the provider
 * creates, so it is closed after that. Thread-safe; closing twice does nothing.
 *
 * @param <P> the kind of provider
 */
@Stability(Stability.Level.EVOLVING)
public final class ProviderLease<P extends Provider> implements AutoCloseable {
    private final P provider;
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ProviderLease(P provider, Runnable release) {
        this.provider = provider;
        this.release = release;
    }

    /**
     * {@return a lease of a provider}
     *
     * @param <P> the kind of provider
     * @param provider what is in use
     * @param release told once, when the lease is closed
     */
    public static <P extends Provider> ProviderLease<P> of(P provider, Runnable release) {
        return new ProviderLease<>(provider, release);
    }

    /** {@return the provider; not to be used after the lease is closed} */
    public P provider() {
        return provider;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release.run();
        }
    }
}
