package org.sylos.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.core.LiveStatus;
import org.sylos.engine.core.PlanDifference;
import org.sylos.engine.core.TraversalSummary;
import org.sylos.engine.core.TraversalSummary.SideSummary;
import org.sylos.engine.core.VerificationRun;

class StandingViewsTest {
    @Test
    void standing() {
        assertThat(Standing.of(Samples.details(Phase.COMPLETED, null, 1, -1))).isEqualTo("Complete");
        assertThat(Standing.of(Samples.details(Phase.SUSPENDED, Phase.COPYING, 1, -1)))
                .isEqualTo("Suspended (in Copy-In-Progress)");
        assertThat(Standing.of(Samples.details(Phase.COPYING, null, 1, 42))).isEqualTo("Copy-In-Progress (process 42)");
        assertThat(Standing.of(Samples.details(Phase.TRAVERSING, null, 1, -1)))
                .isEqualTo("Traversal-In-Progress (interrupted)");
        assertThat(Standing.of(Samples.details(Phase.COMPLETED, null, VerificationRun.RUNNING, 1, 42)))
                .isEqualTo("Complete (verification in process 42)");
        assertThat(Standing.of(Samples.details(Phase.REVIEW, null, VerificationRun.INTERRUPTED, 1, -1)))
                .isEqualTo("Awaiting-Path-Review (verification interrupted)");
    }

    @Test
    void detailsForPeople() {
        assertThat(new DetailsView(Samples.details(Phase.COPYING, null, 3, 42)).text(ZoneOffset.UTC))
                .isEqualTo("""
                        name         photos
                        phase        Copy-In-Progress (process 42)
                        pass         3
                        source       /data/photos
                        destination  /mnt/nas/photos
                        created      2026-03-01 12:00:00
                        updated      2026-03-01 12:01:30
                        database     /home/u/migration.duckdb
                        id           00000000-0000-0001-0000-000000000002
                        process      42

                        As last written, 2026-03-01 12:01:30
                          file-copy.done  1,234
                        """);
    }

    @Test
    void detailsForPrograms() {
        assertThat(Output.document(
                        new DetailsView(Samples.details(Phase.SUSPENDED, Phase.COPYING, 3, -1)).document(),
                        Format.JSONL))
                .isEqualTo(
                        "{\"name\":\"photos\",\"id\":\"00000000-0000-0001-0000-000000000002\",\"phase\":\"Suspended\","
                                + "\"return_to\":\"Copy-In-Progress\",\"interrupted\":false,\"verification\":\"none\",\"pass\":3,"
                                + "\"created\":\"2026-03-01T12:00:00Z\",\"updated\":\"2026-03-01T12:01:30Z\","
                                + "\"source\":\"/data/photos\",\"destination\":\"/mnt/nas/photos\","
                                + "\"database\":\"/home/u/migration.duckdb\",\"pid\":null,\"progress\":{\"file-copy.done\":1234}}\n");
    }

    @Test
    void statusForPeople() {
        Balance balance = new Balance(
                1,
                new Tally(9, 10),
                new Tally(4, 4),
                Tally.ZERO,
                Tally.ZERO,
                new Tally(2, 1),
                Tally.ZERO,
                new Tally(3, 5));
        StatusView view = new StatusView(
                Samples.details(Phase.SUSPENDED, Phase.TRAVERSING, 1, -1),
                new LiveStatus(Phase.SUSPENDED, Phase.TRAVERSING, false, VerificationRun.NONE, 1, balance, List.of()),
                new TraversalSummary(
                        new SideSummary(
                                TraversalSummary.State.PENDING,
                                Map.of(
                                        TraversalStatus.SUCCESSFUL,
                                        new Tally(8, 10),
                                        TraversalStatus.PENDING,
                                        new Tally(1, 0)),
                                2,
                                1,
                                3),
                        new SideSummary(TraversalSummary.State.EMPTY, Map.of(), -1, 0, -1)),
                Map.of(ErrorClass.AUTH, 2L),
                VerificationView.NONE,
                null);
        assertThat(view.text(Palette.PLAIN, ZoneOffset.UTC)).endsWith("""

                        Discovery
                          source       9 nodes so far, 1 folder to list from depth 3
                          destination  nothing was there

                        Nodes of the source
                          copied         4   4 B
                          already there  0
                          excluded       0
                          failed         2   1 B  auth 2
                          pending        3   5 B  not done yet
                          total          9  10 B
                        """);
        assertThat(Output.document(view.document(), Format.JSONL))
                .contains(
                        "\"discovery\":{\"source\":{\"state\":\"pending\",\"counts\":{\"pending\":{\"nodes\":1,\"bytes\":0},"
                                + "\"successful\":{\"nodes\":8,\"bytes\":10}},\"sealed_depth\":2,\"pending_folders\":1,"
                                + "\"smallest_pending_depth\":3}")
                .doesNotContain("\"progress\"");
    }

    @Test
    void an_approval_tells_whether_it_is_still_that_of_the_plan() {
        Map<PlanAction, Tally> before =
                Map.of(PlanAction.CREATE_FILE, new Tally(100, 1 << 20), PlanAction.OVERWRITE, new Tally(3, 7));
        Map<PlanAction, Tally> now = Map.of(
                PlanAction.CREATE_FILE,
                new Tally(112, (1 << 20) + 3_328_599_654L),
                PlanAction.OVERWRITE,
                new Tally(1, 7));
        PlanApproval approval = new PlanApproval(Instant.EPOCH, "an\nna", 1, false, "aa", before);

        assertThat(new ApprovalView(approval, new PlanDifference(approval, "aa", "bb", before, now))
                        .text(Palette.PLAIN, ZoneOffset.UTC))
                .isEqualTo("""

                        Approval
                          by       an\\nna
                          at       1970-01-01 00:00:00
                          to copy  103 nodes, 1.0 MiB
                          digest   aa
                          state    the plan has become another: 12 more files to create (112 instead of 100, +3.1 GiB), \
                        2 fewer files to overwrite (1 instead of 3)
                        """);
        assertThat(new ApprovalView(approval, null).text(Palette.PLAIN, ZoneOffset.UTC))
                .contains("waits for the copy");
    }
}
