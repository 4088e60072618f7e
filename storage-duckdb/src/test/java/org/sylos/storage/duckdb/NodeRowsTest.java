package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.TraversalStatus;

/** Nodes come into the table as they are, whether all at once or one by one. */
final class NodeRowsTest {
    private static final List<String> NAMES = List.of(
            "plain",
            "a name longer than what fits beside its length",
            "\u00e4\u20ac",
            "\ud83d\ude00",
            "half \ud83d",
            "\ufdd0",
            "nul\u0001");

    @TempDir
    Path folder;

    private Instance instance;
    private Session session;

    @BeforeEach
    void open() throws SQLException {
        StoreFiles files = new StoreFiles(folder.resolve("test.duckdb"));
        instance = Instance.start(Settings.small(files));
        instance.attach(files.database());
        session = instance.connect();
        Schema.create(session);
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
        instance.close();
    }

    @Test
    void nodes_of_every_kind_keep_all_that_is_known_of_them() throws SQLException {
        Random random = new Random(7);
        NodeRows rows = session.nodeRows();
        for (int i = 0; i < 10_000; i++) {
            add(rows, 3 * i + random.nextInt(3), random.nextInt(4), random);
        }
        assertSame(rows, 10_000);
    }

    @Test
    void nodes_that_have_much_in_common_are_told_apart_all_the_same() throws SQLException {
        NodeRows rows = session.nodeRows();
        for (int i = 0; i < 5_000; i++) {
            Entry entry = Entry.file("file " + i, i, Instant.ofEpochSecond(i, i));
            rows.add(1_000 + i, 7, 3, null, entry, TraversalStatus.SUCCESSFUL, CopyStatus.PENDING);
        }
        assertSame(rows, 5_000);
        assertThat(session.number("SELECT min(id) * 1000000 + max(id) FROM src_node"))
                .isEqualTo(1_000 * 1_000_000L + 5_999);
    }

    @Test
    void a_full_group_can_be_followed_by_another() throws SQLException {
        for (int group = 0; group < 2; group++) {
            NodeRows rows = session.nodeRows();
            for (int i = 0; !rows.isFull(); i++) {
                rows.add(
                        (long) group * NodeRows.CAPACITY + i + 1,
                        group,
                        group,
                        null,
                        Entry.file("f", 1, null),
                        TraversalStatus.SUCCESSFUL,
                        null);
            }
            session.update("BEGIN TRANSACTION");
            session.insert("src_node", rows);
            session.update("COMMIT");
        }
        assertThat(session.number("SELECT count(DISTINCT id) FROM src_node")).isEqualTo(2L * NodeRows.CAPACITY);
        assertThat(session.number("SELECT sum(depth)::BIGINT FROM src_node")).isEqualTo(NodeRows.CAPACITY);
    }

    private static void add(NodeRows rows, long id, int depth, Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        Instant mtime = random.nextInt(3) == 0
                ? null
                : Instant.ofEpochSecond(random.nextLong() >> 20, random.nextInt(1_000_000_000));
        String nativeId = random.nextBoolean() ? null : "id of " + name;
        EntryProblem problem = random.nextInt(5) == 0 ? new EntryProblem(ErrorClass.PERMISSION, "closed") : null;
        Entry entry = switch (random.nextInt(3)) {
            case 0 -> new Entry(name, NodeKind.FOLDER, 0, mtime, nativeId, null, problem);
            case 1 -> new Entry(name, NodeKind.SYMLINK, 0, mtime, nativeId, "to " + name, problem);
            default -> new Entry(name, NodeKind.FILE, random.nextLong() >>> 1, mtime, nativeId, null, problem);
        };
        String path = entry.kind() == NodeKind.FOLDER ? "/above/" + name : null;
        TraversalStatus traversal = TraversalStatus.ofCode(1 + random.nextInt(5));
        CopyStatus copy = CopyStatus.ofCode(random.nextInt(8));
        rows.add(id, id / 10, depth, path, entry, traversal, copy);
    }

    private void assertSame(NodeRows rows, int count) throws SQLException {
        session.update("BEGIN TRANSACTION");
        session.insert("src_node", rows);
        try (RowWriter one = session.append("dst_node")) {
            rows.writeTo(one);
        }
        session.update("COMMIT");
        assertThat(session.number("SELECT count(*) FROM src_node")).isEqualTo(count);
        assertThat(session.number("SELECT count(*) FROM dst_node")).isEqualTo(count);
        assertThat(session.number("SELECT count(*) FROM (SELECT * FROM src_node EXCEPT ALL SELECT * FROM dst_node)"))
                .isZero();
    }
}
