package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.RetryChange;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.RetryMark;
import org.sylos.engine.api.storage.RetryStore;
import org.sylos.engine.api.storage.ReviewCondition;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.VerificationRecord;
import org.sylos.engine.api.verify.Verdict;

/** Marks of what is to be tried again. */
interface RetryRules extends StoreRules {
    private RetryStore retries() {
        return rig().store().retries();
    }

    private List<Long> src(String... paths) {
        List<Long> ids = new ArrayList<>();
        for (String path : paths) {
            ids.add(rig().src(path).id());
        }
        return ids;
    }

    private RetryChange mark(RetryKind kind, String... paths) {
        return retries().mark(kind, Side.SRC, src(paths));
    }

    private void fail(String path, ErrorClass errorClass) {
        Attempt failure = new Attempt(Shape.TIME, errorClass, "not written");
        rig().copies()
                .record(List.of(
                        new CopyOutcome(rig().src(path).id(), CopyStatus.FAILED, null, null, List.of(failure))));
    }

    private void write(String path) {
        rig().copies().record(List.of(CopyOutcome.written(rig().src(path).id(), null, null)));
    }

    private void discoverSome() {
        Shape src = Shape.root(
                Shape.folder("old", Shape.file("same", 1), Shape.file("stale", 2)),
                Shape.folder("new", Shape.folder("in", Shape.file("deep", 3)), Shape.file("n", 4)),
                Shape.folder("closed").unlistable(ErrorClass.PERMISSION, "no"),
                Shape.folder("behind", Shape.file("b", 5)),
                Shape.file("clash", 6),
                Shape.unreadable("dark", ErrorClass.PERMISSION, "no"),
                Shape.folder("out", Shape.file("o", 7)).rejected("r", "no"));
        Shape dst = Shape.root(
                Shape.folder("old", Shape.file("same", 1), Shape.file("stale", 9)),
                Shape.folder("behind").unlistable(ErrorClass.PERMISSION, "no"),
                Shape.folder("clash"),
                Shape.folder("extra"));
        rig().discover(src, dst, StoreRig.NEWER);
    }

    @Test
    default void required_sto651_folders_and_unreadable_entries_are_marked_for_discovery() {
        discoverSome();
        List<Fact> before = Fact.of(rig().store());
        assertThat(retries().foldersToSweep()).isEqualTo(1);
        assertThat(mark(RetryKind.DISCOVERY, "/old", "/new", "/closed", "/dark", "/old/same", "/clash", "/out"))
                .isEqualTo(new RetryChange(7, 4, 3));
        List<Long> dst = List.of(
                rig().dst("/old").id(),
                rig().dst("/extra").id(),
                rig().dst("/behind").id(),
                Long.MAX_VALUE);
        assertThat(retries().mark(RetryKind.DISCOVERY, Side.DST, dst)).isEqualTo(new RetryChange(3, 2, 1));
        rig().reopen();
        assertThat(Fact.of(rig().store())).containsExactlyInAnyOrderElementsOf(before);
        assertThat(retries().count(RetryKind.DISCOVERY)).isEqualTo(6);
        assertThat(retries().count(RetryKind.COPY)).isZero();
        assertThat(Paging.all(
                        1, RetryMark::id, (after, max) -> retries().marks(RetryKind.DISCOVERY, Side.SRC, after, max)))
                .extracting(RetryMark::path)
                .containsExactlyInAnyOrder("/old", "/new", "/closed", "/dark");
        assertThat(retries().marks(RetryKind.DISCOVERY, Side.DST, 0, 9))
                .extracting(RetryMark::path)
                .containsExactlyInAnyOrder("/old", "/behind");
        assertThat(retries().unmark(RetryKind.DISCOVERY, Side.SRC, src("/old", "/clash")))
                .isEqualTo(new RetryChange(2, 1, 1));
        assertThat(retries().count(RetryKind.DISCOVERY)).isEqualTo(5);
    }

    private List<String> marked(RetryKind kind) {
        List<ReviewRow> rows = ReviewWalk.all(
                ReviewOrder.FOUND, 2, page -> rig().store().review().search(new ReviewCondition.Marked(kind), 0, page));
        List<ReviewRow> told = ReviewWalk.all(
                        ReviewOrder.FOUND, 100, page -> rig().store().review().search(ReviewWalk.EVERYTHING, 0, page))
                .stream()
                .filter(row -> row.marks().contains(kind))
                .toList();
        assertThat(rows).isEqualTo(told);
        return rows.stream().map(ReviewRow::path).toList();
    }

    @Test
    default void required_sto656_rows_of_a_review_tell_the_marks_of_both_sides_and_are_found_by_them() {
        discoverSome();
        assertThat(marked(RetryKind.DISCOVERY)).isEmpty();
        mark(RetryKind.DISCOVERY, "/closed", "/dark");
        retries()
                .mark(
                        RetryKind.DISCOVERY,
                        Side.DST,
                        List.of(rig().dst("/behind").id()));
        mark(RetryKind.COPY, "/old/same");
        assertThat(marked(RetryKind.DISCOVERY)).containsExactlyInAnyOrder("/closed", "/dark", "/behind");
        assertThat(marked(RetryKind.COPY)).containsExactly("/old/same");
        mark(RetryKind.DISCOVERY, "/old");
        retries().mark(RetryKind.DISCOVERY, Side.DST, List.of(rig().dst("/old").id()));
        assertThat(rig().store().review().row(Side.DST, rig().dst("/old").id()))
                .hasValueSatisfying(row -> assertThat(row.marks()).containsExactly(RetryKind.DISCOVERY));
        retries().unmarkAll(RetryKind.DISCOVERY);
        assertThat(marked(RetryKind.DISCOVERY)).isEmpty();
        assertThat(marked(RetryKind.COPY)).containsExactly("/old/same");
    }

