package org.sylos.engine.api;

import java.time.Clock;
import java.util.Optional;

/** What the host gives a provider when it creates something. Thread-safe. */
@Stability(Stability.Level.EVOLVING)
public interface ProviderContext {
    /** {@return the clock to use wherever the present time matters} */
    default Clock clock() {
        return Clock.systemUTC();
    }

    /**
     * Resolves a reference to a secret, such as the name of an environment variable.
     *
     * @param reference how the secret is referred to
     * @return the secret, or empty when nothing is known under that reference
     */
    default Optional<String> secret(String reference) {
        return Optional.ofNullable(System.getenv(reference));
    }

    /** {@return a context with the system's clock and the process's environment} */
    static ProviderContext standard() {
        return new ProviderContext() {};
    }
}
