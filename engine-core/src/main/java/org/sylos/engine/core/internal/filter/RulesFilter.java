package org.sylos.engine.core.internal.filter;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.StateCondition;
import org.sylos.engine.api.rule.Subject;
import org.sylos.engine.core.rules.Conditions;
import org.sylos.engine.core.rules.Rule;

/** Rejects what a rule excludes; the first one that does gives name and reason. */
final class RulesFilter implements NodeFilter {
    private final List<Excluding> rules;

    private record Excluding(Predicate<Subject> test, FilterDecision rejection) {}

    RulesFilter(List<Rule> rules) {
        this.rules = rules.stream()
                .map(rule -> new Excluding(
                        Conditions.compile(rule.exclude()), new FilterDecision.Reject(rule.name(), rule.reason())))
                .toList();
    }

    @Override
    public FilterDecision decide(Candidate candidate) {
        Subject subject = new Discovered(candidate);
        for (Excluding rule : rules) {
            if (rule.test().test(subject)) {
                return rule.rejection();
            }
        }
        return FilterDecision.ACCEPT;
    }

    private record Discovered(Candidate candidate) implements Subject {
        @Override
        public String name() {
            return candidate.name();
        }

        @Override
        public String path() {
            return candidate.path();
        }

        @Override
        public NodeKind kind() {
            return candidate.kind();
        }

        @Override
        public long size() {
            return candidate.size();
        }

        @Override
        public @Nullable Instant mtime() {
            return candidate.mtime();
        }

        @Override
        public int depth() {
            return candidate.depth();
        }

        @Override
        public boolean holds(StateCondition condition) {
            throw new IllegalStateException("a filter was made of " + condition);
        }
    }
}
