package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/** Files that are not what they should be. */
class OpeningTest {
    private final DuckDbStoreFactory factory = new DuckDbStoreFactory();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("migration.db");
    }

    @Test
    void the_factory_is_found_as_a_service() {
        OpeningTest.class.getModule().addUses(MigrationStoreFactory.class);
        assertThat(ServiceLoader.load(MigrationStoreFactory.class).stream().map(ServiceLoader.Provider::type))
                .contains(DuckDbStoreFactory.class);
    }

    @Test
    void a_text_is_not_a_database() throws IOException {
        Files.writeString(file, "Dear diary,\n".repeat(2000));
        assertRefused(Reason.FOREIGN, "is not a database of Sylos");
    }

    @Test
    void an_empty_file_is_not_a_database() throws IOException {
        Files.createFile(file);
        assertRefused(Reason.FOREIGN, "is not a database of Sylos");
    }

    @Test
    void a_folder_is_not_a_database() throws IOException {
        Files.createDirectory(file);
        assertThat(refusal(() -> Sample.open(file, OpenMode.OPEN)).reason()).isEqualTo(Reason.IO);
    }

    @Test
    @Timeout(20)
    void a_pipe_is_not_a_database_and_nobody_waits_at_it() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/mkfifo"))).isTrue();
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", file.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(refusal(() -> Sample.open(file, OpenMode.OPEN)).reason()).isEqualTo(Reason.FOREIGN);
    }

    @Test
    void a_database_of_somebody_else_is_refused_and_left_alone() throws Exception {
        run("CREATE TABLE stars (name VARCHAR)", "INSERT INTO stars VALUES ('Vega')");
        assertRefused(Reason.FOREIGN, "is not a database of Sylos");
        run("INSERT INTO stars VALUES ('Deneb')");
    }

    @Test
    void a_newer_layout_is_refused_and_left_alone() throws Exception {
        Sample.create(file).close();
        run("UPDATE sylos_store SET schema_version = " + (Schema.VERSION + 1));
        StoreException e = assertRefused(Reason.NEWER_VERSION, "was written by a newer version of Sylos");
        assertThat(e.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("a later one"));
    }

    @Test
    void a_layout_from_before_the_first_release_is_refused_and_left_alone() throws Exception {
        Sample.create(file).close();
        run("UPDATE sylos_store SET schema_version = 1");
        StoreException e = assertRefused(Reason.FOREIGN, "from before the first release (its layout has the number 1");
        assertThat(e.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("discover again"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5000, 9000})
    void a_file_cut_short_is_damaged(int length) throws IOException {
        Sample.create(file).close();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
        StoreException e = assertRefused(Reason.DAMAGED, "is damaged");
        assertThat(e.hint()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 4200, 8300})
    void changed_bytes_are_noticed(int at) throws IOException {
        Sample.create(file).close();
        byte[] bytes = Files.readAllBytes(file);
        // Both copies of the header, and what they point to.
        for (int i = at; i < bytes.length; i += 4096) {
            bytes[i] ^= 0x5a;
        }
        Files.write(file, bytes);
        assertRefused(Reason.DAMAGED, "is damaged");
    }

    @Test
    void a_log_whose_beginning_is_damaged_is_not_passed_over() throws Exception {
        byte[] log = crashed();
        log[0] ^= 1;
        Files.write(new StoreFiles(file).log(), log);
        assertRefused(Reason.DAMAGED, "cannot be read");
    }

    @Test
    void a_log_damaged_in_the_middle_is_noticed() throws Exception {
        byte[] log = crashed();
        log[log.length / 2] ^= 1;
        Files.write(new StoreFiles(file).log(), log);
        assertRefused(Reason.DAMAGED, "is damaged");
    }

    @Test
    void a_log_that_a_checkpoint_was_about_to_remove_is_no_damage() throws Exception {
        crashed();
        Path log = new StoreFiles(file).log();
        // What a process leaves that is killed between the end of a checkpoint and the removal of the log.
        Path kept = Files.createLink(file.resolveSibling("kept"), log);
        run("CHECKPOINT");
        assertThat(log).doesNotExist();
        Files.move(kept, log);
        assertThat(log).isNotEmptyFile();
        try (MigrationStore store = Sample.open(file, OpenMode.OPEN)) {
            assertThat(store.lifecycle().document("first")).contains("kept");
            assertThat(store.lifecycle().document("last")).isPresent();
        }
    }

    @Test
    void a_log_cut_short_by_a_crash_is_no_damage() throws Exception {
        byte[] log = crashed();
        Files.write(new StoreFiles(file).log(), Arrays.copyOf(log, log.length - 3));
        try (MigrationStore store = Sample.open(file, OpenMode.OPEN)) {
            assertThat(store.lifecycle().load()).isPresent();
            assertThat(store.lifecycle().document("first")).contains("kept");
            assertThat(store.lifecycle().document("last")).isEmpty();
        }
    }

    @Test
    void a_log_of_zeros_after_a_loss_of_power_is_no_damage() throws Exception {
        crashed();
        Files.write(new StoreFiles(file).log(), new byte[4096]);
        try (MigrationStore store = Sample.open(file, OpenMode.OPEN)) {
            assertThat(store.lifecycle().load()).isPresent();
        }
    }

    @Test
    void a_log_without_its_database_is_damage() throws Exception {
        crashed();
        Files.delete(file);
        assertThat(factory.exists(file)).isTrue();
        assertThat(refusal(() -> Sample.open(file, OpenMode.OPEN_OR_CREATE)).reason())
                .isEqualTo(Reason.DAMAGED);
        factory.delete(file);
        Sample.create(file).close();
    }

    /** A database as a crash leaves it, with two documents in its log alone; answers the log. */
    private byte[] crashed() throws IOException {
        Path log = new StoreFiles(file).log();
        byte[] kept;
        byte[] database;
        try (MigrationStore store = Sample.create(file)) {
            store.checkpoint();
            store.lifecycle().putDocument("first", "kept");
            store.lifecycle().putDocument("last", "lost with the end of the log");
            kept = Files.readAllBytes(log);
            // Reading the database file would give up its lock; nobody else is after it here.
            database = Files.readAllBytes(file);
        }
        Files.write(file, database);
        Files.write(log, kept);
        return kept;
    }

    @Test
    void what_an_unfinished_creation_left_is_in_nobodys_way() throws IOException {
        Files.writeString(new StoreFiles(file).unfinished(), "half");
        assertThat(factory.exists(file)).isFalse();
        Sample.create(file).close();
        assertThat(new StoreFiles(file).unfinished()).doesNotExist();
    }

    @Test
    void delete_takes_everything_beside_the_file() throws IOException {
        Sample.create(file).close();
        Path overflow = Files.createDirectories(new StoreFiles(file).overflow());
        Files.writeString(overflow.resolve("duckdb_temp_storage-0.tmp"), "x");
        Files.writeString(new StoreFiles(file).unfinished(), "half");
        Path other = Files.writeString(folder.resolve("migration.db.notes.txt"), "mine");
        factory.delete(file);
        assertThat(folder).isDirectoryContaining(other::equals);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(other);
        }
    }

    @Test
    void a_folder_of_somebody_else_that_has_the_name_for_spilling_keeps_its_files() throws IOException {
        Path theirs = Files.createDirectories(new StoreFiles(file).overflow());
        Path thesis = Files.writeString(theirs.resolve("thesis.txt"), "mine");
        Path below = Files.createDirectories(theirs.resolve("duckdb"));
        Path spilled = Files.writeString(theirs.resolve("duckdb_temp_storage_DEFAULT-0.tmp"), "x");
        Sample.create(file).close();
        assertThat(spilled).doesNotExist();
        Sample.open(file, OpenMode.OPEN).close();
        factory.delete(file);
        assertThat(thesis).hasContent("mine");
        assertThat(below).isDirectory();
        assertThat(file).doesNotExist();
    }

    @Test
    void a_damaged_database_can_be_deleted() throws IOException {
        Files.writeString(file, "Dear diary");
        factory.delete(file);
        assertThat(file).doesNotExist();
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        StoreException e = refusal(() -> Sample.open(folder.resolve("no/such/migration.db"), OpenMode.CREATE));
        assertThat(e.reason()).isEqualTo(Reason.IO);
        assertThat(e).hasMessageContaining("migration.db");
        assertThat(e.hint()).contains("make the folder first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"semi;colon.db", "it's.db", "say \"hi\".db", "a b#c%20?x=1.db", "日本.db", "no suffix", ":memory:"
            })
    void any_name_will_do(String name) {
        Path odd = folder.resolve(name);
        try (MigrationStore store = Sample.create(odd)) {
            store.lifecycle().putDocument("key", "text");
        }
        try (MigrationStore store = Sample.open(odd, OpenMode.OPEN)) {
            assertThat(store.lifecycle().document("key")).contains("text");
        }
        assertThat(odd).isRegularFile();
    }

    @Test
    void the_same_file_under_another_name_is_in_use() throws IOException {
        try (MigrationStore store = Sample.create(file)) {
            Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);
            StoreException e = refusal(() -> Sample.open(link, OpenMode.OPEN));
            assertThat(e.reason()).isEqualTo(Reason.IN_USE);
            assertThat(e).hasMessageContaining("PID " + ProcessHandle.current().pid());
            assertThat(store.lifecycle().load()).isPresent();
        }
    }

    @Test
    void settings_without_sense_are_refused() {
        assertThat(catchThrowableOfType(ConfigException.class, () -> openWith("memory-limit", "1M")))
                .hasMessageContaining("memory-limit");
        assertThat(catchThrowableOfType(ConfigException.class, () -> openWith("threads", "0")))
                .hasMessageContaining("threads");
        assertThat(factory.exists(file)).isFalse();
    }

    private void openWith(String key, String value) {
        factory.open(file, OpenMode.CREATE, ProviderConfig.of(factory, Map.of(key, value)), ProviderContext.standard())
                .close();
    }

    private StoreException assertRefused(Reason reason, String message) throws IOException {
        byte[] before = Files.readAllBytes(file);
        StoreException e = refusal(() -> Sample.open(file, OpenMode.OPEN));
        assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
        assertThat(e).hasMessageContaining(file.toString()).hasMessageContaining(message);
        assertThat(e.getMessage()).doesNotContain("\n");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        // Nothing is left that would keep the next one out.
        assertThat(refusal(() -> Sample.open(file, OpenMode.OPEN_OR_CREATE)).reason())
                .isEqualTo(reason);
        return e;
    }

    private static StoreException refusal(ThrowingCallable call) {
        return catchThrowableOfType(StoreException.class, call);
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, new Properties());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
