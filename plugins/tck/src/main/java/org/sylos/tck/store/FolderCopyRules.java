package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.FolderCopy;

/** Folders to be created, and what lies below those that cannot be. */
interface FolderCopyRules extends StoreRules {
    private List<FolderCopy> folders(int depth) {
        return Paging.all(2, FolderCopy::id, (after, max) -> rig().copies().pendingFolders(depth, after, max));
    }

    private void created(String path, String nativeId) {
        rig().copies().record(List.of(CopyOutcome.written(rig().src(path).id(), nativeId, null)));
    }

    private void failed(String path) {
        Attempt failure = new Attempt(Shape.TIME, ErrorClass.PERMISSION, "may not be created");
        rig().copies()
                .record(List.of(
                        new CopyOutcome(rig().src(path).id(), CopyStatus.FAILED, null, null, List.of(failure))));
    }

    @Test
    default void required_sto401_folders_are_handed_out_once_their_parent_is_there() {
        Shape src = Shape.root(
                Shape.folder("a", Shape.folder("b", Shape.folder("c").withId("sc"))),
                Shape.folder("d", Shape.folder("e")),
                Shape.file("f", 1));
        rig().discover(src, null, StoreRig.NEWER);
        assertThat(rig().copies().deepestPendingFolder()).isEqualTo(3);
        assertThat(folders(1)).isEmpty();
        FolderCopy root = folders(0).get(0);
        assertThat(root).isEqualTo(new FolderCopy(rig().src("/").id(), 0, NodeRef.ROOT, NodeRef.ROOT, "", 0));
        created("/", "the root");
        assertThat(folders(0)).isEmpty();
        NodeRef dstRoot = new NodeRef("/", "the root");
        assertThat(folders(1))
                .containsExactly(
                        new FolderCopy(rig().src("/a").id(), 1, NodeRef.of("/a"), dstRoot, "a", 0),
                        new FolderCopy(rig().src("/d").id(), 1, NodeRef.of("/d"), dstRoot, "d", 0));
        assertThat(folders(2)).isEmpty();
        created("/a", "id of a");
        assertThat(folders(2)).extracting(FolderCopy::dstParent).containsExactly(new NodeRef("/a", "id of a"));
        created("/a/b", "id of b");
        rig().reopen();
        NodeRef b = new NodeRef("/a/b", "id of b");
        assertThat(folders(3))
                .containsExactly(new FolderCopy(rig().src("/a/b/c").id(), 3, new NodeRef("/a/b/c", "sc"), b, "c", 0));
        failed("/a/b/c");
        assertThat(rig().copies().deepestPendingFolder()).isEqualTo(2);
        created("/d", "x");
        created("/d/e", "x");
        assertThat(rig().copies().deepestPendingFolder()).isEqualTo(-1);
    }

    @Test
    default void required_sto402_the_destination_is_addressed_by_its_own_names() {
        Shape src = Shape.root(Shape.folder(
                "photos", Shape.folder("2024", Shape.folder("may", Shape.folder("june"), Shape.file("x", 1)))));
        Shape dst = Shape.root(Shape.folder("Photos", Shape.folder("2024").withId("y24"))
                        .withId("ph"))
                .withId("r");
        rig().discover(src, dst, StoreRig.names(CaseFolding.SIMPLE, UnicodeForm.EXACT, false, false));
        assertThat(folders(3)).extracting(FolderCopy::dstParent).containsExactly(new NodeRef("/Photos/2024", "y24"));
        rig().copies()
                .record(List.of(
                        CopyOutcome.written(rig().src("/photos/2024/may").id(), null, null)));
        assertThat(folders(4)).extracting(FolderCopy::dstParent).containsExactly(NodeRef.of("/Photos/2024/may"));
        assertThat(rig().copies().pendingFiles(0, 9).get(0).dstParent()).isEqualTo(NodeRef.of("/Photos/2024/may"));
        assertThat(rig().copies().pendingFiles(0, 9).get(0).source()).isEqualTo(NodeRef.of("/photos/2024/may/x"));
    }

