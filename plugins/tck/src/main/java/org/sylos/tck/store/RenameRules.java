package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.api.storage.FolderCopy;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.RenameChange;
import org.sylos.engine.api.storage.RenameStore;
import org.sylos.engine.api.storage.RenamedNode;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.Tally;

/** Other names at the destination. */
interface RenameRules extends StoreRules {
    /** A destination that cannot hold colons. */
    NameRules NO_COLONS = new NameRules(CaseFolding.NONE, UnicodeForm.EXACT, 255, 1 << 20, ":", Set.of(), false);

    /** A destination that tells names apart neither by case nor by form. */
    CompareRule FOLDING = StoreRig.names(CaseFolding.SIMPLE, UnicodeForm.CANONICAL, false, false);

    Decision DECISION = new Decision(Shape.TIME, "it's me", "", "");

    private RenameStore renames() {
        return rig().store().renames();
    }

    private NewName to(String path, String name) {
        return new NewName(rig().src(path).id(), name);
    }

    private RenameChange rename(CompareRule rule, NewName... names) {
        RenameChange expected = renames().rehearse(List.of(names), rule);
        assertThat(renames().rename(List.of(names), rule, DECISION)).isEqualTo(expected);
        return expected;
    }

    private RenameChange restore(CompareRule rule, String... paths) {
        return renames()
                .restore(Arrays.stream(paths).map(path -> rig().src(path).id()).toList(), rule, DECISION);
    }

    private static RenameChange changed(long nodes) {
        return new RenameChange(nodes, List.of(), List.of());
    }

    private RenameChange taken(String path) {
        return new RenameChange(0, List.of(rig().src(path).id()), List.of());
    }

    private RenameChange passedOver(String path) {
        return new RenameChange(0, List.of(), List.of(rig().src(path).id()));
    }

    private List<NodeView> misfits() {
        return Paging.all(1, NodeView::id, (after, max) -> renames().misfits(NO_COLONS, after, max));
    }

    private void move(Phase from, Phase to) {
        rig().store().lifecycle().changePhase(new PhaseChange(Shape.TIME, from, to, "on with it"));
    }

    @Test
    default void required_sto671_a_node_is_copied_and_verified_under_its_new_name() {
        rig().discover(
                        Shape.root(
                                Shape.folder("a:", Shape.file("1:%_'\n", 1), Shape.folder("in", Shape.file("x", 2))),
                                Shape.file("c:", 3)),
                        Shape.root(),
                        StoreRig.NEWER);
        assertThat(misfits()).extracting(NodeView::path).containsExactly("/a:", "/c:", "/a:/1:%_'\n");
        String before = rig().inspection().planDigest();
        assertThat(rename(StoreRig.NEWER, to("/a:", "a_"), to("/a:/1:%_'\n", "1\\\"_"), to("/c:", "a")))
                .isEqualTo(changed(3));
        assertThat(rename(StoreRig.NEWER, to("/c:", "c'%"))).isEqualTo(changed(1));
        rig().reopen();
        assertThat(misfits()).isEmpty();
        assertThat(rig().inspection().unfitNames(NO_COLONS)).isEqualTo(Tally.ZERO);
        assertThat(renames().count()).isEqualTo(3);
        assertThat(Paging.all(1, RenamedNode::id, renames()::renamed))
                .extracting(RenamedNode::kind, RenamedNode::path, RenamedNode::name, RenamedNode::user, RenamedNode::at)
                .containsExactly(
                        tuple(NodeKind.FOLDER, "/a:", "a_", "it's me", Shape.TIME),
                        tuple(NodeKind.FILE, "/c:", "c'%", "it's me", Shape.TIME),
                        tuple(NodeKind.FILE, "/a:/1:%_'\n", "1\\\"_", "it's me", Shape.TIME));
        assertThat(rig().inspection().planDigest()).isNotEqualTo(before);

        FolderCopy folder = rig().copies().pendingFolders(1, 0, 10).get(0);
        assertThat(folder.name()).isEqualTo("a_");
        assertThat(folder.source().path()).isEqualTo("/a:");
        rig().copies().record(List.of(CopyOutcome.written(folder.id(), null, null)));
        FolderCopy inner = rig().copies().pendingFolders(2, 0, 10).get(0);
        assertThat(inner.dstParent()).isEqualTo(new NodeRef("/a_", null));
        rig().copies().record(List.of(CopyOutcome.written(inner.id(), null, null)));
        assertThat(rig().copies().pendingFiles(0, 10))
                .extracting(file -> file.dstParent().path(), FileCopy::name)
                .containsExactly(tuple("/", "c'%"), tuple("/a_", "1\\\"_"), tuple("/a_/in", "x"));
        rig().copies()
                .record(rig().copies().pendingFiles(0, 10).stream()
                        .map(file -> CopyOutcome.written(file.id(), null, null))
                        .toList());
        assertThat(rig().store().verification().unverified("size", 0, 10))
                .extracting(node -> node.request().destination().path())
                .containsExactly("/c'%", "/a_/1\\\"_", "/a_/in/x");
        assertThat(rig().copies().foldersToFinish(1, Long.MAX_VALUE, 10))
                .extracting(finish -> finish.destination().path())
                .contains("/a_/in", "/a_");
        assertThat(restore(StoreRig.NEWER, "/c:")).isEqualTo(passedOver("/c:"));
        assertThat(rig().inspection().breaches()).isEmpty();
    }

