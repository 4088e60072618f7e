package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.api.storage.FileCopy.Replaced;
import org.sylos.engine.api.storage.FolderWork;

/** Files and links to be written, and how that ended. */
interface FileCopyRules extends StoreRules {
    private List<FileCopy> files() {
        return Paging.all(3, FileCopy::id, rig().copies()::pendingFiles);
    }

    private static Attempt failure(int minute, ErrorClass errorClass) {
        return new Attempt(Shape.TIME.plusSeconds(60L * minute), errorClass, "failed in minute " + minute);
    }

    private CopyOutcome outcome(String path, CopyStatus status, Attempt... failures) {
        return new CopyOutcome(rig().src(path).id(), status, null, null, List.of(failures));
    }

    @Test
    default void required_sto404_files_come_in_order_with_all_that_writing_them_takes() {
        Shape src = Shape.root(
                Shape.folder("new", Shape.file("in new", 2)),
                Shape.folder("old", Shape.file("x", 3).withId("sx"), Shape.link("l", "a/b")),
                Shape.file("same", 4),
                Shape.file("z", 5, null),
                Shape.file("out", 6).rejected("r", "no"),
                Shape.unreadable("bad", ErrorClass.CORRUPT, "no"));
        Shape dst = Shape.root(
                        Shape.folder(
                                        "old",
                                        Shape.file("x", 9, Shape.TIME.minusNanos(1))
                                                .withId("dx"),
                                        Shape.link("l", "c").at(null))
                                .withId("do"),
                        Shape.file("same", 4))
                .withId("dr");
        rig().discover(src, dst, StoreRig.NEWER);
        List<FileCopy> now = files();
        assertThat(now)
                .containsExactly(
                        file("/z", NodeKind.FILE, 5, new NodeRef("/", "dr"), null),
                        file(
                                "/old/x",
                                NodeKind.FILE,
                                3,
                                new NodeRef("/old", "do"),
                                new Replaced(new NodeRef("/old/x", "dx"), 9, Shape.TIME.minusNanos(1))),
                        file(
                                "/old/l",
                                NodeKind.SYMLINK,
                                0,
                                new NodeRef("/old", "do"),
                                new Replaced(NodeRef.of("/old/l"), 0, null)));
        assertThat(now.get(0).mtime()).isNull();
        rig().copies().record(List.of(CopyOutcome.written(rig().src("/new").id(), "dn", null)));
        rig().reopen();
        FileCopy inNew = file("/new/in new", NodeKind.FILE, 2, new NodeRef("/new", "dn"), null);
        // The folders of a level come in the order of ids, and so do the files in them.
        assertThat(files()).containsExactly(now.get(0), inNew, now.get(1), now.get(2));
        assertThat(rig().copies().pendingFiles(now.get(1).id(), 9)).containsExactly(now.get(2));
    }

    private FileCopy file(String path, NodeKind kind, long size, NodeRef dstParent, @Nullable Replaced replaced) {
        var node = rig().src(path);
        return new FileCopy(
                node.id(),
                kind,
                new NodeRef(path, node.nativeId()),
                size,
                path.equals("/z") ? null : Shape.TIME,
                node.linkTarget(),
                dstParent,
                path.substring(path.lastIndexOf('/') + 1),
                replaced,
                0);
    }

    @Test
    default void required_sto405_outcomes_are_recorded_and_attempts_numbered_on() {
        rig().discover(
                        Shape.root(
                                Shape.file("first", 1),
                                Shape.file("later", 1),
                                Shape.file("never", 1),
                                Shape.file("late", 1)),
                        Shape.root(),
                        StoreRig.NEWER);
        rig().copies()
                .record(List.of(
                        outcome("/first", CopyStatus.SUCCESSFUL),
                        outcome("/later", CopyStatus.PENDING, failure(1, ErrorClass.THROTTLED)),
                        outcome("/never", CopyStatus.PENDING, failure(1, ErrorClass.TRANSIENT)),
                        outcome("/late", CopyStatus.SUCCESSFUL, failure(1, ErrorClass.CORRUPT))));
        rig().reopen();
        assertThat(files())
                .extracting(FileCopy::name, FileCopy::priorAttempts)
                .containsExactly(tuple("later", 1), tuple("never", 1));
        rig().copies()
                .record(List.of(
                        outcome("/later", CopyStatus.SUCCESSFUL, failure(2, ErrorClass.TRANSIENT)),
                        outcome(
                                "/never",
                                CopyStatus.FAILED,
                                failure(2, ErrorClass.TRANSIENT),
                                failure(3, ErrorClass.NO_SPACE))));
        rig().reopen();
        assertThat(files()).isEmpty();
        assertThat(rig().srcSays("/first")).isEqualTo("successful successful");
        assertThat(rig().srcSays("/later")).isEqualTo("successful successful");
        assertThat(rig().srcSays("/late")).isEqualTo("successful successful");
        assertThat(rig().srcSays("/never")).isEqualTo("successful failed NO_SPACE");
        assertThat(rig().src("/never").message()).isEqualTo("failed in minute 3");
        assertThat(rig().src("/later").message()).isNull();
        assertThat(history("/first")).isEmpty();
        assertThat(history("/later")).containsExactly("1 THROTTLED", "2 TRANSIENT", "3 null");
        assertThat(history("/late")).containsExactly("1 CORRUPT", "2 null");
        assertThat(history("/never")).containsExactly("1 TRANSIENT", "2 TRANSIENT", "3 NO_SPACE");
        assertThat(rig().src("/later").attempts()).isEqualTo(3);
        AttemptRecord last = rig().attempts(rig().src("/never")).get(2);
        assertThat(last)
                .isEqualTo(new AttemptRecord(
                        Operation.COPY, 3, Shape.TIME.plusSeconds(180), ErrorClass.NO_SPACE, "failed in minute 3"));
    }

