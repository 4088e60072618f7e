package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.Comparison;
import org.sylos.engine.api.storage.ComparisonOutcome;
import org.sylos.engine.api.storage.ComparisonOutcome.Result;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.PlanAction;

/** Comparisons by checksum. */
interface ComparisonRules extends StoreRules {
    /** Checksums decide, and case tells no names apart. */
    CompareRule CHECKSUM =
            new CompareRule(CompareMode.CHECKSUM, 1, CaseFolding.SIMPLE, UnicodeForm.EXACT, false, false);

    @Test
    default void required_sto320_files_of_equal_size_wait_for_a_comparison() {
        Shape src = Shape.root(
                Shape.file("b", 5).withId("s1"),
                Shape.file("a", 5, null),
                Shape.file("empty", 0),
                Shape.file("size", 5),
                Shape.folder("d", Shape.file("Deep", 6)),
                Shape.link("l", "x"),
                Shape.file("new", 5));
        Shape dst = Shape.root(
                Shape.file("a", 5, null),
                Shape.file("B", 5).withId("d1"),
                Shape.file("empty", 0),
                Shape.file("size", 6),
                Shape.folder("D", Shape.file("deep", 6)),
                Shape.link("l", "x"));
        Discoverer discoverer = rig().discoverer(src, dst);
        discoverer.run(CHECKSUM);
        assertThat(discoverer.compare(1, CHECKSUM)).isEqualTo(new LevelSummary(1, 6, 2, 0, 0, 1));
        rig().reopen();
        for (int max : new int[] {1, 2, 100}) {
            assertThat(Paging.all(max, Comparison::srcId, rig().discovery()::pendingComparisons))
                    .containsExactly(
                            new Comparison(rig().src("/b").id(), new NodeRef("/b", "s1"), new NodeRef("/B", "d1"), 5),
                            new Comparison(rig().src("/a").id(), NodeRef.of("/a"), NodeRef.of("/a"), 5),
                            new Comparison(rig().src("/empty").id(), NodeRef.of("/empty"), NodeRef.of("/empty"), 0),
                            new Comparison(rig().src("/d/Deep").id(), NodeRef.of("/d/Deep"), NodeRef.of("/D/deep"), 6));
        }
        assertThat(rig().srcSays("/b")).isEqualTo("successful pending");
        assertThat(rig().srcSays("/size")).isEqualTo("successful pending");
        assertThat(rig().srcSays("/l")).isEqualTo("successful already_exists");
    }

    @Test
    default void required_sto321_outcomes_of_comparisons_decide() {
        List<Shape> files = new ArrayList<>();
        for (String name : List.of("equal", "different", "incomparable", "failed", "retried", "waiting")) {
            files.add(Shape.file(name, 5));
        }
        Shape tree = Shape.root(files.toArray(new Shape[0]));
        rig().discover(tree, tree, CHECKSUM);
        Attempt failure = new Attempt(Shape.TIME, ErrorClass.TRANSIENT, "gone away");
        Attempt last = new Attempt(Shape.TIME.plusSeconds(1), ErrorClass.PERMISSION, "may not be read");
        rig().discovery()
                .recordComparisons(List.of(
                        outcome("equal", Result.EQUAL),
                        outcome("different", Result.DIFFERENT, failure),
                        outcome("incomparable", Result.INCOMPARABLE),
                        outcome("failed", Result.FAILED, failure, last),
                        outcome("retried", Result.RETRY, failure)));
        assertThat(Paging.all(9, Comparison::srcId, rig().discovery()::pendingComparisons))
                .extracting(comparison -> comparison.source().path())
                .containsExactly("/retried", "/waiting");
        rig().discovery()
                .recordComparisons(
                        List.of(outcome("retried", Result.RETRY, failure), outcome("retried", Result.EQUAL)));
        rig().reopen();
        assertThat(rig().srcSays("/equal")).isEqualTo("successful already_exists");
        assertThat(rig().srcSays("/different")).isEqualTo("successful pending");
        assertThat(rig().srcSays("/incomparable")).isEqualTo("successful pending");
        assertThat(rig().srcSays("/failed")).isEqualTo("successful failed PERMISSION");
        assertThat(rig().srcSays("/retried")).isEqualTo("successful already_exists");
        assertThat(rig().srcSays("/waiting")).isEqualTo("successful pending");
        assertThat(rig().inspection().plan().incomparable()).isEqualTo(1);
        assertThat(rig().inspection().plan().of(PlanAction.OVERWRITE).nodes()).isEqualTo(3);
        assertThat(attempts("equal")).isEmpty();
        assertThat(attempts("different")).containsExactly(tuple(1, ErrorClass.TRANSIENT), tuple(2, null));
        assertThat(attempts("failed")).containsExactly(tuple(1, ErrorClass.TRANSIENT), tuple(2, ErrorClass.PERMISSION));
        assertThat(attempts("retried"))
                .containsExactly(tuple(1, ErrorClass.TRANSIENT), tuple(2, ErrorClass.TRANSIENT), tuple(3, null));
        assertThat(rig().attempts(rig().src("/failed")))
                .extracting(AttemptRecord::operation)
                .containsOnly(AttemptRecord.Operation.COMPARE);
    }

    private List<Tuple> attempts(String name) {
        return rig().attempts(rig().src("/" + name)).stream()
                .map(attempt -> tuple(attempt.number(), attempt.errorClass()))
                .toList();
    }

    private ComparisonOutcome outcome(String name, Result result, Attempt... failures) {
        return new ComparisonOutcome(rig().src("/" + name).id(), result, List.of(failures));
    }
}
