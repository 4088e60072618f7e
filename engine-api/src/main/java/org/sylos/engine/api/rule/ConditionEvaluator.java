package org.sylos.engine.api.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.DepthIs;
import org.sylos.engine.api.rule.Condition.Empty;
import org.sylos.engine.api.rule.Condition.KindIs;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Condition.ModifiedIs;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.rule.Condition.SizeIs;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.rule.Condition.Under;

/** Answers conditions one node at a time. What a store answers for many nodes at once must be the same. */
@Stability(Stability.Level.EVOLVING)
public final class ConditionEvaluator {
    private final RegexCompiler regexes;

    private ConditionEvaluator(RegexCompiler regexes) {
        this.regexes = regexes;
    }

    /**
     * Makes a condition ready to be asked.
     *
     * @param condition the condition
     * @param regexes understands its regular expressions
     * @return whether it holds of a node; thread-safe, and as pure as the nodes are
     * @throws IllegalArgumentException when a regular expression is none
     */
    public static Predicate<Subject> compile(Condition condition, RegexCompiler regexes) {
        return new ConditionEvaluator(regexes).test(condition);
    }

    private Predicate<Subject> test(Condition condition) {
        if (condition instanceof All all) {
            List<Predicate<Subject>> parts = tests(all.conditions());
            return subject -> everyOne(parts, subject);
        } else if (condition instanceof Any any) {
            List<Predicate<Subject>> parts = tests(any.conditions());
            return subject -> anyOne(parts, subject);
        } else if (condition instanceof Not not) {
            return test(not.condition()).negate();
        } else if (condition instanceof TextIs textIs) {
            String text = ConditionText.of(textIs.text());
            return subject -> textIs.test().passes(text(subject, textIs.field()), text);
        } else if (condition instanceof Matches matches) {
            Predicate<String> regex = regexes.compile(matches.regex(), matches.ignoreCase());
            return subject -> regex.test(text(subject, matches.field()));
        } else if (condition instanceof Under under) {
            return new UnderTest(test(under.condition()));
        } else if (condition instanceof StateCondition state) {
            return subject -> subject.holds(state);
        } else {
            return plain(condition);
        }
    }

    private static Predicate<Subject> plain(Condition condition) {
        if (condition instanceof SizeIs sizeIs) {
            return subject -> isFile(subject) && sizeIs.operator().holds(subject.size(), sizeIs.bytes());
        } else if (condition instanceof ModifiedIs modifiedIs) {
            return subject -> {
                Instant time = subject.mtime();
                return time != null && modifiedIs.operator().holds(time, modifiedIs.time());
            };
        } else if (condition instanceof DepthIs depthIs) {
            return subject -> depthIs.operator().holds(subject.depth(), depthIs.depth());
        } else if (condition instanceof KindIs kindIs) {
            return subject -> kindIs.kinds().contains(subject.kind());
        } else if (condition instanceof Empty) {
            return subject -> isFile(subject) && subject.size() == 0;
        }
        throw new IllegalArgumentException("unknown condition " + condition);
    }

    private List<Predicate<Subject>> tests(List<Condition> conditions) {
        List<Predicate<Subject>> tests = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            tests.add(test(condition));
        }
        return List.copyOf(tests);
    }

    private static boolean everyOne(List<Predicate<Subject>> tests, Subject subject) {
        for (Predicate<Subject> test : tests) {
            if (!test.test(subject)) {
                return false;
            }
        }
        return true;
    }

    private static boolean anyOne(List<Predicate<Subject>> tests, Subject subject) {
        for (Predicate<Subject> test : tests) {
            if (test.test(subject)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFile(Subject subject) {
        return subject.kind() == NodeKind.FILE;
    }

    private static String text(Subject subject, Field field) {
        return ConditionText.of(field == Field.NAME ? subject.name() : subject.path());
    }
}
