package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.FolderFinish;

/** Folders that get their metadata when everything in them is written. */
interface FinishRules extends StoreRules {
    private List<FolderFinish> toFinish(long precision) {
        List<FolderFinish> one = Paging.allDescending(
                1, FolderFinish::id, (before, max) -> rig().copies().foldersToFinish(precision, before, max));
        List<FolderFinish> all = Paging.allDescending(
                100, FolderFinish::id, (before, max) -> rig().copies().foldersToFinish(precision, before, max));
        assertThat(one).isEqualTo(all);
        return all;
    }

    private List<String> paths(long precision) {
        return toFinish(precision).stream()
                .map(finish -> finish.destination().path())
                .toList();
    }

    private void written(String... paths) {
        for (String path : paths) {
            rig().copies().record(List.of(CopyOutcome.written(rig().src(path).id(), null, null)));
        }
    }

    @Test
    default void required_sto409_created_folders_are_finished_deepest_first() {
        Shape src = Shape.root(
                Shape.folder("a", Shape.folder("b", Shape.folder("c").at(null))),
                Shape.folder("d").withId("sd"),
                Shape.folder("pending"),
                Shape.folder("failed"),
                Shape.folder("out").rejected("r", "no"));
        rig().discover(src, null, StoreRig.NEWER);
        assertThat(toFinish(1)).isEmpty();
        written("/", "/a", "/a/b", "/a/b/c");
        rig().copies().record(List.of(CopyOutcome.written(rig().src("/d").id(), "dd", null)));
        Attempt failure = new Attempt(Shape.TIME, ErrorClass.PERMISSION, "no");
        rig().copies()
                .record(List.of(
                        new CopyOutcome(rig().src("/failed").id(), CopyStatus.FAILED, null, null, List.of(failure))));
        rig().reopen();
        List<FolderFinish> all = toFinish(1);
        assertThat(all)
                .containsExactly(
                        finish("/a/b/c", null, false),
                        finish("/a/b", null, true),
                        finish("/d", "dd", true),
                        finish("/a", null, true),
                        finish("/", null, true));
        // Asking changes nothing, and times that cannot be compared do not matter to new folders.
        assertThat(toFinish(1)).isEqualTo(all);
        assertThat(toFinish(0)).isEqualTo(all);
    }

    private FolderFinish finish(String path, @Nullable String dstNativeId, boolean time) {
        return new FolderFinish(
                rig().src(path).id(),
                new NodeRef(path, rig().src(path).nativeId()),
                new NodeRef(path, dstNativeId),
                time ? Shape.TIME : null);
    }

    @Test
    default void required_sto410_folders_that_were_there_are_finished_when_there_is_a_reason() {
        Shape src = Shape.root(
                Shape.folder("same", Shape.file("f", 1)),
                Shape.folder("written", Shape.file("f", 1)),
                Shape.folder("overwritten", Shape.file("f", 1)),
                Shape.folder("with new folder", Shape.folder("new")),
                Shape.folder("deeper", Shape.folder("same", Shape.file("f", 1))),
                Shape.folder("other time"),
                Shape.folder("close time"),
                Shape.folder("no time here"),
                Shape.folder("no time there").at(null),
                Shape.folder("failed only", Shape.file("f", 1)));
        Shape dst = Shape.root(
                Shape.folder("same", Shape.file("f", 1)),
                Shape.folder("written").withId("w"),
                Shape.folder("overwritten", Shape.file("f", 2)),
                Shape.folder("with new folder"),
                Shape.folder("deeper", Shape.folder("same")),
                Shape.folder("other time").at(Shape.TIME.plus(Duration.ofDays(1))),
                Shape.folder("close time").at(Shape.TIME.minusNanos(99)),
                Shape.folder("no time here").at(null),
                Shape.folder("no time there"),
                Shape.folder("failed only"));
        rig().discover(src, dst, StoreRig.NEWER);
        assertThat(paths(1)).containsExactly("/no time here", "/close time", "/other time");
        assertThat(paths(99)).containsExactly("/no time here", "/close time", "/other time");
        assertThat(paths(100)).containsExactly("/no time here", "/other time");
        assertThat(paths(0)).isEmpty();
        written("/written/f", "/overwritten/f", "/with new folder/new", "/deeper/same/f");
        Attempt failure = new Attempt(Shape.TIME, ErrorClass.PERMISSION, "no");
        rig().copies()
                .record(List.of(new CopyOutcome(
                        rig().src("/failed only/f").id(), CopyStatus.FAILED, null, null, List.of(failure))));
        rig().reopen();
        assertThat(paths(100))
                .containsExactly(
                        "/deeper/same",
                        "/with new folder/new",
                        "/no time here",
                        "/other time",
                        "/with new folder",
                        "/overwritten",
                        "/written");
        assertThat(paths(0)).containsExactly("/with new folder/new");
        assertThat(toFinish(100).get(6).destination()).isEqualTo(new NodeRef("/written", "w"));
    }

    @Test
    default void required_sto410_the_root_is_finished_like_any_other_folder() {
        rig().discover(Shape.root(Shape.file("f", 1)), Shape.root().at(Shape.TIME.minusSeconds(1)), StoreRig.NEWER);
        assertThat(paths(1)).containsExactly("/");
        assertThat(paths(2_000_000_000L)).isEmpty();
        written("/f");
        assertThat(paths(2_000_000_000L)).containsExactly("/");
    }
}
