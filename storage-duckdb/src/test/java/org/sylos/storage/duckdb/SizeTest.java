package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.Verifiable;
import org.sylos.engine.api.storage.VerificationRecord;
import org.sylos.engine.api.verify.Verdict;

/** How large the file becomes. Not how fast: that is for the benchmark. */
class SizeTest {
    private static final int FOLDERS = 400;
    private static final int FILES = 200;
    private static final long CEILING = 100;

    @TempDir
    private Path folder;

    @Test
    void a_node_takes_less_than_a_hundred_bytes_whatever_became_of_it() throws Exception {
        Path database = folder.resolve("migration.db");
        long nodes;
        try (MigrationStore store = Sample.create(database)) {
            for (Side side : Side.values()) {
                Sample.round(store, side, 0, Sample.folders(FOLDERS));
            }
            store.discovery().reconcile(1, Sample.RULE);
            List<Entry> files = Sample.files(FILES);
            Sample.round(store, Side.SRC, 1, files);
            Sample.round(store, Side.DST, 1, older(files));
            store.discovery().reconcile(2, Sample.RULE);
            copy(store);
            verify(store);
            store.checkpoint();
            nodes = store.discovery().state().src().nodes()
                    + store.discovery().state().dst().nodes();
            assertThat(store.inspection().balance().copied().nodes()).isEqualTo((long) FOLDERS * FILES);
            assertThat(store.verification().summary("size").passed()).isTrue();
        }
        assertThat(nodes).isEqualTo(2L * (1 + FOLDERS * (1 + FILES)));
        assertThat(Files.size(database) / nodes).isLessThan(CEILING);
    }

    private static List<Entry> older(List<Entry> files) {
        return files.stream()
                .map(file -> Entry.file(file.name(), file.size(), Sample.TIME.minusSeconds(file.size())))
                .collect(Collectors.toList());
    }

    private static void copy(MigrationStore store) {
        long after = 0;
        while (true) {
            List<FileCopy> files = store.copies().pendingFiles(after, 10_000);
            if (files.isEmpty()) {
                return;
            }
            after = files.get(files.size() - 1).id();
            store.copies().record(files.stream().map(SizeTest::written).toList());
        }
    }

    private static CopyOutcome written(FileCopy file) {
        String hex = String.format(Locale.ROOT, "%08x", (int) (file.id() * 0x9E3779B97F4A7C15L));
        return CopyOutcome.written(file.id(), null, new Checksum(ChecksumAlgorithm.CRC32C, hex));
    }

    private static void verify(MigrationStore store) {
        long after = 0;
        while (true) {
            List<Verifiable> nodes = store.verification().unverified("size", after, 10_000);
            if (nodes.isEmpty()) {
                return;
            }
            after = nodes.get(nodes.size() - 1).id();
            store.verification()
                    .record(
                            "size",
                            nodes.stream()
                                    .map(node ->
                                            new VerificationRecord(node.id(), Sample.TIME, Verdict.verified("size")))
                                    .toList());
        }
    }
}
