package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.sylos.tck.store.Refusals.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.StoreException.Reason;

/** Roots, and the children that listings find. */
interface ListingRules extends StoreRules {
    @Test
    default void required_sto201_both_roots() {
        rig().discovery()
                .seed(Shape.root().withId("s").entry(), Shape.root().at(null).entry());
        NodeView src = rig().src("/");
        NodeView dst = rig().dst("/");
        assertThat(rig().srcSays("/")).isEqualTo("pending already_exists");
        assertThat(rig().dstSays("/")).isEqualTo("pending");
        assertThat(src.partnerId()).isEqualTo(dst.id());
        assertThat(dst.partnerId()).isEqualTo(src.id());
        for (NodeView root : List.of(src, dst)) {
            assertThat(root.id()).isPositive();
            assertThat(root.parentId()).isZero();
            assertThat(root.depth()).isZero();
            assertThat(root.kind()).isEqualTo(NodeKind.FOLDER);
            assertThat(root.path()).isEqualTo("/");
        }
        assertThat(rig().discovery().pending(Side.SRC, 0, 0, 9))
                .containsExactly(new FolderWork(src.id(), 0, new NodeRef("/", "s")));
        assertThat(rig().discovery().pending(Side.DST, 0, 0, 9))
                .containsExactly(new FolderWork(dst.id(), 0, NodeRef.ROOT));
        assertThat(rig().discovery().state().reconciledDepth()).isZero();
    }

    @Test
    default void required_sto202_a_destination_root_that_is_still_to_be_created() {
        rig().discovery().seed(Shape.root().entry(), null);
        assertThat(rig().srcSays("/")).isEqualTo("pending pending");
        assertThat(rig().src("/").partnerId()).isZero();
        assertThat(rig().nodes(Side.DST)).isEmpty();
        assertThat(rig().discovery().pending(Side.DST, 0, 0, 9)).isEmpty();
        assertThat(rig().discovery().state().reconciledDepth()).isZero();
        assertThat(rig().discovery().state().dst().smallestPendingDepth()).isEqualTo(-1);
    }

    @Test
    default void required_sto203_roots_are_given_once() {
        rig().discovery().seed(Shape.root().entry(), null);
        assertRefused(
                Reason.ILLEGAL_STATE,
                () -> rig().discovery().seed(Shape.root().entry(), Shape.root().entry()));
        assertThat(rig().nodes(Side.SRC)).hasSize(1);
        assertThat(rig().nodes(Side.DST)).isEmpty();
    }

    @Test
    default void required_sto204_source_nodes_begin_by_kind() {
        Shape src = Shape.root(
                Shape.folder("folder").withId("f").at(null), Shape.file("file", 7), Shape.link("link", "file"));
        Discoverer discoverer = rig().discoverer(src, null);
        discoverer.seed();
        discoverer.round(Side.SRC, 0);
        assertThat(rig().srcSays("/")).isEqualTo("successful pending");
        assertThat(rig().srcSays("/folder")).isEqualTo("pending pending");
        assertThat(rig().srcSays("/file")).isEqualTo("successful pending");
        assertThat(rig().srcSays("/link")).isEqualTo("successful pending");
        NodeView root = rig().src("/");
        NodeView file = rig().src("/file");
        NodeView expected = new NodeView(
                Side.SRC,
                file.id(),
                root.id(),
                1,
                NodeKind.FILE,
                "/file",
                7,
                Shape.TIME,
                null,
                null,
                file.traversal(),
                file.copy(),
                0,
                null,
                null,
                null,
                0);
        assertThat(file).isEqualTo(expected);
    }

