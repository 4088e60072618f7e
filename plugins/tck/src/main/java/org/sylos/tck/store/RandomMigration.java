package org.sylos.tck.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CompareRule;

/** Two random trees that have much in common, and a random rule to compare them by. */
final class RandomMigration {
    private static final List<String> NAMES = List.of(
            "a",
            "A",
            "b",
            "B",
            "caf\u00e9",
            "cafe\u0301",
            "CAF\u00c9",
            "K",
            "\u212a",
            "i\u0307",
            "\u0130",
            "100%",
            "100_",
            "it's",
            "x\ny",
            "back\\slash",
            "\ud83d",
            "a10",
            "a9",
            "\ud83d\ude00",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6");
    private static final List<Instant> TIMES = List.of(
            Shape.TIME,
            Shape.TIME,
            Shape.TIME.plusNanos(1),
            Shape.TIME.minusNanos(1),
            Shape.TIME.plusNanos(99),
            Shape.TIME.minusNanos(100),
            Shape.TIME.plusSeconds(1),
            Shape.TIME.minusSeconds(3),
            Instant.parse("0001-01-01T00:00:00.000000001Z"),
            Instant.parse("9999-12-31T23:59:59.999999999Z"));
    private static final List<ErrorClass> CLASSES =
            List.of(ErrorClass.PERMISSION, ErrorClass.TRANSIENT, ErrorClass.NOT_FOUND, ErrorClass.CORRUPT);

    private final Random random;
    private final boolean srcIds;
    private final boolean dstIds;
    private int budget;
    private int ids;

    final Shape src;
    final @Nullable Shape dst;
    final CompareRule rule;

    RandomMigration(long seed) {
        random = new Random(seed);
        budget = 10 + random.nextInt(random.nextInt(8) == 0 ? 600 : 90);
        srcIds = chance(25);
        dstIds = chance(25);
        src = maybeUnlistable(Shape.root(children(1, srcIds)), 3);
        dst = chance(10) ? null : maybeUnlistable(Shape.root(mirrored(src, 1)), 3);
        rule = new CompareRule(
                pick(List.of(CompareMode.values())),
                pick(List.of(0L, 1L, 1L, 100L, 2_000_000_000L)),
                pick(List.of(CaseFolding.values())),
                pick(List.of(UnicodeForm.values())),
                random.nextBoolean(),
                srcIds || random.nextBoolean());
    }

    /** Two trees and a rule that are known. */
    RandomMigration(Shape src, @Nullable Shape dst, CompareRule rule) {
        this.random = new Random(0);
        this.srcIds = false;
        this.dstIds = false;
        this.src = src;
        this.dst = dst;
        this.rule = rule;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private @Nullable Instant time() {
        return chance(8) ? null : pick(TIMES);
    }

    private Shape[] children(int depth, boolean withIds) {
        List<Shape> children = new ArrayList<>();
        int count = depth == 1 ? 4 + random.nextInt(12) : random.nextInt(7);
        for (int i = 0; i < count && budget > 0; i++) {
            budget--;
            children.add(child(pick(NAMES), depth, withIds));
        }
        return distinct(children, withIds);
    }

    /** Where there are no ids, what has kind and name in common is one node. */
    private static Shape[] distinct(List<Shape> children, boolean withIds) {
        record Key(NodeKind kind, String name) {}

        Set<Key> seen = new HashSet<>();
        return children.stream()
                .filter(child ->
                        seen.add(new Key(child.entry().kind(), child.entry().name())) || withIds)
                .toArray(Shape[]::new);
    }

    private Shape child(String name, int depth, boolean withIds) {
        int roll = random.nextInt(100);
        Shape shape;
        if (roll < 40 && depth < 6) {
            shape = maybeUnlistable(
                    Shape.folder(name, children(depth + 1, withIds)).at(time()), 5);
        } else if (roll < 85) {
            shape = Shape.file(name, random.nextInt(3), time());
        } else if (roll < 94) {
            shape = Shape.link(name, pick(List.of("x", "y", ""))).at(time());
        } else if (roll < 97) {
            shape = Shape.unsupported(name, "a pipe");
        } else {
            shape = Shape.unreadable(name, pick(CLASSES), "may not be read");
        }
        if (shape.entry().problem() == null && chance(3)) {
            shape = shape.withProblem(chance(50) ? ErrorClass.UNSUPPORTED : pick(CLASSES), "has a problem");
        }
        if (chance(6)) {
            shape = shape.rejected("rule " + random.nextInt(3), "not wanted");
        }
        return withIds ? shape.withId("id" + ids++) : shape;
    }

    private Shape maybeUnlistable(Shape folder, int percent) {
        return chance(percent) ? folder.unlistable(pick(CLASSES), "may not be listed") : folder;
    }

    /** What the destination has of a source folder's children, changed here and there, and some more. */
    private Shape[] mirrored(Shape folder, int depth) {
        List<Shape> children = new ArrayList<>();
        for (Shape child : folder.children()) {
            if (chance(85)) {
                children.add(counterpart(child, depth));
            }
        }
        int more = random.nextInt(3);
        for (int i = 0; i < more; i++) {
            budget = Math.max(budget, 2);
            children.add(unfiltered(child(pick(NAMES), depth, dstIds)));
        }
        return distinct(children, dstIds);
    }

    private static Shape unfiltered(Shape shape) {
        Shape[] below =
                shape.children().stream().map(RandomMigration::unfiltered).toArray(Shape[]::new);
        return new Shape(shape.entry(), List.of(below), null, shape.failure());
    }

    private Shape counterpart(Shape child, int depth) {
        Entry entry = child.entry();
        String name = chance(12) ? pick(NAMES) : entry.name();
        if (chance(8)) {
            return unfiltered(child(name, depth, dstIds));
        }
        Shape shape = switch (entry.kind()) {
            case FOLDER -> maybeUnlistable(Shape.folder(name, mirrored(child, depth + 1)), 5);
            case FILE -> Shape.file(name, chance(80) ? entry.size() : random.nextInt(3));
            case SYMLINK -> Shape.link(name, chance(70) && entry.linkTarget() != null ? entry.linkTarget() : "z");
            case OTHER -> Shape.unsupported(name, "a socket");
        };
        shape = shape.at(chance(60) ? entry.mtime() : time());
        return dstIds ? shape.withId("id" + ids++) : shape;
    }
}
