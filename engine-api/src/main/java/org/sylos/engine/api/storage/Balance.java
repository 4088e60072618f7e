package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * Where every source node of a pass ended: each is counted in exactly one of the parts. A node excluded in discovery counts as
 * excluded; a folder that could not be listed, or an entry that could not be read, as failed, whatever became of its copy.
 *
 * @param pass the pass
 * @param total all source nodes
 * @param copied written in this pass
 * @param existing already there
 * @param excluded left out, by a rule or by a person
 * @param failed could not be listed, read or written
 * @param drifted changed after the plan was made
 * @param pending not yet decided
 */
@Stability(Stability.Level.EVOLVING)
public record Balance(
        int pass,
        Tally total,
        Tally copied,
        Tally existing,
        Tally excluded,
        Tally failed,
        Tally drifted,
        Tally pending) {
    /** {@return whether the parts add up to the total, in nodes and in bytes} */
    public boolean addsUp() {
        Tally sum =
                copied.plus(existing).plus(excluded).plus(failed).plus(drifted).plus(pending);
        return sum.equals(total);
    }
}