    @Test
    default void required_sto652_what_can_be_copied_again_is_marked_and_unmarked() {
        discoverSome();
        write("/old/stale");
        write("/new");
        fail("/new/n", ErrorClass.NO_SPACE);
        List<Fact> before = Fact.of(rig().store());
        assertThat(mark(
                        RetryKind.COPY,
                        "/old/same",
                        "/old/stale",
                        "/new/n",
                        "/",
                        "/old",
                        "/new",
                        "/clash",
                        "/dark",
                        "/out",
                        "/new/in"))
                .isEqualTo(new RetryChange(10, 3, 7));
        rig().reopen();
        assertThat(rig().copies().pendingFiles(0, 9))
                .extracting(file -> file.source().path() + " " + (file.replaces() != null))
                .containsExactlyInAnyOrder("/old/same true", "/old/stale true", "/new/n false");
        assertThat(retries().marks(RetryKind.COPY, Side.SRC, 0, 9))
                .extracting(mark -> mark.path() + " " + mark.before())
                .containsExactlyInAnyOrder("/old/same ALREADY_EXISTS", "/old/stale SUCCESSFUL", "/new/n FAILED");
        assertThat(retries()
                        .mark(
                                RetryKind.COPY,
                                Side.DST,
                                List.of(rig().dst("/old").id())))
                .isEqualTo(new RetryChange(1, 0, 1));
        assertThat(retries().unmark(RetryKind.COPY, Side.SRC, src("/old/same", "/old/stale", "/new/n", "/new")))
                .isEqualTo(new RetryChange(4, 3, 1));
        assertThat(Fact.of(rig().store())).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    default void required_sto653_what_failed_with_its_folder_goes_with_it() {
        discoverSome();
        fail("/new", ErrorClass.PERMISSION);
        rig().copies().failBelow(-1);
        List<Fact> before = Fact.of(rig().store());
        assertThat(mark(RetryKind.COPY, "/new/in", "/new/n", "/behind/b")).isEqualTo(new RetryChange(3, 0, 3));
        assertThat(mark(RetryKind.COPY, "/new")).isEqualTo(new RetryChange(1, 4, 0));
        assertThat(rig().srcSays("/new/in/deep")).isEqualTo("successful pending");
        assertThat(retries().unmark(RetryKind.COPY, Side.SRC, src("/new"))).isEqualTo(new RetryChange(1, 4, 0));
        assertThat(Fact.of(rig().store())).containsExactlyInAnyOrderElementsOf(before);
        mark(RetryKind.COPY, "/new");
        assertThat(retries().unmark(RetryKind.COPY, Side.SRC, src("/new/n"))).isEqualTo(new RetryChange(1, 1, 0));
        assertThat(mark(RetryKind.COPY, "/new/n")).isEqualTo(new RetryChange(1, 1, 0));
    }

    @Test
    default void required_sto654_all_failures_are_marked_and_all_marks_taken_back() {
        discoverSome();
        fail("/new", ErrorClass.PERMISSION);
        rig().copies().failBelow(-1);
        List<Fact> before = Fact.of(rig().store());
        // Not the conflict, what is unreadable, and what is behind a folder of the destination that is closed.
        assertThat(retries().markFailed(RetryKind.COPY)).isEqualTo(new RetryChange(7, 4, 3));
        assertThat(retries().markFailed(RetryKind.COPY)).isEqualTo(new RetryChange(3, 0, 3));
        assertThat(retries().markFailed(RetryKind.DISCOVERY)).isEqualTo(new RetryChange(3, 3, 0));
        assertThat(retries().markFailed(RetryKind.DISCOVERY)).isEqualTo(new RetryChange(3, 0, 0));
        assertThat(retries().unmarkAll(RetryKind.COPY)).isEqualTo(new RetryChange(4, 4, 0));
        assertThat(retries().unmarkAll(RetryKind.DISCOVERY)).isEqualTo(new RetryChange(3, 3, 0));
        assertThat(retries().unmarkAll(RetryKind.COPY)).isEqualTo(new RetryChange(0, 0, 0));
        assertThat(Fact.of(rig().store())).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    default void required_sto655_a_copy_that_begins_takes_its_marks() {
        discoverSome();
        write("/old/stale");
        rig().store()
                .verification()
                .record(
                        "size",
                        List.of(new VerificationRecord(
                                rig().src("/old/stale").id(),
                                Shape.TIME,
                                new Verdict(Verdict.Result.VERIFIED, "size", null))));
        mark(RetryKind.COPY, "/old/stale");
        mark(RetryKind.DISCOVERY, "/old");
        rig().store().lifecycle().changePhase(new PhaseChange(Shape.TIME, Phase.CREATED, Phase.REVIEW, "to look at"));
        assertThat(retries().count(RetryKind.COPY)).isEqualTo(1);
        rig().store().lifecycle().changePhase(new PhaseChange(Shape.TIME, Phase.REVIEW, Phase.COPYING, "on with it"));
        assertThat(retries().count(RetryKind.COPY)).isZero();
        assertThat(retries().count(RetryKind.DISCOVERY)).isEqualTo(1);
        assertThat(rig().srcSays("/old/stale")).isEqualTo("successful pending");
        write("/old/stale");
        assertThat(rig().store().verification().unverified("size", 0, 9)).hasSize(1);
        assertThat(rig().store().verification().summary("size").unchecked()).isEqualTo(1);
    }
}
