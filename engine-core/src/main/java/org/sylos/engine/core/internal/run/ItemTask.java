package org.sylos.engine.core.internal.run;

import java.io.Serializable;
import java.util.List;
import org.sylos.engine.core.internal.exec.Tries;

/**
 * Items to be dealt with by one worker, one after the other.
 *
 * @param items at least one
 * @param tries those of this run that were in vain before; none but with a single item
 * @param <T> the items
 */
record ItemTask<T extends Serializable>(List<T> items, Tries tries) implements Serializable {
    private static final long serialVersionUID = 1L;
}
