package org.sylos.engine.api.rule;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeKind;

/**
 * What a rule asks of a node. It holds or does not hold of every node: there is no third answer, and {@link Not} turns one
 * into the other. It is pure: only the node counts, not the clock, the language or the time zone of the process.
 *
 * <p>Texts are names and paths as adapters give them, in the form of {@link ConditionText}. They are compared exactly: nothing
 * is normalised, trimmed or folded, and no character in them means anything, be it {@code %}, {@code _}, a quote, a
 * backslash or a line break. Where a regular expression or a search text is given, it is data as well: it is never made
 * part of another text.
 *
 * <p>In review a node is a source node together with the destination node it is paired with, or a destination node alone.
 * Name, path, kind, size, time and depth are those of the source node where there is one.
 */
@Stability(Stability.Level.EVOLVING)
public sealed interface Condition
        permits Condition.All,
                Condition.Any,
                Condition.Not,
                Condition.TextIs,
                Condition.Matches,
                Condition.SizeIs,
                Condition.ModifiedIs,
                Condition.DepthIs,
                Condition.KindIs,
                Condition.Empty,
                Condition.Under,
                StateCondition {

    /**
     * Holds when all of them hold; always when there are none.
     *
     * @param conditions what has to hold
     */
    @Stability(Stability.Level.EVOLVING)
    record All(List<Condition> conditions) implements Condition {
        /** Copies the list. */
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Holds when one of them holds; never when there are none.
     *
     * @param conditions of which one has to hold
     */
    @Stability(Stability.Level.EVOLVING)
    record Any(List<Condition> conditions) implements Condition {
        /** Copies the list. */
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * Holds when the other does not.
     *
     * @param condition what must not hold
     */
    @Stability(Stability.Level.EVOLVING)
    record Not(Condition condition) implements Condition {}

    /**
     * Holds when a text passes a plain test, upper and lower case told apart. Stores answer it faster than {@link Matches}.
     *
     * @param field the text that is asked about
     * @param test how it is held against {@code text}
     * @param text any text, empty allowed; half of a surrogate pair in it means that half alone
     */
    @Stability(Stability.Level.EVOLVING)
    record TextIs(Field field, TextTest test, String text) implements Condition {}

    /**
     * Holds when the <em>whole</em> text matches a regular expression in the syntax of RE2, with its flag {@code s}: {@code .}
     * matches any character, line breaks too, and {@code ^} and {@code $} match at the ends of the text alone unless the
     * expression says {@code (?m)}.
     *
     * <p>The expression must be one that RE2 understands: no backreferences, no looking around, no {@code \C}, and no
     * {@code \p}, which follows the version of Unicode that an implementation knows. Who reads
     * rules checks that; who is given another refuses it when he is asked, never later.
     *
     * @param field the text that is asked about
     * @param regex the expression; U+FDD0 and halves of surrogate pairs do not stand in it as they are, but as in
     *     <code>\x{FDD0}d83d</code>
     * @param ignoreCase whether case is ignored as by RE2's flag {@code i}, simple folding of single characters; of letters that
     *     the later versions of Unicode brought, one implementation may know the pairs and another not
     */
    @Stability(Stability.Level.EVOLVING)
    record Matches(Field field, String regex, boolean ignoreCase) implements Condition {
        /**
         * Checks the expression's characters.
         *
         * @throws IllegalArgumentException when the expression holds U+FDD0 or half of a surrogate pair
         */
        public Matches {
            if (!ConditionText.of(regex).equals(regex)) {
                throw new IllegalArgumentException("a regular expression holds whole characters only");
            }
        }
    }

    /**
     * Holds for a file whose size compares so; never for anything that is no file.
     *
     * @param operator how
     * @param bytes with what, at least 0
     */
    @Stability(Stability.Level.EVOLVING)
    record SizeIs(Operator operator, long bytes) implements Condition {
        /**
         * Checks the size.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public SizeIs {
            if (bytes < 0) {
                throw new IllegalArgumentException("a size of " + bytes + " bytes");
            }
        }
    }

    /**
     * Holds for a node of any kind whose modification time compares so, to the nanosecond; never for one without a time.
     *
     * @param operator how
     * @param time with what
     */
    @Stability(Stability.Level.EVOLVING)
    record ModifiedIs(Operator operator, Instant time) implements Condition {}

    /**
     * Holds when the distance from the root compares so.
     *
     * @param operator how
     * @param depth with what; the root has 0
     */
    @Stability(Stability.Level.EVOLVING)
    record DepthIs(Operator operator, int depth) implements Condition {}

    /**
     * Holds for nodes of some kinds.
     *
     * @param kinds which; with none of them it never holds
     */
    @Stability(Stability.Level.EVOLVING)
    record KindIs(Set<NodeKind> kinds) implements Condition {
        /** Copies the set, in the order of kinds. */
        public KindIs {
            kinds = kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(kinds));
        }
    }

    /** Holds for a file of 0 bytes. */
    @Stability(Stability.Level.EVOLVING)
    record Empty() implements Condition {}

    /**
     * Holds when the other holds of the node itself or of a folder above it, up to the root. Folders above are those of the
     * node's own side.
     *
     * @param condition asks for name, path, depth and kind alone, and for nothing above
     */
    @Stability(Stability.Level.EVOLVING)
    record Under(Condition condition) implements Condition {
        /**
         * Checks what is asked for.
         *
         * @throws IllegalArgumentException when it is something else
         */
        public Under {
            if (!isOfPlace(condition)) {
                throw new IllegalArgumentException("of folders above only name, path, depth and kind can be asked");
            }
        }

        private static boolean isOfPlace(Condition condition) {
            if (condition instanceof Not not) {
                return isOfPlace(not.condition());
            }
            return condition instanceof TextIs
                    || condition instanceof Matches
                    || condition instanceof DepthIs
                    || condition instanceof KindIs
                    || (condition instanceof All all
                            && all.conditions().stream().allMatch(Under::isOfPlace))
                    || (condition instanceof Any any
                            && any.conditions().stream().allMatch(Under::isOfPlace));
        }
    }

    /**
     * {@return a condition in this one, or itself, that only review can answer; empty when a filter can answer it all} Of
     * several it is the first.
     */
    default Optional<StateCondition> needsState() {
        if (this instanceof StateCondition state) {
            return Optional.of(state);
        }
        if (this instanceof Not not) {
            return not.condition().needsState();
        }
        List<Condition> parts =
                this instanceof All all ? all.conditions() : this instanceof Any any ? any.conditions() : List.of();
        return parts.stream().flatMap(part -> part.needsState().stream()).findFirst();
    }
}
