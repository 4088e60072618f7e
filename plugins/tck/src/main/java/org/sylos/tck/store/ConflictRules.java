package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.NodeView;

/** What the destination cannot take, and what that does to the nodes below. */
interface ConflictRules extends StoreRules {
    /** Names told apart exactly; the destination holds one node of a name. */
    CompareRule EXACT = StoreRig.names(CaseFolding.NONE, UnicodeForm.EXACT, false, false);

    /** As {@link #EXACT}; the source may hold several. */
    CompareRule TWINS = StoreRig.names(CaseFolding.NONE, UnicodeForm.EXACT, false, true);

    private void assertFailed(NodeView node, ErrorClass errorClass, String... named) {
        assertThat(StoreRig.says(node)).as(node.path()).endsWith("failed " + errorClass);
        List<AttemptRecord> attempts = rig().attempts(node);
        assertThat(attempts).as(node.path()).hasSize(1);
        assertThat(attempts.get(0).errorClass()).isEqualTo(errorClass);
        assertThat(attempts.get(0).number()).isEqualTo(1);
        assertThat(attempts.get(0).message()).contains(named);
        assertThat(node.message()).isEqualTo(attempts.get(0).message());
        assertThat(node.partnerId()).as(node.path()).isZero();
    }

    @Test
    default void required_sto310_nodes_of_one_name_and_different_kinds_are_in_conflict() {
        Shape src = Shape.root(
                Shape.file("file or folder", 1),
                Shape.folder("folder or file", Shape.file("below", 1)),
                Shape.file("file or link", 1),
                Shape.link("link or file", "x"),
                Shape.link("link or folder", "x"));
        Shape dst = Shape.root(
                Shape.folder("file or folder", Shape.file("unseen", 1)),
                Shape.file("folder or file", 1),
                Shape.link("file or link", "x"),
                Shape.file("link or file", 1),
                Shape.folder("link or folder"));
        for (CompareMode mode : CompareMode.values()) {
            rig().restart();
            rig().discover(src, dst, StoreRig.rule(mode, 1));
            for (Shape node : src.children()) {
                String path = "/" + node.entry().name();
                assertFailed(rig().src(path), ErrorClass.CONFLICT, path);
                assertThat(rig().dstSays(path)).isEqualTo("not_on_src");
                assertThat(rig().dst(path).partnerId()).isZero();
            }
            assertThat(rig().paths(Side.DST)).doesNotContain("/file or folder/unseen");
        }
    }

    @Test
    default void required_sto310_a_destination_may_hold_a_file_and_a_folder_of_one_name() {
        Shape src = Shape.root(
                Shape.file("a", 1),
                Shape.folder("b"),
                Shape.file("c", 1),
                Shape.folder("c", Shape.file("below", 1)),
                Shape.file("d", 1),
                Shape.link("e", "x"));
        Shape dst = Shape.root(
                Shape.folder("a"),
                Shape.file("b", 1),
                Shape.file("c", 1),
                Shape.folder("c", Shape.file("below", 1)),
                Shape.link("d", "x"),
                Shape.folder("e"));
        rig().discover(src, dst, StoreRig.names(CaseFolding.NONE, UnicodeForm.EXACT, true, false));
        assertThat(rig().srcSays("/a")).isEqualTo("successful pending");
        assertThat(rig().srcSays("/b")).isEqualTo("successful pending");
        assertThat(rig().dstSays("/a")).isEqualTo("not_on_src");
        assertThat(rig().dstSays("/b")).isEqualTo("not_on_src");
        List<NodeView> both = rig().nodes(Side.SRC).stream()
                .filter(node -> node.path().equals("/c"))
                .toList();
        assertThat(both).extracting(StoreRig::says).containsOnly("successful already_exists");
        assertThat(both).extracting(NodeView::partnerId).doesNotContain(0L).doesNotHaveDuplicates();
        assertThat(rig().srcSays("/c/below")).isEqualTo("successful already_exists");
        assertFailed(rig().src("/d"), ErrorClass.CONFLICT, "/d");
        assertThat(rig().srcSays("/e")).isEqualTo("successful pending");
        assertThat(rig().inspection().breaches()).isEmpty();
    }

