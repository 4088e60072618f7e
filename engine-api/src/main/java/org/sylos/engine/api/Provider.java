package org.sylos.engine.api;

import java.util.List;

/**
 * What every provider factory has. Factories are found with {@link java.util.ServiceLoader}, so they have a public
 * constructor without parameters that does nothing costly and touches nothing outside the process.
 */
@Stability(Stability.Level.EVOLVING)
public interface Provider {
    /**
     * {@return the stable name of the provider: lower-case letters, digits and {@code -}, starting with a letter, at
     * most 40 characters} It is persisted in databases, so it never changes, and it is unique among the providers of
     * its kind.
     */
    String name();

    /** {@return what the provider is for, in one line without a full stop} */
    String summary();

    /**
     * {@return every setting that {@code create} understands} Anything else is refused before {@code create} is called.
     */
    default List<ConfigKey> configKeys() {
        return List.of();
    }
}
