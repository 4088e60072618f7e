package org.sylos.engine.core;

import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Stability;

/**
 * What can be changed of a migration while it runs.
 *
 * @param workers most tasks at once per side, 0 to 4096; 0 lets the engine find it between 1 and what the adapter allows
 * @param bandwidth bytes a second that a copy may move
 */
@Stability(Stability.Level.EVOLVING)
public record RunLimits(int workers, Bandwidth bandwidth) {
    /**
     * Checks the bounds.
     *
     * @throws ConfigException when there are too many workers, or fewer than none
     */
    public RunLimits {
        if (workers < 0 || workers > 4096) {
            throw new ConfigException("there cannot be " + workers + " workers", "it is a whole number from 0 to 4096");
        }
    }

    /**
     * {@return the limits that options contain}
     *
     * @param options the options
     */
    public static RunLimits of(MigrationOptions options) {
        return new RunLimits(options.workerCount(), options.bandwidth());
    }

    /**
     * {@return options with these limits}
     *
     * @param options the options, otherwise kept
     */
    public MigrationOptions in(MigrationOptions options) {
        return options.toBuilder().workerCount(workers).bandwidth(bandwidth).build();
    }
}
