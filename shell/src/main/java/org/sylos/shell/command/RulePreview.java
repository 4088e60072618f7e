package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.DecisionRecord.Action;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.ReviewSelection.Matching;
import org.sylos.engine.core.Review;
import org.sylos.engine.core.rules.Conditions;
import org.sylos.engine.core.rules.Rule;
import org.sylos.engine.core.rules.RuleSet;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.CounterLine;
import org.sylos.shell.render.Listing;
import org.sylos.shell.session.Context;

/** Shows what rules would leave out of a plan before they are used. */
final class RulePreview {
    private static final List<Column> COLUMNS = List.of(
            Column.text("rule", "RULE"),
            Column.of("selected", "APPLIES TO", Column.Kind.COUNT),
            Column.of("nodes", "LEAVES OUT", Column.Kind.COUNT),
            Column.of("bytes", "BYTES", Column.Kind.BYTES),
            Column.text("reason", "REASON"),
            Column.text("exclude", "EXCLUDES"));

    private final Context context;
    private final Review review;
    private final long folder;
    private final boolean below;

    /**
     * A preview.
     *
     * @param folder id on SRC of the folder below which nodes are looked for; 0 for the whole tree
     * @param below whether folders are left out with what is below them
     */
    RulePreview(Context context, Review review, long folder, boolean below) {
        this.context = context;
        this.review = review;
        this.folder = folder;
        this.below = below;
    }

    /** Shows what each rule would leave out by itself, and what all of them would together. */
    void show(RuleSet rules) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            ExclusionChange change = rehearse(rule.exclude());
            rows.add(Arrays.asList(
                    rule.name(),
                    change.selected(),
                    change.changed().nodes(),
                    change.changed().bytes(),
                    rule.reason(),
                    Conditions.write(rule.exclude())));
        }
        context.show(new Listing(COLUMNS, rows));
        context.console()
                .say("Together they would leave out "
                        + CounterLine.tally(rehearse(rules.excluded()).changed())
                        + "; what several rules apply to counts once.");
    }

    private ExclusionChange rehearse(Condition condition) {
        return review.rehearse(Action.EXCLUDE, new Matching(condition, folder), below);
    }
}