    @Test
    default void required_sto205_destination_folders_wait_for_the_comparison() {
        Shape dst = Shape.root(Shape.folder("folder"), Shape.file("file", 7));
        Discoverer discoverer = rig().discoverer(Shape.root(Shape.folder("folder"), Shape.file("file", 7)), dst);
        discoverer.seed();
        discoverer.round(Side.DST, 0);
        assertThat(rig().discovery().pending(Side.DST, 1, 0, 9)).isEmpty();
        assertThat(rig().discovery().state().dst().pendingFolders()).isZero();
        assertThat(rig().dst("/folder").copy()).isNull();
        assertThat(rig().dst("/file").copy()).isNull();
        discoverer.round(Side.SRC, 0);
        discoverer.compare(1, StoreRig.NEWER);
        assertThat(rig().discovery().pending(Side.DST, 1, 0, 9)).hasSize(1);
        assertThat(rig().discovery().state().dst().pendingFolders()).isEqualTo(1);
    }

    @Test
    default void required_sto206_ids_ascend_and_are_given_once() {
        Discoverer discoverer = rig().discoverer(Shape.root(Shape.folder("a"), Shape.file("b", 1)), null);
        discoverer.seed();
        FolderWork root = rig().discovery().pending(Side.SRC, 0, 0, 1).get(0);
        List<Long> seen = new ArrayList<>(List.of(root.id()));
        for (int round = 0; round < 3; round++) {
            List<ListingPage> page = discoverer.pages(Side.SRC, root, 1).subList(0, 1);
            rig().discovery().append(Side.SRC, page);
            long id = rig().src("/a").id();
            assertThat(id).isGreaterThan(seen.get(seen.size() - 1));
            seen.add(id);
            rig().reopen().discovery().recover();
        }
        rig().discovery().append(Side.SRC, discoverer.pages(Side.SRC, root, 9));
        assertThat(rig().src("/a").id()).isGreaterThan(seen.get(seen.size() - 1));
        assertThat(rig().src("/b").id()).isGreaterThan(rig().src("/a").id());
    }

    @Test
    default void required_sto207_rejected_and_unsupported_nodes_are_excluded() {
        Shape src = Shape.root(
                Shape.folder("dir", Shape.file("below", 1)).rejected("no dirs", "not wanted"),
                Shape.file("file", 5).rejected("*.tmp", "junk"),
                Shape.file("kept", 5),
                Shape.unsupported("pipe", "a FIFO is not migrated"));
        rig().discover(src, null, StoreRig.NEWER);
        for (String path : List.of("/dir", "/file", "/pipe")) {
            assertThat(rig().srcSays(path)).isEqualTo("excluded");
        }
        assertThat(rig().src("/dir").rule()).isEqualTo("no dirs");
        assertThat(rig().src("/dir").message()).isEqualTo("not wanted");
        assertThat(rig().src("/file").rule()).isEqualTo("*.tmp");
        assertThat(rig().src("/pipe").rule()).isEqualTo("unsupported");
        assertThat(rig().src("/pipe").message()).isEqualTo("a FIFO is not migrated");
        assertThat(rig().src("/kept").rule()).isNull();
        assertThat(rig().src("/pipe").attempts()).isZero();
        // A rejected folder is not descended into.
        assertThat(rig().paths(Side.SRC)).doesNotContain("/dir/below");
    }

    @Test
    default void required_sto208_unreadable_entries_are_recorded_failures() {
        Shape bad = Shape.unreadable("bad", ErrorClass.PERMISSION, "may not be looked at");
        Shape folder = Shape.folder("folder", Shape.file("below", 1)).withProblem(ErrorClass.CORRUPT, "damaged");
        rig().discover(Shape.root(bad, folder), Shape.root(bad), StoreRig.NEWER);
        assertThat(rig().srcSays("/bad")).isEqualTo("failed failed PERMISSION");
        assertThat(rig().srcSays("/folder")).isEqualTo("failed failed CORRUPT");
        assertThat(rig().dstSays("/bad")).isEqualTo("failed PERMISSION");
        assertThat(rig().paths(Side.SRC)).doesNotContain("/folder/below");
        for (Side side : Side.values()) {
            NodeView node = side == Side.SRC ? rig().src("/bad") : rig().dst("/bad");
            assertThat(node.kind()).isEqualTo(NodeKind.OTHER);
            assertThat(node.message()).isEqualTo("may not be looked at");
            assertThat(rig().attempts(node))
                    .extracting(AttemptRecord::operation, AttemptRecord::number, AttemptRecord::errorClass)
                    .containsExactly(tuple(AttemptRecord.Operation.LIST, 1, ErrorClass.PERMISSION));
        }
    }

