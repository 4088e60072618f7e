package org.sylos.engine.core.rules;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.DepthIs;
import org.sylos.engine.api.rule.Condition.KindIs;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Condition.ModifiedIs;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.rule.Condition.SizeIs;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.rule.Condition.Under;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.ReviewCondition;
import org.sylos.engine.api.storage.ReviewCondition.CopyIs;
import org.sylos.engine.api.storage.ReviewCondition.FailureIs;
import org.sylos.engine.api.storage.ReviewCondition.Marked;
import org.sylos.engine.api.storage.ReviewCondition.MissingOn;
import org.sylos.engine.api.storage.ReviewCondition.TraversalIs;
import org.sylos.engine.api.storage.TraversalStatus;

/** Writes conditions on one line of YAML, so that they are read again as the same. */
final class ConditionFormat {
    private static final String NEVER = "{any: []}";

    private ConditionFormat() {}

    static String write(Condition condition) {
        if (condition instanceof All all) {
            return entry("all", list(all.conditions(), ConditionFormat::write));
        } else if (condition instanceof Any any) {
            return entry("any", list(any.conditions(), ConditionFormat::write));
        } else if (condition instanceof Not not) {
            return entry("not", write(not.condition()));
        } else if (condition instanceof Under under) {
            return entry("under", write(under.condition()));
        } else if (condition instanceof TextIs textIs) {
            String test = switch (textIs.test()) {
                case EQUALS -> "equals";
                case CONTAINS -> "contains";
                case STARTS_WITH -> "starts";
                case ENDS_WITH -> "ends";
            };
            return entry(field(textIs.field()), entry(test, quote(textIs.text())));
        } else if (condition instanceof Matches matches) {
            String flag = matches.ignoreCase() ? ", ignore-case: true" : "";
            return entry(field(matches.field()), "{regex: " + quote(matches.regex()) + flag + "}");
        } else if (condition instanceof ReviewCondition state) {
            return state(state);
        }
        return plain(condition);
    }

    private static String plain(Condition condition) {
        if (condition instanceof SizeIs sizeIs) {
            return entry("size", quote(sizeIs.operator().symbol() + sizeIs.bytes()));
        } else if (condition instanceof ModifiedIs modifiedIs) {
            // Said of folders as well, unless a kind is given.
            return "{modified: " + quote(modifiedIs.operator().symbol() + modifiedIs.time()) + ", kind: any}";
        } else if (condition instanceof DepthIs depthIs) {
            return entry("depth", quote(depthIs.operator().symbol() + depthIs.depth()));
        } else if (condition instanceof KindIs kindIs) {
            return some("kind", kindIs.kinds(), ConditionFormat::kind);
        } else if (condition instanceof Condition.Empty) {
            return entry("empty", "true");
        }
        throw new IllegalArgumentException("the rule language has no words for " + condition);
    }

    private static String state(ReviewCondition condition) {
        if (condition instanceof TraversalIs traversal) {
            return traversal.statuses().isEmpty()
                    ? NEVER
                    : entry(
                            "traversal",
                            some(StateReader.lower(traversal.side()), traversal.statuses(), TraversalStatus::label));
        } else if (condition instanceof CopyIs copyIs) {
            return some("copy", copyIs.statuses(), CopyStatus::label);
        } else if (condition instanceof MissingOn missing) {
            return entry("missing", StateReader.lower(missing.side()));
        } else if (condition instanceof FailureIs failure) {
            return failure.classes().isEmpty()
                    ? entry("failure", "any")
                    : some("failure", failure.classes(), StateReader::lower);
        } else if (condition instanceof Marked marked) {
            return entry("marked", StateReader.lower(marked.retry()));
        }
        return entry(condition.key(), "true");
    }

    private static String field(Field field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    static String kind(NodeKind kind) {
        return kind == NodeKind.SYMLINK ? "link" : kind.name().toLowerCase(Locale.ROOT);
    }

    private static <E> String some(String key, Set<E> values, Function<E, String> name) {
        return values.isEmpty()
                ? NEVER
                : entry(
                        key,
                        values.size() == 1 ? name.apply(values.iterator().next()) : list(List.copyOf(values), name));
    }

    private static <E> String list(Collection<E> elements, Function<E, String> name) {
        return elements.stream().map(name).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String entry(String key, String value) {
        return "{" + key + ": " + value + "}";
    }

    /** A text in double quotes, with escapes for all that YAML, or a person at a terminal, could take for something else. */
    static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if ((c >= ' ' && c < 0x7F) || Character.isLetterOrDigit(c)) {
                quoted.appendCodePoint(c);
            } else {
                String format = c <= 0xFFFF ? "\\u%04x" : "\\U%08x";
                quoted.append(String.format(Locale.ROOT, format, c));
            }
        }
        return quoted.append('"').toString();
    }
}