    @Test
    default void required_sto311_source_nodes_that_would_become_one_are_all_in_conflict() {
        String nfc = "caf\u00e9";
        String nfd = "cafe\u0301";
        Shape src = Shape.root(
                Shape.file("Readme", 1),
                Shape.file("README", 1),
                Shape.file("readme", 1),
                Shape.folder(nfc, Shape.file("x", 1)),
                Shape.folder(nfd.toUpperCase(Locale.ROOT)),
                Shape.file("alone", 1));
        Shape dst = Shape.root(Shape.file("ReadMe", 1), Shape.folder(nfc));
        CompareRule rule = StoreRig.names(CaseFolding.SIMPLE, UnicodeForm.CANONICAL, false, false);
        for (Shape destination : List.of(dst, Shape.root())) {
            rig().restart();
            rig().discover(src, destination, rule);
            for (String name : List.of("Readme", "README", "readme")) {
                assertFailed(rig().src("/" + name), ErrorClass.CONFLICT, name);
            }
            assertThat(rig().src("/Readme").message()).containsAnyOf("README", "readme");
            assertThat(rig().src("/README").message()).containsAnyOf("Readme", "readme");
            assertFailed(rig().src("/" + nfc), ErrorClass.CONFLICT, nfc, "CAFE\u0301");
            assertFailed(rig().src("/CAFE\u0301"), ErrorClass.CONFLICT, nfc, "CAFE\u0301");
            assertThat(rig().srcSays("/alone")).isEqualTo("successful pending");
            assertFailed(rig().src("/" + nfc + "/x"), ErrorClass.PARENT, nfc);
        }
        rig().restart();
        rig().discover(src, dst, rule);
        assertThat(rig().dstSays("/ReadMe")).isEqualTo("not_on_src");
        assertThat(rig().dstSays("/" + nfc)).isEqualTo("not_on_src");
        // Below a folder that is still to be created twins are twins as well.
        rig().restart();
        rig().discover(Shape.root(Shape.folder("new", Shape.file("a", 1), Shape.file("A", 1))), null, rule);
        assertFailed(rig().src("/new/a"), ErrorClass.CONFLICT, "/new/a", "/new/A");
        assertFailed(rig().src("/new/A"), ErrorClass.CONFLICT, "/new/a", "/new/A");
    }

    @Test
    default void required_sto311_a_file_and_a_folder_are_twins_where_there_can_be_only_one() {
        Shape src = Shape.root(Shape.file("x", 1), Shape.folder("x", Shape.file("below", 1)), Shape.file("y", 1));
        rig().discover(src, Shape.root(Shape.file("x", 1)), EXACT);
        List<NodeView> both = rig().nodes(Side.SRC).stream()
                .filter(node -> node.path().equals("/x"))
                .toList();
        assertThat(both).hasSize(2);
        both.forEach(node -> assertFailed(node, ErrorClass.CONFLICT, "/x"));
        assertThat(rig().dstSays("/x")).isEqualTo("not_on_src");
        assertFailed(rig().src("/x/below"), ErrorClass.PARENT, "/x");
        assertThat(rig().srcSays("/y")).isEqualTo("successful pending");

        rig().restart();
        rig().discover(
                        src,
                        Shape.root(Shape.file("x", 1)),
                        StoreRig.names(CaseFolding.NONE, UnicodeForm.EXACT, true, false));
        assertThat(rig().nodes(Side.SRC).stream()
                        .filter(node -> node.path().startsWith("/x"))
                        .map(node -> node.path() + " " + node.kind() + " " + StoreRig.says(node)))
                .containsExactlyInAnyOrder(
                        "/x FILE successful already_exists",
                        "/x FOLDER successful pending",
                        "/x/below FILE successful pending");
    }

