package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.store.Refusals.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.StoreException.Reason;

/** Which nodes are paired with which. */
interface PairingRules extends StoreRules {
    @Test
    default void required_sto301_levels_are_compared_in_order_when_both_sides_were_listed() {
        Shape tree = Shape.root(Shape.folder("a", Shape.file("f", 1)));
        Discoverer discoverer = rig().discoverer(tree, tree);
        discoverer.seed();
        assertRefused(Reason.ILLEGAL_STATE, () -> discoverer.compare(1, StoreRig.NEWER));
        discoverer.round(Side.DST, 0);
        assertRefused(Reason.ILLEGAL_STATE, () -> discoverer.compare(1, StoreRig.NEWER));
        discoverer.round(Side.SRC, 0);
        discoverer.round(Side.SRC, 1);
        assertRefused(Reason.ILLEGAL_STATE, () -> discoverer.compare(2, StoreRig.NEWER));
        discoverer.compare(1, StoreRig.NEWER);
        assertRefused(Reason.ILLEGAL_STATE, () -> discoverer.compare(2, StoreRig.NEWER));
        assertThat(rig().discovery().state().reconciledDepth()).isEqualTo(1);
        discoverer.round(Side.DST, 1);
        discoverer.compare(2, StoreRig.NEWER);
        assertThat(rig().discovery().state().reconciledDepth()).isEqualTo(2);
        assertThat(rig().srcSays("/a/f")).isEqualTo("successful already_exists");
    }

    @Test
    default void required_sto302_folders_on_both_sides_are_paired_whatever_their_times() {
        Shape src = Shape.root(
                Shape.folder("a", Shape.folder("deep", Shape.file("f", 1))),
                Shape.folder("b").at(null));
        Shape dst = Shape.root(
                Shape.folder("a", Shape.folder("deep", Shape.file("f", 1))).at(null),
                Shape.folder("b").at(Shape.TIME.minusSeconds(9)));
        rig().discover(src, dst, StoreRig.NEWER);
        for (String path : List.of("/a", "/a/deep", "/b")) {
            assertThat(rig().srcSays(path)).isEqualTo("successful already_exists");
            assertThat(rig().dstSays(path)).isEqualTo("successful");
            assertThat(rig().src(path).partnerId()).isEqualTo(rig().dst(path).id());
            assertThat(rig().dst(path).partnerId()).isEqualTo(rig().src(path).id());
        }
        assertThat(rig().srcSays("/a/deep/f")).isEqualTo("successful already_exists");
    }

    @Test
    default void required_sto307_names_are_told_apart_exactly_where_the_destination_does() {
        List<Shape> src = new ArrayList<>();
        List<Shape> dst = new ArrayList<>();
        for (int i = 0; i < Hostile.NAMES.size(); i++) {
            // Every other name is on one side only, so that a name that matches another one is found out.
            String name = Hostile.NAMES.get(i);
            src.add(Shape.file(name, 1));
            dst.add(i % 2 == 0 ? Shape.file(name, 1) : Shape.file("other " + name, 1));
        }
        rig().discover(
                        Shape.root(src.toArray(new Shape[0])),
                        Shape.root(dst.toArray(new Shape[0])),
                        StoreRig.names(CaseFolding.NONE, UnicodeForm.EXACT, false, true));
        Map<String, NodeView> sources = rig().byPath(Side.SRC);
        Map<String, NodeView> destinations = rig().byPath(Side.DST);
        for (int i = 0; i < Hostile.NAMES.size(); i++) {
            String name = Hostile.NAMES.get(i);
            assertThat(says(sources, "/" + name))
                    .as(name)
                    .isEqualTo(i % 2 == 0 ? "successful already_exists" : "successful pending");
            if (i % 2 != 0) {
                assertThat(says(destinations, "/other " + name)).isEqualTo("not_on_src");
            }
        }
    }

    private static String says(Map<String, NodeView> nodes, String path) {
        return StoreRig.says(Objects.requireNonNull(nodes.get(path)));
    }

    /** Two names, and whether they are one. */
    record Names(String src, String dst, boolean one) {}

    @Test
    default void required_sto308_names_are_folded_as_the_destination_does() {
        String nfc = "caf\u00e9";
        String nfd = "cafe\u0301";
        String upper = "CAFE\u0301";
        for (CaseFolding caseFolding : CaseFolding.values()) {
            for (UnicodeForm form : UnicodeForm.values()) {
                boolean cases = caseFolding == CaseFolding.SIMPLE;
                boolean forms = form == UnicodeForm.CANONICAL;
                assertPaired(
                        caseFolding,
                        form,
                        List.of(
                                new Names("Readme", "README", cases),
                                new Names(nfc, nfd, forms),
                                new Names(nfd, upper, cases),
                                new Names(nfc, upper, cases && forms)));
            }
        }
    }

