package org.sylos.engine.core;

import java.util.Map;
import org.sylos.engine.api.Stability;

/**
 * What carries tasks out, to be made by a provider for each run; it is kept with the migration.
 *
 * @param provider name of an executor provider
 * @param settings its settings
 */
@Stability(Stability.Level.EVOLVING)
public record ExecutorSpec(String provider, Map<String, String> settings) {
    /** Threads of this process. */
    public static final ExecutorSpec LOCAL = of("local");

    /** Copies the settings. */
    public ExecutorSpec {
        settings = Map.copyOf(settings);
    }

    /**
     * {@return an executor of this provider, with the settings that hold unless said otherwise}
     *
     * @param provider its name
     */
    public static ExecutorSpec of(String provider) {
        return new ExecutorSpec(provider, Map.of());
    }
}
