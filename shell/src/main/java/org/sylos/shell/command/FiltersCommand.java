package org.sylos.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.rule.StateCondition;
import org.sylos.engine.core.rules.Conditions;
import org.sylos.engine.core.rules.Rule;
import org.sylos.engine.core.rules.RulesException;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.Listing;
import org.sylos.shell.render.Text;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the filters that are installed, or the settings of one, or shows what a file of rules means. */
@Command(
        name = "filters",
        description =
                "Lists the filters that are installed, or the settings of one, or shows what a file of rules means.",
        footer = {"  sylos filters", "  sylos filters litter", "  sylos filters --check rules.yaml"})
final class FiltersCommand extends Verb {
    private static final List<Column> RULES = List.of(
            Column.text("name", "RULE"),
            Column.text("use", "USE"),
            Column.text("reason", "REASON"),
            Column.text("exclude", "EXCLUDES"));

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Show the settings of this filter.",
            completionCandidates = ProviderNames.Filters.class)
    private @Nullable String name;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description = "Read a file of rules, and show each rule as it is understood, or what is wrong with it.")
    private @Nullable Path file;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        if (file == null) {
            ProviderListing.show(context, NodeFilterFactory.class, "filter", name);
        } else if (name == null) {
            check(context, file);
        } else {
            throw new ConfigException("a filter and a file of rules cannot be shown at once", "leave one of them out");
        }
        return ExitCode.DONE;
    }

    private static void check(Context context, Path file) throws InterruptedException {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try {
            for (Rule rule : new RuleFile(file).read().rules()) {
                String use = rule.exclude()
                        .needsState()
                        .map(StateCondition::key)
                        .map(key -> "review only (" + key + ")")
                        .orElse("filter, review");
                rows.add(Arrays.asList(rule.name(), use, rule.reason(), Conditions.write(rule.exclude())));
            }
        } catch (RulesException e) {
            e.problems().forEach(problem -> context.console().say(Text.printable(file + ": " + problem)));
            int count = e.problems().size();
            throw new SylosException(
                    "the rules in " + file + " cannot be used: " + (count == 1 ? "1 problem" : count + " problems"),
                    null,
                    e);
        }
        context.show(new Listing(RULES, rows));
    }
}