    @Test
    default void required_sto403_what_lies_below_a_failed_folder_fails_once() {
        Shape src = Shape.root(
                Shape.folder(
                        "a",
                        Shape.folder("b", Shape.file("c", 3), Shape.folder("d", Shape.file("e", 4))),
                        Shape.link("l", "x"),
                        Shape.file("out", 1).rejected("r", "no")),
                Shape.folder("g", Shape.file("h", 1)));
        rig().discover(src, Shape.root(), StoreRig.NEWER);
        failed("/a");
        assertThat(rig().copies().failBelow(1)).isZero();
        assertThat(rig().copies().failBelow(2)).isEqualTo(2);
        assertThat(rig().srcSays("/a/b")).isEqualTo("successful failed PARENT");
        assertThat(rig().srcSays("/a/l")).isEqualTo("successful failed PARENT");
        assertThat(rig().srcSays("/a/b/c")).isEqualTo("successful pending");
        assertThat(rig().srcSays("/a/out")).isEqualTo("excluded");
        assertThat(rig().copies().failBelow(-1)).isEqualTo(3);
        assertThat(rig().copies().failBelow(-1)).isZero();
        rig().reopen();
        for (String path : List.of("/a/b", "/a/l", "/a/b/c", "/a/b/d", "/a/b/d/e")) {
            assertThat(rig().srcSays(path)).isEqualTo("successful failed PARENT");
            assertThat(rig().attempts(rig().src(path)))
                    .extracting(AttemptRecord::operation, AttemptRecord::number, AttemptRecord::errorClass)
                    .containsExactly(tuple(Operation.COPY, 1, ErrorClass.PARENT));
            assertThat(rig().src(path).message()).contains(path.substring(0, path.lastIndexOf('/')));
        }
        assertThat(rig().srcSays("/g")).isEqualTo("successful pending");
        assertThat(rig().srcSays("/g/h")).isEqualTo("successful pending");
        assertThat(folders(1)).extracting(FolderCopy::name).containsExactly("g");
        assertThat(rig().copies().deepestPendingFolder()).isEqualTo(1);
        assertThat(rig().inspection().balance().failed().nodes()).isEqualTo(6);
        assertThat(rig().inspection().balance().failed().bytes()).isEqualTo(7);
    }

    @Test
    default void required_sto403_a_root_that_cannot_be_created_fails_the_tree() {
        rig().discover(Shape.root(Shape.folder("a", Shape.file("b", 1)), Shape.file("c", 1)), null, StoreRig.NEWER);
        failed("/");
        assertThat(rig().copies().failBelow(0)).isZero();
        assertThat(rig().copies().failBelow(-1)).isEqualTo(3);
        assertThat(rig().nodes(Side.SRC).stream().skip(1).map(StoreRig::says)).containsOnly("successful failed PARENT");
        assertThat(rig().copies().pendingFiles(0, 9)).isEmpty();
    }

    @Test
    default void required_sto403_tries_made_before_stay_in_the_history() {
        rig().discover(Shape.root(Shape.folder("a", Shape.file("b", 1))), Shape.root(), StoreRig.NEWER);
        Attempt failure = new Attempt(Shape.TIME, ErrorClass.TRANSIENT, "gone away");
        CopyOutcome again =
                new CopyOutcome(rig().src("/a").id(), CopyStatus.PENDING, null, null, List.of(failure, failure));
        rig().copies().record(List.of(again));
        assertThat(folders(1)).extracting(FolderCopy::priorAttempts).containsExactly(2);
        CopyOutcome below = new CopyOutcome(rig().src("/a/b").id(), CopyStatus.PENDING, null, null, List.of(failure));
        rig().copies().record(List.of(below));
        failed("/a");
        rig().copies().failBelow(2);
        assertThat(rig().attempts(rig().src("/a/b")))
                .extracting(AttemptRecord::number, AttemptRecord::errorClass)
                .containsExactly(tuple(1, ErrorClass.TRANSIENT), tuple(2, ErrorClass.PARENT));
        assertThat(rig().src("/a").attempts()).isEqualTo(3);
    }
}
