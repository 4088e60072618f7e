package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sylos.tck.store.Refusals.assertRefused;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Revocation;
import org.sylos.engine.api.storage.StoreException.Reason;

/** Nodes that were held to be in place and turned out not to be as they should, and outcomes of nodes that have one. */
interface RevocationRules extends StoreRules {
    private static Attempt failure(int minute, ErrorClass errorClass) {
        return new Attempt(Shape.TIME.plusSeconds(60L * minute), errorClass, "found in minute " + minute);
    }

    private Revocation revocation(String path, Attempt failure) {
        return new Revocation(rig().src(path).id(), failure);
    }

    private CopyOutcome outcome(String path, CopyStatus status, Attempt... failures) {
        return new CopyOutcome(rig().src(path).id(), status, null, null, List.of(failures));
    }

    private void copySome() {
        Shape src = Shape.root(
                Shape.folder("old", Shape.file("same", 1)),
                Shape.folder("new", Shape.file("below", 2)),
                Shape.file("written", 4),
                Shape.file("late", 8),
                Shape.file("failed", 16),
                Shape.file("pending", 32),
                Shape.file("drifted", 64),
                Shape.file("out", 128).rejected("r", "no"));
        rig().discover(src, Shape.root(Shape.folder("old", Shape.file("same", 1))), StoreRig.NEWER);
        rig().copies()
                .record(List.of(
                        outcome("/new", CopyStatus.SUCCESSFUL),
                        outcome("/new/below", CopyStatus.SUCCESSFUL),
                        outcome("/written", CopyStatus.SUCCESSFUL),
                        outcome("/late", CopyStatus.SUCCESSFUL, failure(1, ErrorClass.TRANSIENT)),
                        outcome("/failed", CopyStatus.FAILED, failure(1, ErrorClass.NO_SPACE)),
                        outcome("/drifted", CopyStatus.DRIFTED, failure(1, ErrorClass.CONFLICT))));
    }

    @Test
    default void required_sto411_what_turns_out_not_to_be_in_place_is_failed() {
        copySome();
        rig().copies()
                .revoke(List.of(
                        revocation("/old", failure(2, ErrorClass.PERMISSION)),
                        revocation("/old/same", failure(3, ErrorClass.CORRUPT)),
                        revocation("/new", failure(4, ErrorClass.PERMISSION)),
                        revocation("/late", failure(5, ErrorClass.CORRUPT)),
                        revocation("/failed", failure(6, ErrorClass.NOT_FOUND)),
                        revocation("/late", failure(7, ErrorClass.NOT_FOUND))));
        rig().reopen();
        assertThat(rig().srcSays("/old")).isEqualTo("successful failed PERMISSION");
        assertThat(rig().srcSays("/old/same")).isEqualTo("successful failed CORRUPT");
        assertThat(rig().src("/old/same").message()).isEqualTo("found in minute 3");
        assertThat(rig().src("/old/same").partnerId())
                .isEqualTo(rig().dst("/old/same").id());
        assertThat(rig().dstSays("/old/same")).isEqualTo("successful");
        assertThat(rig().srcSays("/new")).isEqualTo("successful failed PERMISSION");
        assertThat(rig().srcSays("/new/below")).isEqualTo("successful successful");
        assertThat(rig().srcSays("/written")).isEqualTo("successful successful");
        assertThat(rig().srcSays("/late")).isEqualTo("successful failed NOT_FOUND");
        assertThat(rig().srcSays("/failed")).isEqualTo("successful failed NOT_FOUND");
        assertThat(rig().attempts(rig().src("/old/same")))
                .containsExactly(new AttemptRecord(
                        Operation.COPY, 1, Shape.TIME.plusSeconds(180), ErrorClass.CORRUPT, "found in minute 3"));
        assertThat(rig().attempts(rig().src("/late")))
                .extracting(AttemptRecord::number, AttemptRecord::errorClass)
                .containsExactly(
                        tuple(1, ErrorClass.TRANSIENT),
                        tuple(2, null),
                        tuple(3, ErrorClass.CORRUPT),
                        tuple(4, ErrorClass.NOT_FOUND));
        assertThat(rig().inspection().balance().failed().bytes()).isEqualTo(1 + 8 + 16);
        assertThat(rig().inspection().balance().addsUp()).isTrue();
        assertThat(rig().inspection().breaches()).isEmpty();
    }

    @Test
    default void required_sto412_other_nodes_cannot_be_revoked() {
        copySome();
        Attempt failure = failure(2, ErrorClass.CORRUPT);
        Map<String, @Nullable Object> before = Snapshot.of(rig().store());
        for (String path : List.of("/pending", "/drifted", "/out")) {
            assertRefused(
                    Reason.ILLEGAL_STATE,
                    () -> rig().copies().revoke(List.of(revocation("/written", failure), revocation(path, failure))));
            assertThat(Snapshot.of(rig().store())).as(path).isEqualTo(before);
        }
    }

    @Test
    default void required_sto413_nodes_that_are_not_pending_have_no_outcome() {
        copySome();
        Map<String, @Nullable Object> before = Snapshot.of(rig().store());
        for (String path : List.of("/written", "/failed", "/drifted", "/old/same", "/out")) {
            CopyOutcome pending = outcome("/pending", CopyStatus.SUCCESSFUL);
            CopyOutcome again = outcome(path, CopyStatus.FAILED, failure(2, ErrorClass.CORRUPT));
            assertRefused(Reason.ILLEGAL_STATE, () -> rig().copies().record(List.of(pending, again)));
            assertThat(Snapshot.of(rig().store())).as(path).isEqualTo(before);
        }
        CopyOutcome once = outcome("/pending", CopyStatus.SUCCESSFUL);
        assertRefused(Reason.ILLEGAL_STATE, () -> rig().copies().record(List.of(once, once)));
        assertThat(Snapshot.of(rig().store())).isEqualTo(before);
    }
}