    @Test
    default void required_sto311_source_nodes_of_one_name_and_kind_are_in_conflict() {
        Shape src = Shape.root(
                Shape.file("f", 1).withId("1"),
                Shape.file("f", 2).withId("2"),
                Shape.folder("d", Shape.file("x", 1).withId("5")).withId("3"),
                Shape.folder("d", Shape.file("x", 1).withId("6")).withId("4"),
                Shape.file("alone", 1).withId("7"));
        for (boolean fileAndFolder : new boolean[] {false, true}) {
            rig().restart();
            rig().discover(
                            src,
                            Shape.root(Shape.file("f", 1), Shape.folder("d")),
                            StoreRig.names(CaseFolding.NONE, UnicodeForm.EXACT, fileAndFolder, true));
            for (NodeView node : rig().nodes(Side.SRC)) {
                switch (node.path()) {
                    case "/f", "/d" -> assertFailed(node, ErrorClass.CONFLICT, node.path());
                    case "/d/x" -> assertFailed(node, ErrorClass.PARENT, "/d");
                    default -> assertThat(node.errorClass()).as(node.path()).isNull();
                }
            }
            assertThat(rig().nodes(Side.SRC)).hasSize(8);
            assertThat(rig().dstSays("/f")).isEqualTo("not_on_src");
            assertThat(rig().dstSays("/d")).isEqualTo("not_on_src");
        }
    }

    @Test
    default void required_sto312_several_destination_nodes_of_one_name_are_in_conflict_with_the_source() {
        Shape dst = Shape.root(
                Shape.file("f", 1).withId("1"),
                Shape.file("f", 1).withId("2"),
                Shape.folder("d").withId("3"),
                Shape.folder("d").withId("4"),
                Shape.folder("o").withId("5"),
                Shape.folder("o").withId("6"));
        for (CompareMode mode : List.of(CompareMode.NEWER, CompareMode.EXISTS)) {
            rig().restart();
            rig().discover(
                            Shape.root(Shape.file("f", 1), Shape.folder("d", Shape.file("x", 1))),
                            dst,
                            StoreRig.rule(mode, 1));
            assertFailed(rig().src("/f"), ErrorClass.CONFLICT, "/f");
            assertFailed(rig().src("/d"), ErrorClass.CONFLICT, "/d");
            assertFailed(rig().src("/d/x"), ErrorClass.PARENT, "/d");
            assertThat(rig().nodes(Side.DST).stream().skip(1))
                    .extracting(StoreRig::says)
                    .containsOnly("not_on_src");
        }
    }

    @Test
    default void required_sto314_unreadable_nodes_keep_their_failure_and_their_name() {
        Shape src = Shape.root(
                Shape.unreadable("s", ErrorClass.PERMISSION, "no"),
                Shape.file("known", 1).withProblem(ErrorClass.CORRUPT, "damaged"),
                Shape.file("d", 1),
                Shape.folder("e"),
                Shape.file("p", 1),
                Shape.unreadable("twin", ErrorClass.PERMISSION, "no"),
                Shape.file("TWIN", 1));
        Shape dst = Shape.root(
                Shape.file("s", 1),
                Shape.file("known", 1),
                Shape.file("d", 1).withProblem(ErrorClass.CORRUPT, "damaged"),
                Shape.folder("e").withProblem(ErrorClass.PERMISSION, "no"),
                Shape.file("p", 1).withProblem(ErrorClass.UNSUPPORTED, "a pipe"));
        rig().discover(src, dst, StoreRig.names(CaseFolding.SIMPLE, UnicodeForm.EXACT, false, false));
        assertThat(rig().srcSays("/s")).isEqualTo("failed failed PERMISSION");
        assertThat(rig().srcSays("/known")).isEqualTo("failed failed CORRUPT");
        assertThat(rig().src("/known").partnerId()).isZero();
        assertThat(rig().src("/known").attempts()).isEqualTo(1);
        assertThat(rig().dstSays("/s")).isEqualTo("not_on_src");
        assertThat(rig().dstSays("/known")).isEqualTo("not_on_src");
        assertFailed(rig().src("/d"), ErrorClass.CONFLICT, "/d");
        assertFailed(rig().src("/e"), ErrorClass.CONFLICT, "/e");
        assertFailed(rig().src("/p"), ErrorClass.CONFLICT, "/p");
        assertThat(rig().dstSays("/d")).isEqualTo("failed CORRUPT");
        assertThat(rig().dstSays("/e")).isEqualTo("failed PERMISSION");
        assertThat(rig().dstSays("/p")).isEqualTo("not_on_src");
        assertThat(rig().srcSays("/twin")).isEqualTo("failed failed PERMISSION");
        assertFailed(rig().src("/TWIN"), ErrorClass.CONFLICT, "/TWIN", "/twin");
    }

