package org.sylos.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;

class ReportViewTest {
    private static NodeView source(String path, CopyStatus copy, String message) {
        return new NodeView(
                Side.SRC,
                5,
                1,
                2,
                NodeKind.FILE,
                path,
                3,
                Samples.NOON,
                null,
                null,
                TraversalStatus.SUCCESSFUL,
                copy,
                0,
                ErrorClass.CONFLICT,
                message,
                null,
                1);
    }

    /** The advice was that of names in conflict. */
    @Test
    void nodes_that_drifted_are_told_by_themselves_with_what_to_do_about_them() {
        Balance balance = new Balance(
                1, new Tally(3, 9), Tally.ZERO, Tally.ZERO, Tally.ZERO, new Tally(1, 3), new Tally(2, 6), Tally.ZERO);
        ReportView view = new ReportView(
                Samples.details(Phase.REVIEW, null, 1, 0),
                balance,
                Map.of(ErrorClass.CONFLICT, 3L),
                List.of(
                        source("/kind", CopyStatus.FAILED, "another kind"),
                        source("/a", CopyStatus.DRIFTED, "planned 1 byte"),
                        source("/b", CopyStatus.DRIFTED, "planned 2 bytes")),
                VerificationView.NONE,
                List.of());
        assertThat(view.text(Palette.PLAIN, ZoneOffset.UTC))
                .contains("conflict: 1 node. " + Advice.about(ErrorClass.CONFLICT) + "\n  /kind: another kind\n\n")
                .contains(
                        "drifted: 2 nodes. " + Advice.aboutDrift() + "\n  /a: planned 1 byte\n  /b: planned 2 bytes\n");
        assertThat(Output.document(view.document(), Format.JSONL))
                .contains("{\"class\":\"conflict\",\"nodes\":1,")
                .contains("{\"class\":\"drifted\",\"nodes\":2,");
        assertThat(ReportPage.of(view, ZoneOffset.UTC))
                .contains("<h2>conflict: 1 node</h2>", "<h2>drifted: 2 nodes</h2>");
    }
}