    @Test
    default void required_sto308_letters_beyond_ascii_are_folded_in_the_same_way() {
        assertPaired(
                CaseFolding.SIMPLE,
                UnicodeForm.EXACT,
                List.of(
                        new Names("\u00c4\u00d6\u00dc", "\u00e4\u00f6\u00fc", true),
                        new Names("\u041f\u0420\u0418", "\u043f\u0440\u0438", true), // Cyrillic
                        new Names("\ud801\udc00", "\ud801\udc28", true), // Deseret, beyond 16 bits
                        new Names("stra\u00dfe", "STRASSE", false),
                        new Names("\u212aelvin", "kelvin", true), // the Kelvin sign
                        new Names("\u0130", "i\u0307", true), // one letter becomes two
                        new Names("\u0130", "i", false),
                        new Names("\u039f\u03a3", "\u03bf\u03c2", true), // a sigma at the end of a word
                        new Names("\u039f\u03a3", "\u03bf\u03c3", false)));
        assertPaired(
                CaseFolding.NONE,
                UnicodeForm.CANONICAL,
                List.of(
                        new Names("\u212b", "\u00c5", true), // the Angstrom sign
                        new Names("\uFB01", "fi", false), // compatible, not equal
                        new Names("\u1112\u1161\u11ab", "\ud55c", true), // Hangul
                        new Names("a\u0323\u0307", "a\u0307\u0323", true))); // order of marks
        assertPaired(CaseFolding.SIMPLE, UnicodeForm.CANONICAL, List.of(new Names("\u212b", "a\u030a", true)));
    }

