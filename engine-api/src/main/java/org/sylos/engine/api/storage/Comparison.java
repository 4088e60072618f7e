package org.sylos.engine.api.storage;

import java.io.Serializable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeRef;

/**
 * Two files of equal size to be compared by checksum.
 *
 * @param srcId node id on SRC
 * @param source the file on SRC
 * @param destination the file on DST
 * @param size bytes of each
 */
@Stability(Stability.Level.EVOLVING)
public record Comparison(long srcId, NodeRef source, NodeRef destination, long size) implements Serializable {
    private static final long serialVersionUID = 1L;
}