    @Test
    default void required_sto209_pages_add_up_and_what_was_seen_is_passed_over() {
        for (Side side : Side.values()) {
            rig().restart().discovery().seed(Shape.root().entry(), Shape.root().entry());
            FolderWork root = rig().discovery().pending(side, 0, 0, 1).get(0);
            List<Shape> first = List.of(Shape.file("a", 1), Shape.folder("a"), Shape.file("b", 2));
            List<Shape> second = List.of(Shape.file("b", 2), Shape.file("B", 3), Shape.link("b", "x"));
            List<Shape> third = List.of(Shape.file("a", 9), Shape.folder("b"), Shape.folder("a"), Shape.file("c", 4));
            rig().discovery().append(side, List.of(Discoverer.page(root, first, null)));
            rig().discovery()
                    .append(
                            side,
                            List.of(
                                    Discoverer.page(root, second, null),
                                    Discoverer.page(root, third, ListingOutcome.LISTED)));
            assertThat(rig().nodes(side).stream().map(node -> node.path() + " " + node.kind() + " " + node.size()))
                    .containsExactly(
                            "/ FOLDER 0",
                            "/a FILE 1",
                            "/a FOLDER 0",
                            "/b FILE 2",
                            "/B FILE 3",
                            "/b SYMLINK 0",
                            "/b FOLDER 0",
                            "/c FILE 4");
            assertThat(rig().inspection().breaches()).isEmpty();
        }
    }

    @Test
    default void required_sto210_native_ids_tell_nodes_of_one_name_apart() {
        rig().discovery().seed(Shape.root().entry(), null);
        FolderWork root = rig().discovery().pending(Side.SRC, 0, 0, 1).get(0);
        List<Shape> first =
                List.of(Shape.file("a", 1).withId("1"), Shape.file("a", 2).withId("2"));
        List<Shape> second = List.of(
                Shape.file("a", 2).withId("2"),
                Shape.folder("d").withId("1"),
                Shape.file("a", 3).withId("3"));
        rig().discovery().append(Side.SRC, List.of(Discoverer.page(root, first, null)));
        rig().discovery().append(Side.SRC, List.of(Discoverer.page(root, second, ListingOutcome.LISTED)));
        assertThat(rig().nodes(Side.SRC).stream().skip(1).map(node -> node.path() + " " + node.nativeId()))
                .containsExactly("/a 1", "/a 2", "/d 1", "/a 3");
        assertThat(rig().inspection().breaches()).isEmpty();
    }

    @Test
    default void required_sto209_a_large_folder_comes_in_many_pages() {
        rig().discovery().seed(Shape.root().entry(), null);
        FolderWork root = rig().discovery().pending(Side.SRC, 0, 0, 1).get(0);
        int pages = 50;
        for (int page = 0; page < pages; page++) {
            List<Entry> entries = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                entries.add(Entry.file("file " + (page * 199 + i), 1, Shape.TIME));
            }
            // Each page begins with the last entry of the one before.
            ListingOutcome outcome = page == pages - 1 ? ListingOutcome.LISTED : null;
            rig().discovery().append(Side.SRC, List.of(new ListingPage(root, entries, Map.of(), outcome)));
        }
        assertThat(rig().discovery().seal(Side.SRC, 0).children()).isEqualTo(pages * 199L + 1);
        assertThat(rig().inspection().breaches()).isEmpty();
    }
}