    /** Compares pairs of names, each in a folder of its own. */
    private void assertPaired(CaseFolding caseFolding, UnicodeForm form, List<Names> pairs) {
        List<Shape> src = new ArrayList<>();
        List<Shape> dst = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            src.add(Shape.folder("pair " + i, Shape.folder(pairs.get(i).src())));
            dst.add(Shape.folder("pair " + i, Shape.folder(pairs.get(i).dst())));
        }
        rig().restart();
        rig().discover(
                        Shape.root(src.toArray(new Shape[0])),
                        Shape.root(dst.toArray(new Shape[0])),
                        StoreRig.names(caseFolding, form, false, false));
        for (int i = 0; i < pairs.size(); i++) {
            Names names = pairs.get(i);
            String label = names + " under " + caseFolding + " " + form;
            // Each side keeps its own spelling.
            assertThat(rig().srcSays("/pair " + i + "/" + names.src()))
                    .as(label)
                    .isEqualTo(names.one() ? "successful already_exists" : "successful pending");
            assertThat(rig().dstSays("/pair " + i + "/" + names.dst()))
                    .as(label)
                    .isEqualTo(names.one() ? "successful" : "not_on_src");
        }
        assertThat(rig().nodes(Side.SRC)).hasSize(1 + 2 * pairs.size());
        assertThat(rig().nodes(Side.DST)).hasSize(1 + 2 * pairs.size());
    }

    @Test
    default void required_sto309_what_is_on_one_side_only() {
        Shape src =
                Shape.root(Shape.folder("both"), Shape.folder("new", Shape.file("f", 1)), Shape.file("new file", 1));
        Shape dst = Shape.root(
                Shape.folder("both", Shape.file("old", 1), Shape.folder("old too", Shape.file("unseen", 1))),
                Shape.folder("old", Shape.file("unseen", 1)),
                Shape.file("old file", 1),
                Shape.link("old link", "x"),
                Shape.unsupported("old pipe", "a FIFO"));
        rig().discover(src, dst, StoreRig.NEWER);
        for (String path : List.of("/new", "/new/f", "/new file")) {
            assertThat(rig().srcSays(path)).isEqualTo("successful pending");
            assertThat(rig().src(path).partnerId()).isZero();
        }
        for (String path : List.of("/both/old", "/both/old too", "/old", "/old file", "/old link", "/old pipe")) {
            assertThat(rig().dstSays(path)).isEqualTo("not_on_src");
            assertThat(rig().dst(path).partnerId()).isZero();
        }
        assertThat(rig().paths(Side.DST)).noneMatch(path -> path.endsWith("unseen"));
    }

    @Test
    default void required_sto313_excluded_nodes_are_paired_with_nothing() {
        Shape src = Shape.root(
                Shape.folder("d").rejected("r", "no"),
                Shape.file("f", 1).rejected("r", "no"),
                Shape.unsupported("p", "a FIFO"),
                Shape.file("TWIN", 1).rejected("r", "no"),
                Shape.file("twin", 1));
        Shape dst = Shape.root(
                Shape.folder("d", Shape.file("unseen", 1)), Shape.file("f", 1), Shape.unsupported("p", "a FIFO"));
        rig().discover(src, dst, StoreRig.names(CaseFolding.SIMPLE, UnicodeForm.EXACT, false, false));
        for (String path : List.of("/d", "/f", "/p")) {
            assertThat(rig().srcSays(path)).isEqualTo("excluded");
            assertThat(rig().src(path).partnerId()).isZero();
            assertThat(rig().dstSays(path)).isEqualTo("not_on_src");
            assertThat(rig().dst(path).partnerId()).isZero();
        }
        // An excluded node takes nobody's name away.
        assertThat(rig().srcSays("/twin")).isEqualTo("successful pending");
        assertThat(rig().nodes(Side.DST)).hasSize(4);
    }

    @Test
    default void required_sto318_comparing_a_level_twice_changes_nothing() {
        Shape src = Shape.root(
                Shape.folder("a"), Shape.file("kind", 1), Shape.file("F", 1), Shape.file("f", 1), Shape.file("n", 1));
        Shape dst = Shape.root(Shape.folder("a"), Shape.folder("kind"), Shape.file("o", 1), Shape.file("f", 1));
        Discoverer discoverer = rig().discoverer(src, dst);
        discoverer.seed();
        discoverer.round(Side.SRC, 0);
        discoverer.round(Side.DST, 0);
        CompareRule rule = StoreRig.names(CaseFolding.SIMPLE, UnicodeForm.EXACT, false, false);
        LevelSummary first = discoverer.compare(1, rule);
        Map<String, @Nullable Object> before = Snapshot.of(rig().store());
        assertThat(discoverer.compare(1, rule)).isEqualTo(first);
        assertThat(Snapshot.of(rig().store())).isEqualTo(before);
        assertThat(rig().reopen().discovery().reconcile(1, rule)).isEqualTo(first);
        assertThat(Snapshot.of(rig().store())).isEqualTo(before);
    }

    @Test
    default void required_sto319_it_makes_no_difference_how_far_the_source_is_ahead() {
        Shape src = Shape.root(
                Shape.folder("a", Shape.folder("b", Shape.folder("c", Shape.file("f", 1)), Shape.file("k", 1))),
                Shape.folder("kind", Shape.folder("x", Shape.file("y", 1))),
                Shape.folder("locked", Shape.folder("z")).unlistable(ErrorClass.PERMISSION, "no"),
                Shape.folder("blind", Shape.folder("w", Shape.file("v", 1))));
        Shape dst = Shape.root(
                Shape.folder("a", Shape.folder("b", Shape.folder("c", Shape.file("f", 1)), Shape.folder("k"))),
                Shape.file("kind", 1),
                Shape.folder("locked", Shape.file("q", 1)),
                Shape.folder("blind", Shape.folder("w")).unlistable(ErrorClass.TRANSIENT, "no"));
        rig().discoverer(src, dst).run(StoreRig.NEWER, 0);
        List<String> together = standings();
        String digest = rig().inspection().planDigest();
        for (int lead : new int[] {1, 2, 9}) {
            rig().restart();
            rig().discoverer(src, dst).run(StoreRig.NEWER, lead);
            assertThat(standings()).as("%d rounds ahead", lead).isEqualTo(together);
            assertThat(rig().inspection().planDigest()).isEqualTo(digest);
        }
    }

    private List<String> standings() {
        List<String> all = new ArrayList<>();
        for (Side side : Side.values()) {
            rig().nodes(side).forEach(node -> all.add(side + " " + node.path() + " " + StoreRig.says(node)));
        }
        all.sort(null);
        return all;
    }

    @Test
    default void required_sto322_the_summary_of_a_level_counts_it() {
        Shape src = Shape.root(
                Shape.folder("d1"),
                Shape.folder("d2"),
                Shape.file("current", 1),
                Shape.file("stale", 1),
                Shape.link("link", "x"),
                Shape.file("new", 1),
                Shape.file("kind", 1),
                Shape.file("out", 1).rejected("r", "no"),
                Shape.unreadable("bad", ErrorClass.CONFLICT, "no"));
        Shape dst = Shape.root(
                Shape.folder("d1"),
                Shape.folder("d2"),
                Shape.file("current", 1),
                Shape.file("stale", 2),
                Shape.link("link", "x"),
                Shape.folder("kind"),
                Shape.file("out", 1),
                Shape.folder("old"),
                Shape.unreadable("worse", ErrorClass.PERMISSION, "no"));
        Discoverer discoverer = rig().discoverer(src, dst);
        discoverer.seed();
        discoverer.round(Side.SRC, 0);
        discoverer.round(Side.DST, 0);
        assertThat(discoverer.compare(1, StoreRig.NEWER)).isEqualTo(new LevelSummary(1, 5, 4, 3, 1, 2));
        discoverer.round(Side.SRC, 1);
        discoverer.round(Side.DST, 1);
        assertThat(discoverer.compare(2, StoreRig.NEWER)).isEqualTo(new LevelSummary(2, 0, 0, 0, 0, 0));
    }
}
