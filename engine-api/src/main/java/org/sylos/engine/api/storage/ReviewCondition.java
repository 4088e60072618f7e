package org.sylos.engine.api.storage;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.rule.StateCondition;

/**
 * The conditions on what a migration knows of a node. What a node is in review says
 * {@link org.sylos.engine.api.rule.Condition}: a pair of two, or one alone.
 */
@Stability(Stability.Level.EVOLVING)
public sealed interface ReviewCondition extends StateCondition {

    /**
     * Holds when the node on one side has one of some traversal statuses; never when there is none on that side.
     *
     * @param side the side asked about
     * @param statuses which; with none of them it never holds
     */
    @Stability(Stability.Level.EVOLVING)
    record TraversalIs(Side side, Set<TraversalStatus> statuses) implements ReviewCondition {
        /** Copies the set, in the order of statuses. */
        public TraversalIs {
            statuses = copy(statuses);
        }

        @Override
        public String key() {
            return "traversal";
        }
    }

    /**
     * Holds when the source node has one of some copy statuses; never for a node that has none.
     *
     * @param statuses which; with none of them it never holds
     */
    @Stability(Stability.Level.EVOLVING)
    record CopyIs(Set<CopyStatus> statuses) implements ReviewCondition {
        /** Copies the set, in the order of statuses. */
        public CopyIs {
            statuses = copy(statuses);
        }

        @Override
        public String key() {
            return "copy";
        }
    }

    /**
     * Holds for a source node that will not be copied because a filter, its kind or a person says so: its traversal status is
     * {@link TraversalStatus#EXCLUDED}, or its copy status {@link CopyStatus#EXCLUDED_EXPLICIT} or
     * {@link CopyStatus#EXCLUDED_INHERITED}.
     */
    @Stability(Stability.Level.EVOLVING)
    record Excluded() implements ReviewCondition {
        @Override
        public String key() {
            return "excluded";
        }
    }

    /**
     * Holds when nothing on one side belongs to the node: missing on DST is a source node that is paired with none, missing on
     * SRC a destination node that is.
     *
     * @param side the side asked about
     */
    @Stability(Stability.Level.EVOLVING)
    record MissingOn(Side side) implements ReviewCondition {
        @Override
        public String key() {
            return "missing";
        }
    }

    /**
     * Holds when the node of either side failed in discovery, or the source node failed or drifted in copy, and its latest failure
     * is of one of some classes.
     *
     * @param classes which; none of them means any, also a failure without a recorded class
     */
    @Stability(Stability.Level.EVOLVING)
    record FailureIs(Set<ErrorClass> classes) implements ReviewCondition {
        /** Copies the set, in the order of classes. */
        public FailureIs {
            classes = copy(classes);
        }

        @Override
        public String key() {
            return "failure";
        }
    }

    /**
     * Holds for a folder that was listed and has no nodes in it. A pair of folders is judged by its source folder. It does not
     * hold of folders that are still to be listed, failed, or were left out.
     */
    @Stability(Stability.Level.EVOLVING)
    record Childless() implements ReviewCondition {
        @Override
        public String key() {
            return "childless";
        }
    }

    /**
     * Holds when the node of either side is marked to be tried again.
     *
     * @param retry what is to be tried again
     */
    @Stability(Stability.Level.EVOLVING)
    record Marked(RetryKind retry) implements ReviewCondition {
        @Override
        public String key() {
            return "marked";
        }
    }

    private static <E extends Enum<E>> Set<E> copy(Set<E> values) {
        return values.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(values));
    }
}
