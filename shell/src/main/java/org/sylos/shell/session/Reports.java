package org.sylos.shell.session;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.VerificationStore.VerifiedNode;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.PlanReport;
import org.sylos.engine.core.RunResult;
import org.sylos.shell.render.ApprovalView;
import org.sylos.shell.render.PlanBreakdown;
import org.sylos.shell.render.PlanView;
import org.sylos.shell.render.ReportView;
import org.sylos.shell.render.ResultView;
import org.sylos.shell.render.Sample;
import org.sylos.shell.render.StatusView;
import org.sylos.shell.render.VerificationView;

/** Collects what is told about plans and results. */
public final class Reports {
    private static final int FEW = 5;
    private static final int TOP = 10;
    private static final int MANY = 100;
    private static final int REPORTED = 1000;

    private Reports() {}

    /** The totals of the plan of a migration. */
    public static PlanView plan(Migration migration) {
        return plan(migration, null);
    }

    /** The plan of a migration, with sizes and places of what is to be copied below a folder. */
    public static PlanView planInDetail(Migration migration, String folder) {
        InspectionStore store = migration.inspect();
        NodeView node = store.node(Side.SRC, folder)
                .filter(found -> found.kind() == NodeKind.FOLDER)
                .orElseThrow(() -> new ConfigException(
                        "the source has no folder '" + folder + "' in the migration '" + migration.name() + "'",
                        "paths begin with a slash and are those of the source's root"));
        return plan(migration, new PlanBreakdown(folder, store.planDetail(node.id(), TOP)));
    }

    private static PlanView plan(Migration migration, @Nullable PlanBreakdown breakdown) {
        PlanReport report = withOwnFiles(migration, migration.plan());
        long total = report.totals().of(PlanAction.OVERWRITE).nodes();
        List<NodeView> overwritten =
                total == 0 ? List.of() : migration.inspect().planNodes(PlanAction.OVERWRITE, 0, FEW);
        return new PlanView(
                migration.details(),
                report,
                new Sample(overwritten, total),
                failures(migration.inspect(), report),
                migration.inspect().rejections(),
                report.unfitNames().nodes() == 0 ? List.of() : migration.unfitNames(0, FEW),
                breakdown);
    }

    private static PlanReport withOwnFiles(Migration migration, PlanReport report) {
        List<String> notices = new ArrayList<>(report.notices());
        OwnFiles.notice(migration).ifPresent(notices::add);
        return new PlanReport(
                report.totals(),
                report.digest(),
                report.roomAtDestination(),
                report.unfitNames(),
                report.renamed(),
                notices);
    }

    /** What a run left behind. */
    public static ResultView result(Migration migration, RunResult result, List<ResultView.StepTime> times) {
        PlanReport report = migration.plan();
        return new ResultView(
                migration.name(),
                result,
                verification(migration, result.verification(), FEW + 1),
                report.totals().failures(),
                failures(migration.inspect(), report),
                times);
    }

    /** What became of a migration. */
    public static ReportView report(Migration migration) {
        boolean failed = migration.balance().failed().nodes()
                        + migration.balance().drifted().nodes()
                > 0;
        InspectionStore store = migration.inspect();
        List<NodeView> failures = new ArrayList<>();
        Map<ErrorClass, Long> classes = Map.of();
        boolean planned = migration.phase() == Phase.REVIEW || migration.phase() == Phase.COMPLETED;
        if (planned) {
            classes = migration.plan().totals().failures();
        }
        if (failed || !classes.isEmpty()) {
            failures.addAll(store.failures(Side.SRC, 0, REPORTED));
            failures.addAll(store.failures(Side.DST, 0, REPORTED));
        }
        return new ReportView(
                migration.details(),
                migration.balance(),
                planned ? classes : counted(failures),
                failures,
                verification(migration, migration.verification(), REPORTED),
                migration.phaseHistory());
    }

    /** What verifiers found, with the first nodes that each found different or could tell nothing of. */
    private static VerificationView verification(Migration migration, List<VerificationSummary> summaries, int most) {
        List<VerificationView.Level> levels = new ArrayList<>();
        for (VerificationSummary summary : summaries) {
            List<VerifiedNode> nodes = new ArrayList<>();
            if (most > 0 && summary.mismatches() > 0) {
                nodes.addAll(migration.findings(summary.verifier(), Verdict.Result.MISMATCH, 0, most));
            }
            if (nodes.size() < most && summary.unknown() > 0) {
                nodes.addAll(migration.findings(summary.verifier(), Verdict.Result.UNKNOWN, 0, most - nodes.size()));
            }
            levels.add(new VerificationView.Level(summary, nodes));
        }
        return new VerificationView(levels);
    }

    /** Before there is a plan, which counts them all, those that are looked at are counted. */
    private static Map<ErrorClass, Long> counted(List<NodeView> failures) {
        Map<ErrorClass, Long> classes = new EnumMap<>(ErrorClass.class);
        for (NodeView node : failures) {
            ErrorClass errorClass = node.errorClass();
            if (errorClass != null) {
                classes.merge(errorClass, 1L, Long::sum);
            }
        }
        return classes;
    }

    /** How a migration stands. */
    public static StatusView status(Migration migration) {
        boolean planned = switch (migration.phase()) {
            case REVIEW, COPYING, COMPLETED -> true;
            case CREATED, FILTERS_SET, TRAVERSING, SUSPENDED -> false;
        };
        return new StatusView(
                migration.details(),
                migration.status(),
                migration.traversalSummary(),
                planned ? migration.plan().totals().failures() : Map.of(),
                verification(migration, migration.verification(), 0),
                approval(migration));
    }

    /** The approval of the present pass, or the one that still waits for a copy; null when there is none. */
    private static @Nullable ApprovalView approval(Migration migration) {
        PlanApproval approval = migration.approval().orElse(null);
        if (approval == null
                || (approval.started() && approval.pass() != migration.details().pass())) {
            return null;
        }
        boolean waits = !approval.started() && migration.phase() == Phase.REVIEW;
        return new ApprovalView(approval, waits ? migration.planDifference().orElse(null) : null);
    }

    /** The first failures of both sides; those that only follow from others are left out where there are others. */
    private static Sample failures(InspectionStore store, PlanReport report) {
        long known = report.totals().failures().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (known == 0) {
            return new Sample(List.of(), 0);
        }
        List<NodeView> all = new ArrayList<>(store.failures(Side.SRC, 0, MANY));
        all.addAll(store.failures(Side.DST, 0, MANY));
        List<NodeView> causes = all.stream()
                .filter(node -> node.errorClass() != ErrorClass.PARENT)
                .toList();
        List<NodeView> shown = causes.isEmpty() ? all : causes;
        return new Sample(shown.subList(0, Math.min(FEW, shown.size())), Math.max(known, all.size()));
    }
}
