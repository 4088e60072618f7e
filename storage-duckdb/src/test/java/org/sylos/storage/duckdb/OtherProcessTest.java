package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/** What another process does to a store, and what becomes of one on a full disk. */
class OtherProcessTest {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    @TempDir
    private Path folder;

    private Path database;
    private Path temporary;

    @BeforeEach
    void folders() throws Exception {
        database = folder.resolve("migration.db");
        temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    @Test
    void a_store_held_by_another_process_is_refused_with_its_number() throws Exception {
        try (Child holder = Child.start(temporary, HoldProgram.class, database.toString())) {
            assertThat(holder.line()).isEqualTo("holding");
            for (OpenMode mode : new OpenMode[] {OpenMode.OPEN, OpenMode.OPEN_OR_CREATE}) {
                StoreException e = catchThrowableOfType(StoreException.class, () -> Sample.open(database, mode));
                assertThat(e.reason()).isEqualTo(Reason.IN_USE);
                assertThat(e).hasMessageContaining(database.toString()).hasMessageContaining("process " + holder.pid());
                assertThat(e.hint()).isPresent();
            }
            StoreException e =
                    catchThrowableOfType(StoreException.class, () -> new DuckDbStoreFactory().delete(database));
            assertThat(e.reason()).isEqualTo(Reason.IN_USE);
            holder.go();
            assertThat(holder.line()).startsWith("told");
            assertThat(holder.line()).isNull();
        }
        try (MigrationStore store = Sample.open(database, OpenMode.OPEN)) {
            assertThat(store.lifecycle().document("holder")).contains("was here");
        }
    }

    @Test
    void a_killed_holder_is_in_nobodys_way() throws Exception {
        try (Child holder = Child.start(temporary, HoldProgram.class, database.toString())) {
            assertThat(holder.line()).isEqualTo("holding");
        }
        try (MigrationStore store = Sample.open(database, OpenMode.OPEN)) {
            assertThat(store.lifecycle().document("holder")).contains("was here");
            assertThat(store.inspection().breaches()).isEmpty();
        }
    }

    @Test
    void a_full_disk_is_told_and_loses_nothing_that_was_recorded() throws Exception {
        assumeTrue(Files.isExecutable(PRLIMIT), "needs prlimit to make files hit a limit");
        long listed;
        try (Child child = Child.start(temporary, FullDiskProgram.class, database.toString(), "fill")) {
            assertThat(child.line()).isEqualTo("ready");
            limitFiles(child.pid(), 3 << 20);
            child.go();
            assertThat(child.line())
                    .startsWith("NO_SPACE there is no room left to write")
                    .contains(database.toString());
            listed = Long.parseLong(Objects.requireNonNull(child.line()));
            // What was recorded can still be read.
            assertThat(child.line()).isEqualTo(String.valueOf(2001 + listed * FullDiskProgram.FILES));
            assertThat(child.line()).isNull();
        }
        assertThat(listed).isPositive();
        try (MigrationStore store = Sample.open(database, OpenMode.OPEN)) {
            assertThat(store.discovery().state().src().nodes()).isEqualTo(2001 + listed * FullDiskProgram.FILES);
            assertThat(store.inspection().breaches()).isEmpty();
            Sample.round(store, Side.SRC, 1, Sample.files(1));
            assertThat(store.discovery().state().src().sealedDepth()).isEqualTo(1);
        }
    }

    /** DuckDB then gives the database up, whole as it is. */
    @Test
    void a_disk_too_full_for_a_checkpoint_leaves_a_store_that_can_be_read() throws Exception {
        assumeTrue(Files.isExecutable(PRLIMIT), "needs prlimit to make files hit a limit");
        try (Child child = Child.start(temporary, FullDiskProgram.class, database.toString(), "checkpoint")) {
            assertThat(child.line()).isEqualTo("ready");
            limitFiles(child.pid(), Files.size(database));
            child.go();
            assertThat(child.line()).startsWith("NO_SPACE there is no room left to write");
            assertThat(child.line()).startsWith("NO_SPACE the database").contains("takes no more changes");
            assertThat(child.line()).isEqualTo("2001");
            assertThat(child.line()).isNull();
        }
        try (MigrationStore store = Sample.open(database, OpenMode.OPEN)) {
            assertThat(store.discovery().state().src().nodes()).isEqualTo(2001);
            store.checkpoint();
            assertThat(store.inspection().breaches()).isEmpty();
        }
    }

    private static void limitFiles(long pid, long bytes) throws Exception {
        Process process = new ProcessBuilder(PRLIMIT.toString(), "--pid", "" + pid, "--fsize=" + bytes)
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
