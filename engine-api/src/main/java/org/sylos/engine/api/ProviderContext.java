package org.sylos.engine.api;

import java.time.Clock;

/** What the host gives a provider when it creates something. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public interface ProviderContext {
    /** {@return the clock to use wherever the present time matters} */
    default Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Looks up the secret that stands behind the value of a {@linkplain ConfigKey#secret secret} setting. A provider asks
     * when it needs the secret, and keeps it no longer.
     *
     * @param reference {@code env:NAME}, {@code file:PATH} or {@code prompt:LABEL}, which mean the same for all providers, see {@link
     *     SecretReference}
     * @return the secret
     * @throws ConfigException when the reference is none or leads to nothing; the message says why, and never shows a secret
     */
    default String secret(String reference) {
        return SecretReference.of(reference).resolve();
    }

    /** {@return a context with the system's clock, and with the environment and the files of this process} */
    static ProviderContext standard() {
        return new ProviderContext() {};
    }
}