    @Test
    default void required_sto315_a_folder_that_failed_fails_everything_below_it() {
        Shape src = Shape.root(
                Shape.folder(
                        "kind",
                        Shape.folder("a", Shape.folder("b", Shape.file("c", 1), Shape.link("l", "c"))),
                        Shape.file("twin", 1).withId("1"),
                        Shape.file("twin", 1).withId("2"),
                        Shape.file("out", 1).rejected("r", "no"),
                        Shape.unsupported("pipe", "a FIFO"),
                        Shape.unreadable("bad", ErrorClass.PERMISSION, "no")),
                Shape.folder("fine", Shape.file("f", 1)));
        rig().discover(src, Shape.root(Shape.file("kind", 1)), TWINS);
        for (String path : List.of("/kind/a", "/kind/a/b", "/kind/a/b/c", "/kind/a/b/l")) {
            assertFailed(rig().src(path), ErrorClass.PARENT, path, path.substring(0, path.lastIndexOf('/')));
        }
        rig().nodes(Side.SRC).stream()
                .filter(node -> node.path().equals("/kind/twin"))
                .forEach(node -> assertFailed(node, ErrorClass.PARENT, "/kind"));
        assertThat(rig().srcSays("/kind/out")).isEqualTo("excluded");
        assertThat(rig().srcSays("/kind/pipe")).isEqualTo("excluded");
        assertThat(rig().srcSays("/kind/bad")).isEqualTo("failed failed PERMISSION");
        assertThat(rig().src("/kind/bad").attempts()).isEqualTo(1);
        assertThat(rig().srcSays("/fine/f")).isEqualTo("successful pending");
    }

    @Test
    default void required_sto316_below_a_destination_folder_that_could_not_be_listed_nothing_is_tried() {
        Shape src = Shape.root(
                Shape.folder(
                        "a",
                        Shape.folder("b", Shape.file("c", 1)),
                        Shape.file("out", 1).rejected("r", "no")),
                Shape.file("f", 1));
        Shape dst = Shape.root(
                Shape.folder("a", Shape.folder("b", Shape.file("c", 1))).unlistable(ErrorClass.PERMISSION, "no"),
                Shape.file("f", 1));
        rig().discover(src, dst, EXACT);
        assertThat(rig().srcSays("/a")).isEqualTo("successful already_exists");
        assertThat(rig().dstSays("/a")).isEqualTo("failed PERMISSION");
        assertFailed(rig().src("/a/b"), ErrorClass.PARENT, "/a/b", "/a");
        assertFailed(rig().src("/a/b/c"), ErrorClass.PARENT, "/a/b/c", "/a/b");
        assertThat(rig().srcSays("/a/out")).isEqualTo("excluded");
        assertThat(rig().srcSays("/f")).isEqualTo("successful already_exists");
        assertThat(rig().paths(Side.DST)).containsExactly("/", "/a", "/f");

        rig().restart();
        rig().discover(src, Shape.root(Shape.file("f", 1)).unlistable(ErrorClass.FATAL, "gone"), EXACT);
        assertThat(rig().srcSays("/")).isEqualTo("successful already_exists");
        assertFailed(rig().src("/f"), ErrorClass.PARENT, "/f");
        assertFailed(rig().src("/a/b/c"), ErrorClass.PARENT, "/a/b/c");
    }

    @Test
    default void required_sto317_a_source_folder_that_could_not_be_listed_is_paired_all_the_same() {
        Shape src = Shape.root(
                Shape.folder("a", Shape.file("x", 1)).unlistable(ErrorClass.PERMISSION, "no"),
                Shape.folder("new").unlistable(ErrorClass.PERMISSION, "no"));
        Shape dst = Shape.root(Shape.folder("a", Shape.file("x", 1), Shape.folder("y")));
        rig().discover(src, dst, EXACT);
        assertThat(rig().srcSays("/a")).isEqualTo("failed already_exists PERMISSION");
        assertThat(rig().srcSays("/new")).isEqualTo("failed pending PERMISSION");
        assertThat(rig().dstSays("/a")).isEqualTo("successful");
        assertThat(rig().dstSays("/a/x")).isEqualTo("not_on_src");
        assertThat(rig().dstSays("/a/y")).isEqualTo("not_on_src");
        assertThat(rig().inspection().balance().failed().nodes()).isEqualTo(2);
    }
}
