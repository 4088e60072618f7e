package org.sylos.engine.core.internal.run;

import java.io.Serializable;
import java.util.List;

/**
 * Items to be dealt with by one worker, one after the other.
 *
 * @param items at least one
 * @param failedTries tries of this run that failed before; above zero only with a single item
 * @param <T> the items
 */
record ItemTask<T extends Serializable>(List<T> items, int failedTries) implements Serializable {
    private static final long serialVersionUID = 1L;
}
