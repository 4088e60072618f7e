package org.sylos.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.VerificationStore.VerifiedNode;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;
import org.sylos.shell.render.ResultView.StepTime;
import org.sylos.shell.render.VerificationView.Level;

class ResultViewTest {
    private static final VerificationSummary SIZES = new VerificationSummary("size", 98, 1, 0, 1);
    private static final VerificationSummary CHECKSUMS = new VerificationSummary("checksum", 100, 0, 0, 0);
    private static final Balance EVEN = new Balance(
            1,
            new Tally(110, 5000),
            new Tally(100, 4000),
            new Tally(5, 1000),
            Tally.ZERO,
            new Tally(4, 0),
            new Tally(1, 0),
            Tally.ZERO);

    private static RunResult result(RunOutcome outcome, Balance balance) {
        return new RunResult(Phase.REVIEW, outcome, balance, List.of(SIZES, CHECKSUMS), List.of());
    }

    @Test
    void resultForPeople() {
        ResultView view = new ResultView(
                "photos",
                result(RunOutcome.MISMATCH, EVEN),
                new VerificationView(List.of(
                        new Level(
                                SIZES,
                                List.of(new VerifiedNode(
                                        7, "/odd\n", Verdict.mismatch("size", "3 bytes instead of 4")))),
                        new Level(CHECKSUMS, List.of()))),
                Map.of(ErrorClass.NO_SPACE, 4L),
                new Sample(List.of(Samples.file(Side.SRC, "/a", 1, ErrorClass.NO_SPACE, "disk full")), 5),
                List.of(
                        new StepTime("discovery", Duration.ofMillis(2000), 110, 0),
                        new StepTime("copy", Duration.ofSeconds(192), 19200, 192L << 20),
                        new StepTime("verification", Duration.ofMillis(5), 100, 100)));
        assertThat(view.text(Palette.PLAIN)).isEqualTo("""
                        Result of 'photos': verification found differences

                          copied         100  3.9 KiB
                          already there    5   1000 B
                          excluded         0
                          failed           4           no-space 4
                          drifted          1           changed after the plan was made
                          total          110  4.9 KiB

                        Not done, the first 1 of 5
                          /a: no-space, disk full (2 attempts)

                        Verification
                          size: 98 as promised, 1 different, 1 not looked at
                            /odd\\n: 3 bytes instead of 4
                          checksum: 100 as promised

                          discovery took 2.0 s: 55 nodes/s
                          copy took 3 min 12 s: 100 nodes/s, 1.0 MiB/s
                          verification took 0.0 s
                        """);
    }

    /** They stood beside 0 that failed. */
    @Test
    void what_drifted_is_not_told_as_failed_and_what_could_not_be_listed_is_no_failed_copy() {
        ResultView view = new ResultView(
                "photos",
                result(RunOutcome.DRIFTED, EVEN),
                VerificationView.NONE,
                Map.of(ErrorClass.CONFLICT, 2L, ErrorClass.NO_SPACE, 3L, ErrorClass.PERMISSION, 2L),
                Sample.NONE,
                List.of());
        assertThat(view.text(Palette.PLAIN)).contains("""
                          failed           4           no-space 3, permission 2, conflict 1 (2 of these could not be listed)
                          drifted          1           changed after the plan was made
                        """);
        Balance driftOnly = new Balance(
                1, new Tally(2, 0), Tally.ZERO, Tally.ZERO, Tally.ZERO, Tally.ZERO, new Tally(2, 0), Tally.ZERO);
        ResultView only = new ResultView(
                "photos",
                result(RunOutcome.DRIFTED, driftOnly),
                VerificationView.NONE,
                Map.of(ErrorClass.CONFLICT, 2L),
                Sample.NONE,
                List.of());
        assertThat(only.text(Palette.PLAIN)).containsPattern("failed +0\n");
    }

    @Test
    void booksThatDoNotBalanceAreNoSecret() {
        Balance odd = new Balance(
                1, new Tally(3, 0), new Tally(1, 0), Tally.ZERO, Tally.ZERO, Tally.ZERO, Tally.ZERO, new Tally(1, 0));
        ResultView view = new ResultView(
                "photos", result(RunOutcome.COMPLETED, odd), VerificationView.NONE, Map.of(), Sample.NONE, List.of());
        assertThat(view.text(Palette.PLAIN))
                .contains("pending        1    not done yet")
                .contains("The books do not balance");
        assertThat(Output.document(view.document(), Format.JSONL)).contains("\"adds_up\":false");
    }

    @Test
    void resultForPrograms() {
        ResultView view = new ResultView(
                "photos",
                result(RunOutcome.FAILURES, EVEN),
                new VerificationView(List.of(
                        new Level(SIZES, List.of(new VerifiedNode(7, "/odd", Verdict.unknown("size", "gone")))))),
                Map.of(ErrorClass.NO_SPACE, 4L),
                Sample.NONE,
                List.of(new StepTime("copy", Duration.ofMillis(1500), 100, 4000)));
        assertThat(Output.document(view.document(), Format.JSONL))
                .isEqualTo(
                        "{\"balance\":{\"total\":{\"nodes\":110,\"bytes\":5000},\"copied\":{\"nodes\":100,\"bytes\":4000},"
                                + "\"existing\":{\"nodes\":5,\"bytes\":1000},\"excluded\":{\"nodes\":0,\"bytes\":0},"
                                + "\"failed\":{\"nodes\":4,\"bytes\":0},\"drifted\":{\"nodes\":1,\"bytes\":0},"
                                + "\"pending\":{\"nodes\":0,\"bytes\":0},\"adds_up\":true},\"failures\":{\"no-space\":4},"
                                + "\"verification\":[{\"verifier\":\"size\",\"verified\":98,\"mismatches\":1,\"unknown\":0,\"unchecked\":1,"
                                + "\"nodes\":[{\"path\":\"/odd\",\"result\":\"unknown\",\"algorithm\":\"size\",\"detail\":\"gone\"}]}],"
                                + "\"notices\":[],\"seconds\":{\"copy\":1.5}}\n");
    }
}
