package org.sylos.engine.api.rule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeKind;

/** A node that is asked whether a condition holds of it. What each part means says {@link Condition}. */
@Stability(Stability.Level.EVOLVING)
public interface Subject {
    /** {@return the last part of the path, as the adapter gave it} */
    String name();

    /** {@return the root-relative path, its parts as the adapter gave them} */
    String path();

    /** {@return what it is} */
    NodeKind kind();

    /** {@return bytes of a file; not asked of anything else} */
    long size();

    /** {@return the modification time; null where there is none} */
    @Nullable
    Instant mtime();

    /** {@return the distance from the root} */
    int depth();

    /**
     * {@return whether a condition on the state of the node holds}
     *
     * @param condition the condition
     */
    boolean holds(StateCondition condition);
}