    private List<String> history(String path) {
        return rig().attempts(rig().src(path)).stream()
                .map(attempt -> attempt.number() + " " + attempt.errorClass())
                .toList();
    }

    @Test
    default void required_sto406_several_outcomes_of_one_node_take_effect_in_order() {
        rig().discover(Shape.root(Shape.file("a", 1), Shape.file("b", 1)), Shape.root(), StoreRig.NEWER);
        rig().copies()
                .record(List.of(
                        outcome("/a", CopyStatus.PENDING, failure(1, ErrorClass.TRANSIENT)),
                        outcome("/b", CopyStatus.PENDING, failure(1, ErrorClass.CORRUPT)),
                        outcome("/a", CopyStatus.PENDING, failure(2, ErrorClass.THROTTLED)),
                        outcome("/b", CopyStatus.FAILED, failure(2, ErrorClass.PERMISSION)),
                        outcome("/a", CopyStatus.SUCCESSFUL)));
        assertThat(rig().srcSays("/a")).isEqualTo("successful successful");
        assertThat(rig().srcSays("/b")).isEqualTo("successful failed PERMISSION");
        assertThat(history("/a")).containsExactly("1 TRANSIENT", "2 THROTTLED", "3 null");
        assertThat(history("/b")).containsExactly("1 CORRUPT", "2 PERMISSION");
        rig().copies().record(List.of());
    }

    @Test
    default void required_sto407_a_drifted_file_says_what_had_changed() {
        rig().discover(Shape.root(Shape.file("a", 7)), Shape.root(), StoreRig.NEWER);
        rig().copies()
                .record(List.of(outcome(
                        "/a", CopyStatus.DRIFTED, failure(1, ErrorClass.TRANSIENT), failure(2, ErrorClass.CONFLICT))));
        assertThat(files()).isEmpty();
        assertThat(rig().srcSays("/a")).isEqualTo("successful drifted CONFLICT");
        assertThat(rig().src("/a").message()).isEqualTo("failed in minute 2");
        assertThat(history("/a")).containsExactly("1 TRANSIENT", "2 CONFLICT");
        assertThat(rig().inspection().balance().drifted().bytes()).isEqualTo(7);
        assertThat(rig().inspection().balance().failed().nodes()).isZero();
    }

    @Test
    default void required_sto408_folders_that_may_hold_half_written_files_are_known() {
        List<Shape> folders = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d")) {
            folders.add(Shape.folder(name, Shape.file("1", 1), Shape.link("2", "x")));
        }
        folders.add(Shape.folder("matched", Shape.file("old", 5)));
        folders.add(Shape.folder("late", Shape.file("1", 1)));
        Shape dst = Shape.root(Shape.folder("matched", Shape.file("old", 1)).withId("m"));
        rig().discover(Shape.root(folders.toArray(new Shape[0])), dst, StoreRig.NEWER);
        for (String name : List.of("a", "b", "c", "d")) {
            rig().copies()
                    .record(List.of(CopyOutcome.written(rig().src("/" + name).id(), "id of " + name, null)));
        }
        assertThat(inDoubt()).isEmpty();
        rig().copies().openUpTo(rig().src("/b/1").id());
        rig().reopen();
        assertThat(inDoubt()).containsExactly(new NodeRef("/a", "id of a"), new NodeRef("/b", "id of b"));
        rig().copies().openUpTo(rig().src("/matched/old").id());
        // A lower mark takes nothing back: what was begun before may still be half written.
        rig().copies().openUpTo(1);
        rig().copies()
                .record(List.of(
                        CopyOutcome.written(rig().src("/a/1").id(), null, null),
                        CopyOutcome.written(rig().src("/c/1").id(), null, null),
                        outcome("/c/2", CopyStatus.FAILED, failure(1, ErrorClass.PERMISSION)),
                        outcome("/d/1", CopyStatus.PENDING, failure(1, ErrorClass.TRANSIENT))));
        rig().reopen();
        assertThat(inDoubt())
                .containsExactly(
                        new NodeRef("/a", "id of a"),
                        new NodeRef("/b", "id of b"),
                        new NodeRef("/d", "id of d"),
                        new NodeRef("/matched", "m"));
    }

    private List<NodeRef> inDoubt() {
        List<FolderWork> one = Paging.all(1, FolderWork::id, rig().copies()::foldersInDoubt);
        assertThat(Paging.all(100, FolderWork::id, rig().copies()::foldersInDoubt))
                .isEqualTo(one);
        assertThat(one).allMatch(folder -> folder.depth() == 1);
        return one.stream().map(FolderWork::ref).toList();
    }
}
