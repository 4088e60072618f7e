package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanDetail;
import org.sylos.engine.api.storage.PlanFolder;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.api.storage.SizeClass;
import org.sylos.engine.api.storage.Tally;

/** What the plan says. */
interface PlanRules extends StoreRules {
    private static Shape source() {
        return Shape.root(
                Shape.folder("new", Shape.file("n1", 1), Shape.link("n2", "x")),
                Shape.folder("old", Shape.file("same", 2), Shape.file("stale", 4)),
                Shape.folder("locked").unlistable(ErrorClass.PERMISSION, "no"),
                Shape.file("kind", 8),
                Shape.file("out", 16).rejected("r", "no"),
                Shape.unsupported("pipe", "a FIFO"),
                Shape.unreadable("bad", ErrorClass.CORRUPT, "no"));
    }

    private static Shape destination() {
        return Shape.root(
                Shape.folder("old", Shape.file("same", 2), Shape.file("stale", 32), Shape.file("extra", 64)),
                Shape.folder("kind"),
                Shape.file("out", 128),
                Shape.unreadable("worse", ErrorClass.TRANSIENT, "no"));
    }

    @Test
    default void required_sto602_the_plan_counts_every_node_once() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        Map<PlanAction, Tally> actions = new EnumMap<>(PlanAction.class);
        actions.put(PlanAction.CREATE_FOLDER, new Tally(2, 0));
        actions.put(PlanAction.CREATE_FILE, new Tally(2, 1));
        actions.put(PlanAction.OVERWRITE, new Tally(1, 4));
        actions.put(PlanAction.KEEP, new Tally(3, 2));
        actions.put(PlanAction.EXCLUDE, new Tally(2, 16));
        actions.put(PlanAction.FAIL, new Tally(2, 8));
        actions.put(PlanAction.DST_ONLY, new Tally(3, 192));
        Map<ErrorClass, Long> failures = new EnumMap<>(ErrorClass.class);
        failures.put(ErrorClass.PERMISSION, 1L);
        failures.put(ErrorClass.CORRUPT, 1L);
        failures.put(ErrorClass.CONFLICT, 1L);
        failures.put(ErrorClass.TRANSIENT, 1L);
        PlanSummary expected = new PlanSummary(actions, failures, Tally.ZERO, 1, 0, 2);
        assertThat(Snapshot.plan(rig().inspection().plan())).isEqualTo(expected);
        assertThat(Snapshot.plan(rig().reopen().inspection().plan())).isEqualTo(expected);
        long counted = 0;
        for (PlanAction action : PlanAction.values()) {
            counted += rig().inspection().plan().of(action).nodes();
        }
        long onlyThere = rig().inspection().plan().of(PlanAction.DST_ONLY).nodes();
        assertThat(counted - onlyThere).isEqualTo(rig().nodes(Side.SRC).size());
    }

    @Test
    default void required_sto602_what_was_copied_needs_no_more_doing() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        Attempt failure = new Attempt(Shape.TIME, ErrorClass.CONFLICT, "changed");
        rig().copies()
                .record(List.of(
                        CopyOutcome.written(rig().src("/new").id(), null, null),
                        CopyOutcome.written(rig().src("/old/stale").id(), null, null),
                        new CopyOutcome(rig().src("/new/n1").id(), CopyStatus.DRIFTED, null, null, List.of(failure))));
        PlanSummary plan = rig().inspection().plan();
        assertThat(plan.of(PlanAction.CREATE_FOLDER)).isEqualTo(new Tally(1, 0));
        assertThat(plan.of(PlanAction.CREATE_FILE)).isEqualTo(new Tally(1, 0));
        assertThat(plan.of(PlanAction.OVERWRITE)).isEqualTo(Tally.ZERO);
        assertThat(plan.of(PlanAction.KEEP)).isEqualTo(new Tally(5, 6));
        assertThat(plan.of(PlanAction.FAIL)).isEqualTo(new Tally(3, 9));
        assertThat(plan.failures()).containsEntry(ErrorClass.CONFLICT, 2L);
    }

    @Test
    default void required_sto605_the_nodes_of_each_action() {
        rig().discover(source(), destination(), StoreRig.NEWER);
        assertThat(planned(PlanAction.CREATE_FOLDER)).containsExactly("/new", "/locked");
        assertThat(planned(PlanAction.CREATE_FILE)).containsExactly("/new/n1", "/new/n2");
        assertThat(planned(PlanAction.OVERWRITE)).containsExactly("/old/stale");
        assertThat(planned(PlanAction.KEEP)).containsExactly("/", "/old", "/old/same");
        assertThat(planned(PlanAction.EXCLUDE)).containsExactly("/out", "/pipe");
        assertThat(planned(PlanAction.FAIL)).containsExactly("/kind", "/bad");
        assertThat(planned(PlanAction.DST_ONLY)).containsExactly("/kind", "/out", "/old/extra");
    }

    private List<String> planned(PlanAction action) {
        List<NodeView> nodes =
                Paging.all(1, NodeView::id, (after, max) -> rig().inspection().planNodes(action, after, max));
        Side side = action == PlanAction.DST_ONLY ? Side.DST : Side.SRC;
        assertThat(nodes).allMatch(node -> node.side() == side);
        assertThat(nodes).isSubsetOf(rig().nodes(side));
        return nodes.stream().map(NodeView::path).toList();
    }

    @Test
    default void required_sto603_the_digest_is_that_of_the_definition() {
        String nothing = "0".repeat(48);
        assertThat(rig().inspection().planDigest()).isEqualTo(nothing);
        rig().discover(Shape.root(), null, StoreRig.NEWER);
        assertThat(rig().inspection().planDigest()).isEqualTo("000000000000000126c3dcf7e63d402be218d75e1f22a5b0");
        rig().restart();
        rig().discover(digested(), digestedAgainst(), StoreRig.NEWER);
        String digest = "0000000000000005bdb0671e435ceed48cbf299d2fa8b7c5";
        assertThat(rig().inspection().planDigest()).isEqualTo(digest);
        assertThat(rig().reopen().inspection().planDigest()).isEqualTo(digest);
        for (String path : List.of("/a", "/a/caf\u00e9 \ud83d\ude00.txt", "/b|c", "/l", "/z")) {
            assertThat(rig().inspection().planDigest()).isNotEqualTo(nothing);
            rig().copies().record(List.of(CopyOutcome.written(rig().src(path).id(), null, null)));
        }
        assertThat(rig().inspection().planDigest()).isEqualTo(nothing);
    }

    private static Shape digested() {
        return Shape.root(
                Shape.folder("a", Shape.file("caf\u00e9 \ud83d\ude00.txt", 5, Instant.ofEpochSecond(-1, 500_000_000))),
                Shape.file("b|c", 7),
                Shape.link("l", "x|y").at(null),
                Shape.file("z", 0, null),
                Shape.file("same", 3),
                Shape.file("out", 9).rejected("r", "no"));
    }

    private static Shape digestedAgainst() {
        return Shape.root(Shape.file("b|c", 8), Shape.file("same", 3), Shape.file("more", 1));
    }

    @Test
    default void required_sto604_the_digest_does_not_depend_on_order_ids_or_history() {
        List<Shape> files = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            files.add(Shape.folder("folder " + i, Shape.file("file", i), Shape.link("link", "to " + i)));
        }
        rig().discover(Shape.root(files.toArray(new Shape[0])), Shape.root(), StoreRig.NEWER);
        String digest = rig().inspection().planDigest();
        Collections.reverse(files);
        rig().restart();
        Discoverer again = rig().discoverer(Shape.root(files.toArray(new Shape[0])), Shape.root());
        again.seed();
        Attempt failure = new Attempt(Shape.TIME, ErrorClass.TRANSIENT, "gone");
        ListingOutcome retry = new ListingOutcome(ListingOutcome.Result.RETRY, List.of(failure));
        FolderWork work = rig().discovery().pending(Side.SRC, 0, 0, 1).get(0);
        rig().discovery().append(Side.SRC, List.of(Discoverer.page(work, files, retry)));
        for (int depth = 0; depth < again.rounds(); depth++) {
            again.round(Side.SRC, depth);
            again.round(Side.DST, depth);
            again.compare(depth + 1, StoreRig.NEWER);
        }
        assertThat(rig().inspection().planDigest()).isEqualTo(digest);
        long tried = rig().src("/folder 7").id();
        rig().copies().record(List.of(new CopyOutcome(tried, CopyStatus.PENDING, null, null, List.of(failure))));
        assertThat(rig().inspection().planDigest()).isEqualTo(digest);
        rig().copies().record(List.of(CopyOutcome.written(tried, null, null)));
        assertThat(rig().inspection().planDigest()).isNotEqualTo(digest);
    }

    @Test
    default void required_sto614_the_plan_is_broken_down_by_size_and_by_folder() {
        long mib = 1L << 20;
        rig().discover(
                        Shape.root(
                                Shape.folder(
                                        "big",
                                        Shape.file("empty", 0),
                                        Shape.file("4096", 4096),
                                        Shape.folder(
                                                "deep",
                                                Shape.file("4097", 4097),
                                                Shape.folder("deeper", Shape.file("huge", 1025 * mib)))),
                                Shape.folder("medium", Shape.file("65M", 65 * mib), Shape.file("there", 1)),
                                Shape.folder("many", Shape.link("link", "x"), Shape.folder("bare")),
                                Shape.folder("there", Shape.file("same", 1 << 30)),
                                Shape.file("top", mib)),
                        Shape.root(
                                Shape.folder("medium", Shape.file("there", 1)),
                                Shape.folder("there", Shape.file("same", 1 << 30))),
                        StoreRig.NEWER);
        InspectionStore inspection = rig().inspection();
        PlanDetail all = inspection.planDetail(rig().src("/").id(), 9);
        assertThat(all.folders())
                .containsExactly(
                        place("/big", 7, 1025 * mib + 8193), place("/medium", 1, 65 * mib), place("/many", 3, 0));
        assertThat(held(all.sizes()))
                .isEqualTo(Map.of(
                        SizeClass.EMPTY, new Tally(2, 0),
                        SizeClass.UP_TO_4_KIB, new Tally(1, 4096),
                        SizeClass.UP_TO_1_MIB, new Tally(2, mib + 4097),
                        SizeClass.UP_TO_1_GIB, new Tally(1, 65 * mib),
                        SizeClass.LARGER, new Tally(1, 1025 * mib)));
        assertThat(inspection.planDetail(rig().src("/").id(), 1).folders()).hasSize(1);
        PlanDetail big = inspection.planDetail(rig().src("/big").id(), 9);
        assertThat(big.folders()).containsExactly(place("/big/deep", 4, 1025 * mib + 4097));
        assertThat(big.of(SizeClass.EMPTY)).isEqualTo(new Tally(1, 0));
        assertThat(big.of(SizeClass.LARGER)).isEqualTo(new Tally(1, 1025 * mib));
        assertThat(held(inspection.planDetail(rig().src("/there").id(), 9).sizes()))
                .isEmpty();
        assertThat(inspection.planDetail(rig().src("/top").id(), 9).folders()).isEmpty();
        assertThat(inspection.planDetail(Long.MAX_VALUE, 9).folders()).isEmpty();
    }

    private PlanFolder place(String path, long nodes, long bytes) {
        return new PlanFolder(rig().src(path).id(), path, new Tally(nodes, bytes));
    }

    private static Map<SizeClass, Tally> held(Map<SizeClass, Tally> sizes) {
        Map<SizeClass, Tally> held = new EnumMap<>(SizeClass.class);
        sizes.forEach((size, tally) -> {
            if (tally.nodes() > 0) {
                held.put(size, tally);
            }
        });
        return held;
    }

    @Test
    default void required_sto615_names_that_the_destination_cannot_hold_are_found_before_the_copy() {
        NameRules rules = new NameRules(
                CaseFolding.SIMPLE,
                UnicodeForm.CANONICAL,
                12,
                1000,
                "<:\\%_'\n",
                Set.of("con", "it's", "\u00e9"),
                true);
        rig().discover(
                        Shape.root(
                                Shape.folder("a<b", Shape.file("fine", 1), Shape.file("per%cent", 2)),
                                Shape.file("fine", 4),
                                Shape.file("under_score", 8),
                                Shape.file("CON", 16),
                                Shape.file("cone", 32),
                                Shape.file("It's", 64),
                                Shape.file("E\u0301", 128),
                                Shape.file("\u00e8", 256),
                                Shape.file("dot.", 512),
                                Shape.file("twelve bytes", 1024),
                                Shape.file("six \u00e9\u00e9\u00e9\u00e9\u00e9", 2048),
                                Shape.file("back\\slash", 4096).rejected("r", "no"),
                                Shape.file("there:", 8192),
                                Shape.file("new\nline", 1 << 14)),
                        Shape.root(Shape.file("there:", 1)),
                        StoreRig.NEWER);
        InspectionStore inspection = rig().inspection();
        List<NodeView> found = Paging.all(2, NodeView::id, (after, max) -> inspection.unfitNames(rules, after, max));
        assertThat(found)
                .extracting(NodeView::path)
                .containsExactlyInAnyOrder(
                        "/a<b",
                        "/a<b/per%cent",
                        "/under_score",
                        "/CON",
                        "/It's",
                        "/E\u0301",
                        "/dot.",
                        "/six \u00e9\u00e9\u00e9\u00e9\u00e9",
                        "/new\nline");
        assertThat(inspection.unfitNames(rules))
                .isEqualTo(new Tally(9, found.stream().mapToLong(NodeView::size).sum()));
        assertThat(inspection.unfitNames(NameRules.POSIX)).isEqualTo(Tally.ZERO);
    }

    @Test
    default void required_sto613_rejections_are_counted_by_rule() {
        rig().discover(Shape.root(Shape.file("a", 1)), Shape.root(), StoreRig.NEWER);
        assertThat(rig().inspection().rejections()).isEmpty();
        rig().restart();
        Shape source = Shape.root(
                Shape.file("a", 1).rejected("it's a rule", "no"),
                Shape.folder("b", Shape.file("below", 2)).rejected("it's a rule", "another reason"),
                Shape.file("c", 4).rejected("It's a rule", "no"),
                Shape.folder("d", Shape.file("e", 8).rejected("deep\nrule", "no"), Shape.file("f", 16)),
                Shape.unsupported("pipe", "a FIFO"),
                Shape.unsupported("socket", "a socket").rejected("deep\nrule", "no"));
        rig().discover(source, Shape.root(Shape.file("a", 1)), StoreRig.NEWER);
        rig().reopen();
        assertThat(rig().inspection().rejections())
                .isEqualTo(Map.of(
                        "it's a rule", new Tally(2, 1),
                        "It's a rule", new Tally(1, 4),
                        "deep\nrule", new Tally(2, 8),
                        "unsupported", new Tally(1, 0)));
    }

    @Test
    default void required_sto604_the_digest_shows_every_difference() {
        List<Shape> variants = List.of(
                Shape.file("a", 1),
                Shape.file("b", 1),
                Shape.file("a", 2),
                Shape.file("a", 1, Shape.TIME.plusNanos(1)),
                Shape.file("a", 1, Shape.TIME.plusSeconds(1)),
                Shape.file("a", 1, null),
                Shape.folder("a"),
                Shape.link("a", "x"),
                Shape.link("a", "y"),
                Shape.file("A", 1));
        List<String> digests = new ArrayList<>();
        for (Shape variant : variants) {
            rig().restart();
            rig().discover(Shape.root(variant), Shape.root(), StoreRig.NEWER);
            digests.add(rig().inspection().planDigest());
        }
        rig().restart();
        rig().discover(Shape.root(Shape.file("a", 1)), Shape.root(Shape.file("a", 2)), StoreRig.NEWER);
        digests.add(rig().inspection().planDigest());
        assertThat(digests).doesNotHaveDuplicates();
        assertThat(digests).allMatch(digest -> digest.matches("[0-9a-f]{48}"));
    }
}
