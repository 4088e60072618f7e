package org.sylos.tck.verify;

import org.sylos.engine.api.Stability;

/** What a verifier may look at, besides whether the node is there and of its kind. */
@Stability(Stability.Level.EVOLVING)
public enum Aspect {
    /** The count of bytes of a file. Who looks at the content sees this too. */
    SIZE,
    /** The bytes of a file. */
    CONTENT,
    /** The modification time of a file or a link. */
    MTIME,
    /** The target text of a link. */
    LINK_TARGET
}
