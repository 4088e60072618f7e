package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.TraversalStatus;

/** What the calculation without a store tells of a copy. */
class RandomCopyTest {
    private static final Fact FOLDER = fact("/twin", NodeKind.FOLDER, "1", CopyStatus.PENDING);
    private static final Fact EXCLUDED = fact("/twin", NodeKind.FOLDER, "2", null);
    private static final Fact BELOW = fact("/twin/file", NodeKind.FILE, "3", CopyStatus.PENDING);

    private static Fact fact(String path, NodeKind kind, String id, @Nullable CopyStatus copy) {
        return new Fact(
                new Fact.Name(Side.SRC, path, kind, id),
                0,
                copy == null ? TraversalStatus.EXCLUDED : TraversalStatus.SUCCESSFUL,
                copy,
                null,
                null,
                copy == null ? "rule" : null,
                "");
    }

    @Test
    void an_excluded_twin_does_not_hide_that_the_folder_above_has_failed() {
        long seed = LongStream.range(0, 100)
                .filter(each ->
                        RandomCopy.expected(List.of(FOLDER), each).get(0).copy() == CopyStatus.FAILED)
                .findFirst()
                .orElseThrow();

        for (List<Fact> facts : List.of(List.of(EXCLUDED, FOLDER, BELOW), List.of(FOLDER, EXCLUDED, BELOW))) {
            assertThat(RandomCopy.expected(facts, seed))
                    .filteredOn(fact -> fact.node().equals(BELOW.node()))
                    .extracting(Fact::copy, Fact::errorClass)
                    .containsExactly(tuple(CopyStatus.FAILED, ErrorClass.PARENT));
        }
    }
}
