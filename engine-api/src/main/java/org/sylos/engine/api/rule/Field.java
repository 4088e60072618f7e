package org.sylos.engine.api.rule;

import org.sylos.engine.api.Stability;

/** A text of a node. */
@Stability(Stability.Level.EVOLVING)
public enum Field {
    /** The last part of the path; empty for a root. */
    NAME,
    /** The root-relative path: starts with a slash, and ends with none but for the root, which is {@code /}. */
    PATH
}
