package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.ReviewSelection.Matching;
import org.sylos.engine.core.rules.Conditions;
import org.sylos.shell.session.Context;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is to be left out or taken in again, and why. */
final class DecisionMixin {
    /** A subject is a line in the record, not a list. */
    private static final int NAMED = 3;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private PathsMixin words;

    @Mixin
    private RuleOptions rules;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the decision.")
    private String reason = "";

    @Option(names = "--dry-run", description = "Only say what would change.")
    private boolean rehearsal;

    /** The migration and the paths. */
    ReviewPlace place(Context context) throws InterruptedException {
        ReviewPlace place = words.place(context, spec);
        if (place.paths().isEmpty() && !rules.given()) {
            throw new ParameterException(
                    spec.commandLine(), "nothing is named: give paths, which begin with a slash, --where or --rules");
        }
        if (place.paths().size() > 1 && rules.given()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "with --where or --rules one path may be given: the folder below which to look");
        }
        return place;
    }

    /** The nodes that it is about. */
    ReviewSelection selection(ReviewPlace place) {
        if (!rules.given()) {
            place.paths().forEach(path -> place.finder().sourceRow(path));
            return place.review().select(place.paths());
        }
        Condition condition = rules.condition(spec).orElseThrow();
        String folder = place.onePath(spec);
        return new Matching(
                condition,
                folder.equals("/") ? 0 : place.finder().sourceFolder(folder).srcId());
    }

    /** What it is about, for the record. */
    String subject(ReviewPlace place) {
        if (rules.given()) {
            String below = place.onePath(spec);
            return Conditions.write(rules.condition(spec).orElseThrow()) + (below.equals("/") ? "" : " below " + below);
        }
        List<String> few = new ArrayList<>(
                place.paths().subList(0, Math.min(NAMED, place.paths().size())));
        int others = place.paths().size() - few.size();
        return String.join(", ", few) + (others == 0 ? "" : " and " + others + " more");
    }

    /** Whether it is about more than somebody named one by one. */
    boolean sweeping(ReviewPlace place) {
        return rules.given() || place.paths().contains("/");
    }

    String reason() {
        return reason;
    }

    boolean rehearsal() {
        return rehearsal;
    }

    RuleOptions rules() {
        return rules;
    }
}
