package org.sylos.shell.render;

import java.util.Map;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.storage.Balance;

/** Where every source node ended: each in one line of a sum that must come out even. */
final class BalanceLines {
    private BalanceLines() {}

    static void append(StringBuilder out, Balance balance, Map<ErrorClass, Long> classes, Palette palette) {
        String failures = Classes.text(
                classes, balance.failed().nodes(), balance.drifted().nodes());
        new TallyTable()
                .add("copied", balance.copied(), palette::green)
                .add("already there", balance.existing(), palette::dim)
                .add("excluded", balance.excluded(), palette::dim)
                .add("failed", balance.failed(), failures, balance.failed().nodes() == 0 ? text -> text : palette::red)
                .addIfAny("drifted", balance.drifted(), "changed after the plan was made", palette::red)
                .addIfAny("pending", balance.pending(), "not done yet", palette::yellow)
                .add("total", balance.total(), "", palette::bold)
                .appendTo(out);
        if (!balance.addsUp()) {
            out.append(palette.red("  The books do not balance: the lines above do not add up to the total."))
                    .append('\n');
        }
    }

    static Document document(Balance balance) {
        return Document.builder()
                .put("total", PlanView.tally(balance.total()))
                .put("copied", PlanView.tally(balance.copied()))
                .put("existing", PlanView.tally(balance.existing()))
                .put("excluded", PlanView.tally(balance.excluded()))
                .put("failed", PlanView.tally(balance.failed()))
                .put("drifted", PlanView.tally(balance.drifted()))
                .put("pending", PlanView.tally(balance.pending()))
                .put("adds_up", balance.addsUp())
                .build();
    }
}
