package org.sylos.storage.duckdb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.StateCondition;
import org.sylos.engine.api.rule.Subject;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewCondition;
import org.sylos.engine.api.storage.TraversalStatus;

/** A tree of nodes with hostile names and all sorts of states. */
final class RandomRows {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "A",
            "k",
            "\u212A",
            "K",
            ".",
            ".tmp",
            "%",
            "_",
            "'",
            "\"",
            "\n",
            "\r",
            "\\",
            "*",
            "?",
            "[",
            "]",
            "(",
            "{",
            "|",
            "^",
            "$",
            " ",
            "\u00E9",
            "e\u0301",
            "\uD83D\uDE00",
            "\uD83D",
            "\uDE00",
            "\uFDD0",
            "d83d",
            "\u0130",
            "\u017F",
            "s",
            "\uFFFF",
            "\u0001");
    private static final List<Instant> TIMES = List.of(
            Instant.EPOCH,
            Instant.EPOCH.minusNanos(1),
            Instant.EPOCH.plusNanos(1),
            Instant.parse("1969-12-31T23:59:59Z"),
            Instant.parse("2024-02-29T23:59:59.999999999Z"),
            Instant.parse("0001-01-01T00:00:00Z"));

    private RandomRows() {}

    /** A row of review as the evaluator asks it. */
    record Row(
            long id,
            long parentId,
            String name,
            String path,
            NodeKind kind,
            long size,
            @Nullable Instant mtime,
            int depth,
            @Nullable TraversalStatus src,
            @Nullable TraversalStatus dst,
            @Nullable CopyStatus copy,
            @Nullable ErrorClass srcFailure,
            @Nullable ErrorClass dstFailure,
            boolean childless,
            boolean discoveryMarked,
            boolean copyMarked)
            implements Subject {

        @Override
        public boolean holds(StateCondition condition) {
            if (condition instanceof ReviewCondition.TraversalIs traversal) {
                TraversalStatus status = traversal.side() == Side.SRC ? src : dst;
                return status != null && traversal.statuses().contains(status);
            } else if (condition instanceof ReviewCondition.CopyIs copyIs) {
                return copy != null && copyIs.statuses().contains(copy);
            } else if (condition instanceof ReviewCondition.Excluded) {
                return src == TraversalStatus.EXCLUDED
                        || copy == CopyStatus.EXCLUDED_EXPLICIT
                        || copy == CopyStatus.EXCLUDED_INHERITED;
            } else if (condition instanceof ReviewCondition.MissingOn missing) {
                return (missing.side() == Side.SRC ? src : dst) == null;
            } else if (condition instanceof ReviewCondition.FailureIs failure) {
                return failure.classes().isEmpty()
                        ? failed()
                        : (srcFailure != null && failure.classes().contains(srcFailure))
                                || (dstFailure != null && failure.classes().contains(dstFailure));
            } else if (condition instanceof ReviewCondition.Marked marked) {
                return marked.retry() == RetryKind.COPY ? copyMarked : discoveryMarked;
            }
            return childless;
        }

        private boolean failed() {
            return src == TraversalStatus.FAILED
                    || dst == TraversalStatus.FAILED
                    || copy == CopyStatus.FAILED
                    || copy == CopyStatus.DRIFTED;
        }
    }

    static List<Row> tree(Random random, int nodes) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(random, 1, null, "", NodeKind.FOLDER));
        while (rows.size() < nodes) {
            Row folder = rows.get(random.nextInt(rows.size()));
            String name = name(random);
            if (folder.kind() == NodeKind.FOLDER && folder.depth() < 4) {
                NodeKind kind = random.nextBoolean() ? NodeKind.FOLDER : pick(random, NodeKind.values());
                rows.add(row(random, rows.size() + 1, folder, name, kind));
            }
        }
        return rows;
    }

    private static Row row(Random random, long id, @Nullable Row folder, String name, NodeKind kind) {
        String above = folder == null || folder.depth() == 0 ? "/" : folder.path() + "/";
        boolean source = random.nextInt(4) > 0;
        return new Row(
                id,
                folder == null ? 0 : folder.id(),
                name,
                above + name,
                kind,
                random.nextInt(4),
                random.nextInt(4) == 0 ? null : time(random),
                folder == null ? 0 : folder.depth() + 1,
                source ? pick(random, TraversalStatus.values()) : null,
                source && random.nextBoolean() ? null : pick(random, TraversalStatus.values()),
                source && random.nextInt(4) > 0 ? pick(random, CopyStatus.values()) : null,
                random.nextBoolean() ? pick(random, ErrorClass.values()) : null,
                random.nextBoolean() ? pick(random, ErrorClass.values()) : null,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    static Instant time(Random random) {
        return TIMES.get(random.nextInt(TIMES.size()));
    }

    static String name(Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            name.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return name.toString();
    }

    private static <E> E pick(Random random, E[] values) {
        return values[random.nextInt(values.length)];
    }
}