    @Test
    default void required_sto672_a_name_that_is_there_or_claimed_is_taken() {
        rig().discover(
                        Shape.root(
                                Shape.file("\u00c4:", 1),
                                Shape.file("b:", 1),
                                Shape.file("other", 1),
                                Shape.folder("in")),
                        Shape.root(Shape.file("there", 1), Shape.folder("in", Shape.file("free", 1))),
                        FOLDING);
        assertThat(rename(FOLDING, to("/b:", "THERE"))).isEqualTo(taken("/b:"));
        assertThat(rename(FOLDING, to("/b:", "Other"))).isEqualTo(taken("/b:"));
        assertThat(rename(FOLDING, to("/b:", "a\u0308:"))).isEqualTo(taken("/b:"));
        assertThat(rename(FOLDING, to("/b:", "free"), to("/\u00c4:", "FREE")))
                .isEqualTo(new RenameChange(1, List.of(rig().src("/\u00c4:").id()), List.of()));
        assertThat(rename(FOLDING, to("/\u00c4:", "a\u0308"), to("/b:", "\u00e4:")))
                .isEqualTo(changed(2));
        assertThat(renames().renamed(0, 10))
                .extracting(RenamedNode::name)
                .containsExactlyInAnyOrder("a\u0308", "\u00e4:");
        assertThatThrownBy(() -> renames().rehearse(List.of(to("/b:", "x"), to("/b:", "y")), FOLDING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void required_sto673_what_was_in_conflict_is_pending_with_all_below() {
        rig().discover(
                        Shape.root(
                                Shape.folder("A", Shape.file("1", 1), Shape.folder("in", Shape.file("2", 2))),
                                Shape.folder("a", Shape.file("3", 4)),
                                Shape.file("kind", 8),
                                Shape.file("there", 16),
                                Shape.file("out", 32)),
                        Shape.root(Shape.folder("kind"), Shape.file("there", 17)),
                        FOLDING);
        rig().store()
                .review()
                .exclude(
                        new ReviewSelection.Nodes(
                                Set.of(rig().src("/A/1").id(), rig().src("/out").id())),
                        true,
                        DECISION);
        assertThat(misfits()).extracting(NodeView::path).containsExactlyInAnyOrder("/A", "/a", "/kind");
        assertThat(rename(FOLDING, to("/A", "A"))).isEqualTo(taken("/A"));
        for (String path : List.of("/", "/there", "/out", "/A/in")) {
            assertThat(rename(FOLDING, to(path, "new"))).as(path).isEqualTo(passedOver(path));
        }
        assertThat(rename(FOLDING, to("/A", "A"), to("/a", "a 2"), to("/kind", "kind 2")))
                .isEqualTo(changed(3));
        for (String path : List.of("/A", "/A/in", "/A/in/2", "/a", "/a/3", "/kind")) {
            assertThat(rig().srcSays(path)).as(path).endsWith(" pending");
        }
        assertThat(rig().srcSays("/A/1")).endsWith("excluded_explicit");
        rig().store()
                .review()
                .include(new ReviewSelection.Nodes(Set.of(rig().src("/A/1").id())), false, DECISION);
        assertThat(rig().srcSays("/A/1")).endsWith(" pending");
        assertThat(misfits()).isEmpty();
        assertThat(rig().attempts(rig().src("/kind"))).hasSize(1);
    }

    @Test
    default void required_sto674_with_its_own_name_a_node_is_what_it_would_be() {
        rig().discover(
                        Shape.root(
                                Shape.folder("A", Shape.folder("in", Shape.file("2", 2))),
                                Shape.folder("a", Shape.file("3", 4)),
                                Shape.file("c:", 8)),
                        Shape.root(),
                        FOLDING);
        String before = rig().inspection().planDigest();
        rename(FOLDING, to("/a", "a 2"), to("/A", "A"), to("/c:", "c"));
        assertThat(restore(FOLDING, "/a")).isEqualTo(changed(1));
        assertThat(rig().srcSays("/a")).endsWith("failed CONFLICT");
        assertThat(rig().srcSays("/a/3")).endsWith("failed PARENT");
        assertThat(rig().srcSays("/A/in/2")).endsWith(" pending");
        rename(FOLDING, to("/a", "a 3"));
        assertThat(rig().srcSays("/a/3")).endsWith(" pending");
        rig().reopen();
        assertThat(restore(FOLDING, "/a", "/A", "/c:", "/A/in"))
                .isEqualTo(new RenameChange(
                        3, List.of(), List.of(rig().src("/A/in").id())));
        assertThat(rig().srcSays("/A")).endsWith("failed CONFLICT");
        assertThat(rig().srcSays("/A/in")).endsWith("failed PARENT");
        assertThat(rig().srcSays("/A/in/2")).endsWith("failed PARENT");
        assertThat(rig().srcSays("/a")).endsWith("failed CONFLICT");
        assertThat(rig().srcSays("/c:")).endsWith(" pending");
        assertThat(rig().src("/a").errorClass()).isEqualTo(ErrorClass.CONFLICT);
        assertThat(rig().inspection().planDigest()).isEqualTo(before);
        assertThat(renames().count()).isZero();
    }

    @Test
    default void required_sto675_a_new_pass_compares_nodes_under_their_names() {
        Shape src = Shape.root(
                Shape.folder("a:", Shape.file("1", 1), Shape.folder("in", Shape.file("2", 2))),
                Shape.file("a:.txt", 3),
                Shape.file("new:", 4));
        rig().discover(src, Shape.root(), StoreRig.NEWER);
        rename(StoreRig.NEWER, to("/a:", "a_"), to("/a:.txt", "a_.txt"), to("/new:", "new_"));
        move(Phase.CREATED, Phase.TRAVERSING);
        move(Phase.TRAVERSING, Phase.COMPLETED);
        rig().store()
                .lifecycle()
                .beginPass(new PhaseChange(Shape.TIME, Phase.COMPLETED, Phase.TRAVERSING, "once more"));
        assertThat(renames().count()).isZero();
        rig().reopen();
        rig().discover(
                        src,
                        Shape.root(
                                Shape.folder("a_", Shape.file("1", 1), Shape.folder("in", Shape.file("2", 7))),
                                Shape.file("a_.txt", 3)),
                        StoreRig.NEWER);
        assertThat(renames().count()).isEqualTo(3);
        assertThat(rig().srcSays("/a:")).endsWith("already_exists");
        assertThat(rig().srcSays("/a:/1")).endsWith("already_exists");
        assertThat(rig().srcSays("/a:.txt")).endsWith("already_exists");
        assertThat(rig().srcSays("/new:")).endsWith(" pending");
        assertThat(rig().copies().pendingFiles(0, 10))
                .extracting(
                        file -> file.dstParent().path(),
                        FileCopy::name,
                        file -> file.replaces() == null
                                ? null
                                : file.replaces().ref().path())
                .containsExactly(tuple("/", "new_", null), tuple("/a_/in", "2", "/a_/in/2"));
        assertThat(restore(StoreRig.NEWER, "/a:.txt")).isEqualTo(passedOver("/a:.txt"));
        assertThat(rig().nodes(Side.DST)).extracting(StoreRig::says).doesNotContain("not_on_src");
        assertThat(rig().inspection().breaches()).isEmpty();
    }

    @Test
    default void required_sto676_a_retry_sweep_finds_nodes_under_their_names_again() {
        Shape src = Shape.root(Shape.folder("top", Shape.folder("a:", Shape.file("1:", 1)), Shape.file("b:", 2)));
        Discoverer discoverer = rig().discoverer(src, Shape.root(Shape.folder("top")));
        discoverer.run(StoreRig.NEWER);
        rename(StoreRig.NEWER, to("/top/a:", "a"), to("/top/a:/1:", "1"), to("/top/b:", "b"));
        String digest = rig().inspection().planDigest();
        move(Phase.CREATED, Phase.TRAVERSING);
        move(Phase.TRAVERSING, Phase.REVIEW);
        rig().store()
                .retries()
                .mark(RetryKind.DISCOVERY, Side.SRC, Set.of(rig().src("/top").id()));
        discoverer.sweep(StoreRig.NEWER, 0);
        assertThat(renames().renamed(0, 10))
                .extracting(RenamedNode::path, RenamedNode::name)
                .containsExactlyInAnyOrder(tuple("/top/a:", "a"), tuple("/top/a:/1:", "1"), tuple("/top/b:", "b"));
        assertThat(rig().inspection().planDigest()).isEqualTo(digest);
    }

    @Test
    default void required_sto678_misfits_among_some_nodes_are_those_among_all() {
        rig().discover(
                        Shape.root(
                                Shape.folder("a:", Shape.file("1:", 1), Shape.file("2", 2)),
                                Shape.file("Twin", 1),
                                Shape.file("twin", 1),
                                Shape.file("kind", 1),
                                Shape.file("renamed:", 1),
                                Shape.file("out:", 1),
                                Shape.file("there:", 1)),
                        Shape.root(Shape.folder("kind"), Shape.file("there:", 2)),
                        FOLDING);
        rename(FOLDING, to("/renamed:", "renamed"));
        rig().store()
                .review()
                .exclude(new ReviewSelection.Nodes(Set.of(rig().src("/out:").id())), true, DECISION);
        List<NodeView> all = misfits();
        assertThat(all)
                .extracting(NodeView::path)
                .containsExactlyInAnyOrder("/a:", "/a:/1:", "/Twin", "/twin", "/kind");
        List<NodeView> nodes = rig().nodes(Side.SRC);
        assertThat(renames().misfits(NO_COLONS, nodes.stream().map(NodeView::id).toList()))
                .isEqualTo(all);
        for (NodeView node : nodes) {
            assertThat(renames().misfits(NO_COLONS, Set.of(node.id(), 1L << 62)))
                    .isEqualTo(all.contains(node) ? List.of(node) : List.of());
        }
        assertThat(renames().misfits(NO_COLONS, Set.of())).isEmpty();
    }

    /** Names by path, as every way to read rows gives them. */
    private Map<String, String> newNames() {
        List<ReviewRow> all = ReviewWalk.all(
                ReviewOrder.FOUND, 2, page -> rig().store().review().search(ReviewWalk.EVERYTHING, 0, page));
        for (ReviewRow row : all) {
            assertThat(rig().store().review().row(Side.SRC, row.srcId())).contains(row);
            if (row.dst() != null) {
                assertThat(rig().store().review().row(Side.DST, row.dstId())).contains(row);
            }
            if (row.isFolder()) {
                assertThat(ReviewWalk.all(
                                ReviewOrder.NAMES,
                                1,
                                page -> rig().store().review().children(row.srcId(), page)))
                        .isSubsetOf(all);
            }
        }
        return all.stream()
                .filter(row -> row.newName() != null)
                .collect(Collectors.toMap(ReviewRow::path, row -> String.valueOf(row.newName())));
    }

    @Test
    default void required_sto677_a_row_has_the_new_name_of_its_node() {
        Shape src = Shape.root(
                Shape.folder("a:", Shape.file("1:%_'\n", 1), Shape.file("2", 2)),
                Shape.folder("in", Shape.file("1:", 1)),
                Shape.file("b:", 3),
                Shape.file("c", 4));
        rig().discover(src, Shape.root(Shape.folder("in")), StoreRig.NEWER);
        assertThat(newNames()).isEmpty();
        rename(
                StoreRig.NEWER,
                to("/a:", "a"),
                to("/a:/1:%_'\n", "1\\\"_"),
                to("/in/1:", "1"),
                to("/b:", "b"),
                to("/c", "c"));
        assertThat(newNames())
                .isEqualTo(Map.of("/a:", "a", "/a:/1:%_'\n", "1\\\"_", "/in/1:", "1", "/b:", "b", "/c", "c"));
        restore(StoreRig.NEWER, "/in/1:", "/c");
        rename(StoreRig.NEWER, to("/b:", "B"));
        rig().reopen();
        assertThat(newNames()).isEqualTo(Map.of("/a:", "a", "/a:/1:%_'\n", "1\\\"_", "/b:", "B"));

        move(Phase.CREATED, Phase.TRAVERSING);
        move(Phase.TRAVERSING, Phase.COMPLETED);
        rig().store()
                .lifecycle()
                .beginPass(new PhaseChange(Shape.TIME, Phase.COMPLETED, Phase.TRAVERSING, "once more"));
        rig().discover(src, Shape.root(Shape.folder("a", Shape.file("2", 2)), Shape.file("B", 3)), StoreRig.NEWER);
        assertThat(newNames()).isEqualTo(Map.of("/a:", "a", "/a:/1:%_'\n", "1\\\"_", "/b:", "B"));
        ReviewRow paired =
                rig().store().review().row(Side.SRC, rig().src("/b:").id()).orElseThrow();
        assertThat(paired.dst()).isNotNull().extracting(ReviewRow.Half::name).isEqualTo("B");
        assertThat(paired.name()).isEqualTo("b:");
    }
}
