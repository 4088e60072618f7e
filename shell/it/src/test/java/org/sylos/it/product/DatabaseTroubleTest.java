package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationManager;
import org.sylos.it.run.Finished;
import org.sylos.it.run.Judges;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** State files that another process holds, or that are not what they should be. */
final class DatabaseTroubleTest {
    private static final String NAME = "troubled";

    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    private final Path source = work.resolve("source");
    private final Path destination = work.resolve("destination");
    private final Sylos sylos = Sylos.withHome(work.resolve("home")).quick();
    private final Path database = sylos.database(NAME);
    private final Path stateFile = sylos.stateFile(NAME);

    /** Made in this process: that is faster, and all the same to the program. */
    @BeforeEach
    void migrateOnce() throws IOException, InterruptedException {
        Files.createDirectories(source);
        Files.writeString(source.resolve("file"), "x");
        sylos.migrateInThisProcess(NAME, source, destination);
    }

    @Test
    void a_database_in_use_is_refused_and_its_holder_named() {
        try (MigrationManager manager = sylos.manager();
                Migration held = manager.get(NAME)) {
            assertThat(held.name()).isEqualTo(NAME);
            assertRefused(migrate(), String.valueOf(ProcessHandle.current().pid()));
        }
        migrate().expect(0);
    }

    enum Damage {
        HEADER,
        MIDDLE,
        TRUNCATED,
        EMPTY,
        TEXT
    }

    @ParameterizedTest
    @EnumSource
    void a_damaged_database_is_refused_and_left_as_it_is(Damage damage) throws IOException {
        damage(damage);
        byte[] damaged = Files.readAllBytes(database);
        assertRefused(migrate(), database.toString());
        assertThat(database).hasBinaryContent(damaged);
        assertThat(Judges.find(destination, "-type f")).containsExactly("file");
    }

    private void damage(Damage damage) throws IOException {
        long size = Files.size(database);
        switch (damage) {
            case HEADER -> overwrite(0, 4096);
            case MIDDLE -> overwrite(12_288, (int) size - 12_288);
            case TRUNCATED -> {
                try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
                    file.setLength(size / 3);
                }
            }
            case EMPTY -> Files.write(database, new byte[0]);
            case TEXT -> Files.writeString(database, "This is not a database.\n".repeat(1000));
        }
    }

    private void overwrite(long from, int length) throws IOException {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            file.seek(from);
            file.write(noise);
        }
    }

    @Test
    void a_missing_database_is_named() throws IOException {
        Files.delete(database);
        assertRefused(migrate(), database.toString());
    }

    @Test
    void a_database_of_a_newer_version_is_refused() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE sylos_store SET schema_version = schema_version + 1"))
                    .isEqualTo(1);
        }
        assertRefused(migrate(), "newer version of Sylos");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello: [1, 2", "hello: {a: 1}", "metadata: 7\nstate: []\n"})
    void a_state_file_that_is_not_ours_is_named_and_harms_no_other_migration(String text) throws IOException {
        Files.writeString(stateFile, text);
        Finished list = sylos.run("list").expect(0);
        assertThat(list.err()).contains(NAME).doesNotContain("Exception");
        assertRefused(sylos.run("resume", NAME), stateFile.toString());
        assertThat(stateFile).hasContent(text);
        sylos.migrate(source, work.resolve("elsewhere"), "--name", "other").expect(0);
    }

    /** As after a crash before the file was first written: the database has everything that is needed. */
    @Test
    void a_missing_state_file_is_written_anew() throws IOException {
        Files.delete(stateFile);
        Finished again = migrate().expect(0);
        assertThat(again.out()).contains("Nothing to do");
        assertThat(stateFile).isNotEmptyFile();
    }

    /** As after a crash while the migration was created. */
    @ParameterizedTest
    @ValueSource(strings = {"", "half a database"})
    void what_an_unfinished_creation_left_does_not_stand_in_the_way(String unfinished) throws IOException {
        Files.delete(stateFile);
        Files.delete(database);
        if (!unfinished.isEmpty()) {
            Files.writeString(database.resolveSibling(database.getFileName() + ".sylos-new"), unfinished);
        }
        migrate().expect(0);
        assertThat(Judges.find(work.resolve("home"), "-name *.sylos-new")).isEmpty();
    }

    private Finished migrate() {
        return sylos.migrate(source, destination, "--name", NAME);
    }

    private static void assertRefused(Finished finished, String said) {
        finished.expect(1);
        assertThat(finished.err()).as("%s", finished).contains(said).doesNotContain("Exception", "\tat ");
        assertThat(finished.errLines()).hasSizeBetween(1, 3);
    }
}
