package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.engine.api.storage.CompareMode.CHECKSUM;
import static org.sylos.engine.api.storage.CompareMode.EXISTS;
import static org.sylos.engine.api.storage.CompareMode.MTIME;
import static org.sylos.engine.api.storage.CompareMode.NEWER;
import static org.sylos.engine.api.storage.CompareMode.SIZE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.NodeView;

/** When a file that is on both sides counts as current. */
interface CurrencyRules extends StoreRules {
    /** A file on both sides, and the modes under which it is current. */
    record Row(
            String name,
            long srcSize,
            @Nullable Instant src,
            long dstSize,
            @Nullable Instant dst,
            Set<CompareMode> current) {}

    private static Row row(@Nullable Instant src, @Nullable Instant dst, CompareMode... current) {
        return new Row(src + " against " + dst, 5, src, 5, dst, Set.of(current));
    }

    private void check(long precision, List<Row> rows) {
        for (CompareMode mode : List.of(NEWER, SIZE, MTIME, EXISTS)) {
            List<Shape> src = new ArrayList<>();
            List<Shape> dst = new ArrayList<>();
            for (Row row : rows) {
                src.add(Shape.file(row.name(), row.srcSize(), row.src()));
                dst.add(Shape.file(row.name(), row.dstSize(), row.dst()));
            }
            rig().restart();
            rig().discover(
                            Shape.root(src.toArray(new Shape[0])),
                            Shape.root(dst.toArray(new Shape[0])),
                            StoreRig.rule(mode, precision));
            assertCurrent(rows, mode, precision);
        }
    }

    private void assertCurrent(List<Row> rows, CompareMode mode, long precision) {
        Map<String, NodeView> sources = rig().byPath(Side.SRC);
        Map<String, NodeView> destinations = rig().byPath(Side.DST);
        for (Row row : rows) {
            NodeView src = Objects.requireNonNull(sources.get("/" + row.name()));
            NodeView dst = Objects.requireNonNull(destinations.get("/" + row.name()));
            boolean current = row.current().contains(mode);
            assertThat(StoreRig.says(src))
                    .as("%s under %s, precision %d ns", row.name(), mode, precision)
                    .isEqualTo(current ? "successful already_exists" : "successful pending");
            assertThat(StoreRig.says(dst)).isEqualTo("successful");
            assertThat(src.partnerId()).isEqualTo(dst.id());
            assertThat(dst.partnerId()).isEqualTo(src.id());
        }
    }

    @Test
    default void required_sto303_files_are_current_by_mode() {
        Instant t = Shape.TIME;
        check(
                1,
                List.of(
                        row(t, t, NEWER, SIZE, MTIME, EXISTS),
                        row(t, t.plusNanos(1), NEWER, SIZE, EXISTS),
                        row(t, t.minusNanos(1), SIZE, EXISTS),
                        row(t, t.plus(Duration.ofDays(9)), NEWER, SIZE, EXISTS),
                        row(t, t.minus(Duration.ofDays(9)), SIZE, EXISTS),
                        new Row("larger", 5, t, 6, t, Set.of(EXISTS)),
                        new Row("smaller", 5, t, 4, t, Set.of(EXISTS)),
                        new Row("larger and newer", 5, t, 6, t.plusSeconds(9), Set.of(EXISTS)),
                        new Row("both empty", 0, t, 0, t, Set.of(NEWER, SIZE, MTIME, EXISTS)),
                        new Row("emptied", 1, t, 0, t, Set.of(EXISTS))));
    }

    @Test
    default void required_sto304_a_missing_time_is_equal_to_none_and_not_newer() {
        check(
                1,
                List.of(
                        row(null, Shape.TIME, SIZE, EXISTS),
                        row(Shape.TIME, null, SIZE, EXISTS),
                        row(null, null, SIZE, EXISTS)));
    }

    @Test
    default void required_sto304_times_differ_from_a_full_step_of_the_precision_on() {
        Instant t = Instant.parse("2024-05-06T07:08:10.500000000Z");
        for (long step : new long[] {100, 2_000_000_000L, 86_400_000_000_000L}) {
            check(
                    step,
                    List.of(
                            row(t, t, NEWER, SIZE, MTIME, EXISTS),
                            row(t, t.minusNanos(step - 1), NEWER, SIZE, MTIME, EXISTS),
                            row(t, t.minusNanos(step), SIZE, EXISTS),
                            row(t, t.plusNanos(step - 1), NEWER, SIZE, MTIME, EXISTS),
                            row(t, t.plusNanos(step), NEWER, SIZE, EXISTS),
                            row(null, t, SIZE, EXISTS)));
        }
    }

    @Test
    default void required_sto304_times_far_from_now_are_compared_exactly() {
        List<Row> rows = new ArrayList<>();
        for (Instant time : Hostile.TIMES) {
            rows.add(row(time, time, NEWER, SIZE, MTIME, EXISTS));
            rows.add(row(time, time.plusNanos(1), NEWER, SIZE, EXISTS));
            rows.add(row(time, time.minusNanos(1), SIZE, EXISTS));
        }
        Instant first = Hostile.TIMES.get(0);
        Instant last = Hostile.TIMES.get(Hostile.TIMES.size() - 1);
        rows.add(row(first, last, NEWER, SIZE, EXISTS));
        rows.add(row(last, first, SIZE, EXISTS));
        rows.add(row(Instant.EPOCH, last, NEWER, SIZE, EXISTS));
        rows.add(row(first, Instant.EPOCH, NEWER, SIZE, EXISTS));
        check(1, rows);
    }

    @Test
    default void required_sto305_without_a_precision_times_do_not_count() {
        Instant t = Shape.TIME;
        check(
                0,
                List.of(
                        row(t, t, NEWER, SIZE, MTIME, EXISTS),
                        row(t, t.minusSeconds(9), NEWER, SIZE, MTIME, EXISTS),
                        row(t, null, NEWER, SIZE, MTIME, EXISTS),
                        row(null, null, NEWER, SIZE, MTIME, EXISTS),
                        new Row("larger", 5, t, 6, t, Set.of(EXISTS))));
    }

    @Test
    default void required_sto306_links_are_current_when_their_targets_are_equal() {
        Shape src = Shape.root(
                Shape.link("same", "a/b"),
                Shape.link("other", "a/b"),
                Shape.link("older", "a"),
                Shape.link("CASE", "A"));
        Shape dst = Shape.root(
                Shape.link("same", "a/b"),
                Shape.link("other", "a/c"),
                Shape.link("older", "a").at(Shape.TIME.minusSeconds(9)),
                Shape.link("CASE", "a"));
        for (CompareMode mode : List.of(NEWER, SIZE, MTIME, CHECKSUM, EXISTS)) {
            rig().restart();
            rig().discover(src, dst, StoreRig.rule(mode, 1));
            String differs = mode == EXISTS ? "successful already_exists" : "successful pending";
            assertThat(rig().srcSays("/same")).as("%s", mode).isEqualTo("successful already_exists");
            assertThat(rig().srcSays("/older")).as("%s", mode).isEqualTo("successful already_exists");
            assertThat(rig().srcSays("/other")).as("%s", mode).isEqualTo(differs);
            assertThat(rig().srcSays("/CASE")).as("%s", mode).isEqualTo(differs);
            assertThat(rig().dstSays("/other")).isEqualTo("successful");
            assertThat(rig().discovery().pendingComparisons(0, 9)).isEmpty();
        }
    }
}
