package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * A number of nodes and the bytes of the files among them.
 *
 * @param nodes how many
 * @param bytes their bytes
 */
@Stability(Stability.Level.STABLE)
public record Tally(long nodes, long bytes) {
    /** None. */
    public static final Tally ZERO = new Tally(0, 0);

    /**
     * Both together.
     *
     * @param other what to add
     * @return the sum of nodes and of bytes
     */
    public Tally plus(Tally other) {
        return new Tally(nodes + other.nodes, bytes + other.bytes);
    }
}
