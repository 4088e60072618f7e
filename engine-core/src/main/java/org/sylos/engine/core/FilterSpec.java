package org.sylos.engine.core;

import java.util.Map;
import org.sylos.engine.api.Stability;

/**
 * A filter to be made by a provider; it is kept with the migration.
 *
 * @param provider name of a filter provider
 * @param settings its settings
 */
@Stability(Stability.Level.EVOLVING)
public record FilterSpec(String provider, Map<String, String> settings) {

    /** Copies the settings. */
    public FilterSpec {
        settings = Map.copyOf(settings);
    }
}
