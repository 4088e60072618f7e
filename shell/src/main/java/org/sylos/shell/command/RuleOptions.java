package org.sylos.shell.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.core.rules.Conditions;
import org.sylos.engine.core.rules.RuleSet;
import org.sylos.engine.core.rules.RulesException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Nodes that are told by rules: one on the command line, or those of a file. Ages count from now. */
final class RuleOptions {
    @Option(
            names = "--where",
            paramLabel = "RULE",
            description = "What a condition of the rule language holds of, such as"
                    + " '{category: video, size: \">1GiB\"}' or '{copy: failed}'.")
    private @Nullable String where;

    @Option(names = "--rules", paramLabel = "FILE", description = "What the rules in a file exclude.")
    private @Nullable Path rules;

    /** Whether there are any. */
    boolean given() {
        return where != null || rules != null;
    }

    /** The rules of the file, when nothing else was given. */
    Optional<RuleSet> onlyRules() {
        return where == null ? ruleSet() : Optional.empty();
    }

    private Optional<RuleSet> ruleSet() {
        return rules == null ? Optional.empty() : Optional.of(new RuleFile(rules).rules());
    }

    /** What both ask for; empty when neither was given. */
    Optional<Condition> condition(CommandSpec verb) {
        Optional<Condition> excluded = ruleSet().map(RuleSet::excluded);
        if (where == null) {
            return excluded;
        }
        Condition own = read(verb, where);
        return Optional.of(excluded.isEmpty() ? own : new Condition.All(List.of(own, excluded.get())));
    }

    private static Condition read(CommandSpec verb, String text) {
        try {
            return Conditions.read(text, now());
        } catch (RulesException e) {
            throw new ParameterException(
                    verb.commandLine(), "'--where' makes no sense: " + String.join("; ", e.problems()), e);
        }
    }

    /** The time from which ages count. */
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
