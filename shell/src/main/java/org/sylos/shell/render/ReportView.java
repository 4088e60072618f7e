package org.sylos.shell.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.core.MigrationDetails;

/**
 * What became of a migration, for people who were not there.
 *
 * @param details the migration
 * @param balance where every source node stands
 * @param classes nodes by failure class, both sides
 * @param failures the nodes that failed or drifted, of each class the first
 * @param verification what verification has found in this pass
 * @param history every change of phase, oldest first
 */
public record ReportView(
        MigrationDetails details,
        Balance balance,
        Map<ErrorClass, Long> classes,
        List<NodeView> failures,
        VerificationView verification,
        List<PhaseChange> history) {
    private static final int FEW = 5;

    public ReportView {
        classes = Map.copyOf(classes);
        failures = List.copyOf(failures);
        history = List.copyOf(history);
    }

    /**
     * Time that was spent in a phase.
     *
     * @param phase the phase
     * @param time all times in it together
     */
    record PhaseTime(Phase phase, Duration time) {}

    /**
     * Nodes that something has to be done about.
     *
     * @param label one word for it
     * @param nodes how many there are
     * @param advice what to do
     * @param shown those of them that are known by name
     */
    record Reason(String label, long nodes, String advice, List<NodeView> shown) {}

    /** What has to be done, by failure class. A node that changed after the plan was made is no conflict for that. */
    List<Reason> reasons() {
        long drifted = balance.drifted().nodes();
        List<Reason> reasons = new ArrayList<>();
        new TreeMap<>(classes).forEach((errorClass, nodes) -> {
            long others = errorClass == ErrorClass.CONFLICT ? nodes - drifted : nodes;
            if (others > 0) {
                reasons.add(new Reason(
                        Classes.label(errorClass),
                        others,
                        Advice.about(errorClass),
                        failures.stream()
                                .filter(node -> node.errorClass() == errorClass && node.copy() != CopyStatus.DRIFTED)
                                .toList()));
            }
        });
        if (drifted > 0) {
            reasons.add(new Reason(
                    CopyStatus.DRIFTED.label(),
                    drifted,
                    Advice.aboutDrift(),
                    failures.stream()
                            .filter(node -> node.copy() == CopyStatus.DRIFTED)
                            .toList()));
        }
        return reasons;
    }

    /** The outcome in a few words. */
    String outcome() {
        if (!balance.addsUp()) {
            return "the books do not balance";
        }
        if (balance.pending().nodes() > 0) {
            return "not complete: " + Units.count(balance.pending().nodes(), "node", "nodes") + " not done yet";
        }
        if (balance.failed().nodes() + balance.drifted().nodes() > 0) {
            return "finished with failures";
        }
        if (details.phase() != Phase.COMPLETED) {
            return details.phase().label();
        }
        return verification.different()
                ? "complete, but verification found differences since"
                : verification.open() ? "complete, but not everything is verified" : "complete";
    }

    /** Times in phases in which something goes on. */
    List<PhaseTime> times() {
        Map<Phase, Duration> sums = new TreeMap<>();
        for (int i = 0; i < history.size(); i++) {
            PhaseChange change = history.get(i);
            if (change.to().inProgress() && i + 1 < history.size()) {
                sums.merge(
                        change.to(),
                        Duration.between(change.at(), history.get(i + 1).at()),
                        Duration::plus);
            }
        }
        List<PhaseTime> times = new ArrayList<>();
        sums.forEach((phase, time) -> times.add(new PhaseTime(phase, time)));
        return times;
    }

    /** The report for a terminal. */
    public String text(Palette palette, ZoneId zone) {
        StringBuilder out = new StringBuilder();
        out.append(palette.bold("Report of '" + details.name() + "': "))
                .append(outcome())
                .append("\n  from      ")
                .append(Text.printable(details.source()))
                .append("\n  to        ")
                .append(Text.printable(details.destination()))
                .append("\n  begun     ")
                .append(time(details.createdAt(), zone))
                .append("\n  as of     ")
                .append(time(details.updatedAt(), zone))
                .append("\n  pass      ")
                .append(details.pass())
                .append("\n\n");
        BalanceLines.append(out, balance, classes, palette);
        reasons().forEach(reason -> {
            out.append('\n')
                    .append(palette.bold(reason.label()))
                    .append(": ")
                    .append(Units.count(reason.nodes(), "node", "nodes"))
                    .append(". ")
                    .append(reason.advice())
                    .append('\n');
            reason.shown().stream()
                    .limit(FEW)
                    .forEach(node -> out.append("  ")
                            .append(Text.printable(node.path()))
                            .append(": ")
                            .append(Text.printable(String.valueOf(node.message())))
                            .append('\n'));
        });
        verification.without(failures).append(out, FEW, palette);
        if (!times().isEmpty()) {
            out.append('\n');
            times().forEach(time -> out.append("  ")
                    .append(time.phase().label())
                    .append(" took ")
                    .append(Units.span(time.time()))
                    .append('\n'));
        }
        return out.toString();
    }

    static String time(@Nullable Instant time, ZoneId zone) {
        return time == null
                ? ""
                : DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(time.atZone(zone));
    }

    /** The report for programs. */
    public Document document() {
        Document.Builder seconds = Document.builder();
        times().forEach(time -> seconds.put(time.phase().label(), time.time().toMillis() / 1000.0));
        List<Document> kinds = reasons().stream()
                .map(reason -> Document.builder()
                        .put("class", reason.label())
                        .put("nodes", reason.nodes())
                        .put("advice", reason.advice())
                        .build())
                .toList();
        return Document.builder()
                .put("name", details.name())
                .put("outcome", outcome())
                .put("source", details.source())
                .put("destination", details.destination())
                .put("phase", details.phase().label())
                .put("pass", (long) details.pass())
                .put("created", details.createdAt())
                .put("updated", details.updatedAt())
                .put("balance", BalanceLines.document(balance))
                .put("failures", kinds)
                .put("verification", verification.documents())
                .put("seconds", seconds.build())
                .build();
    }
}
