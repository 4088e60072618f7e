package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;

/** What a process leaves behind that dies while it makes a migration. */
class CreationTest {
    @TempDir
    Path home;

    @TempDir
    Path source;

    private MigrationManager manager;

    @BeforeEach
    void open() {
        manager = MigrationManager.open(ManagerConfig.in(home));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private MigrationConfig config(DatabaseOptions database) {
        return MigrationConfig.builder("m")
                .source(Service.at(Location.of(source)))
                .destination(Service.at(Location.of(home.resolve("out"))))
                .database(database)
                .build();
    }

    @Test
    void r2_an_empty_folder_left_by_a_killed_creation_is_taken_over() throws IOException {
        Files.createDirectories(home.resolve("migrations/m"));

        try (Migration migration = manager.create(config(DatabaseOptions.DEFAULT))) {
            assertThat(migration.phase()).isEqualTo(Phase.CREATED);
        }
    }

    @Test
    void r2_a_missing_state_file_is_written_anew_from_the_database() throws IOException {
        manager.create(config(DatabaseOptions.DEFAULT)).close();
        Files.delete(home.resolve("migrations/m/migration.duckdb.yaml"));

        assertThat(manager.details("m").phase()).isEqualTo(Phase.CREATED);
        assertThat(home.resolve("migrations/m/migration.duckdb.yaml")).exists();
    }

    @Test
    void what_another_process_is_making_is_left_alone() throws IOException {
        Path folder = Files.createDirectories(home.resolve("migrations/m"));
        Files.writeString(folder.resolve("making.pid"), ProcessHandle.current().pid() + "\n");

        assertThatThrownBy(() -> manager.details("m"))
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("is being made by process");
        assertThatThrownBy(() -> manager.create(config(DatabaseOptions.DEFAULT)))
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("is being made by process");
    }

    @Test
    void a_database_that_holds_another_migration_is_neither_changed_nor_deleted() {
        Path database = home.resolve("shared.duckdb");
        manager.create(config(DatabaseOptions.DEFAULT.withPath(database))).close();
        MigrationConfig second = MigrationConfig.builder("second")
                .source(Service.at(Location.of(source)))
                .destination(Service.at(Location.of(home.resolve("elsewhere"))))
                .database(DatabaseOptions.DEFAULT.withPath(database).withRequireOpen(true))
                .build();

        assertThatThrownBy(() -> manager.create(second))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("holds the migration 'm' already");
        assertThat(manager.list()).extracting(MigrationDetails::name).containsExactly("m");
        try (Migration first = manager.get("m")) {
            assertThat(first.details().destination())
                    .isEqualTo(home.resolve("out").toString());
        }
    }

    @Test
    void a_creation_that_fails_leaves_nothing_behind() {
        MigrationConfig impossible = config(DatabaseOptions.DEFAULT.withRequireOpen(true));

        assertThatThrownBy(() -> manager.create(impossible)).isInstanceOf(SylosException.class);
        assertThat(home).isEmptyDirectory();
        assertThat(manager.list()).isEmpty();
    }

    @Test
    void a_creation_that_is_refused_leaves_no_folder_behind() throws IOException {
        Path place = home.resolve("not/yet/there/m.duckdb");
        Path taken = Files.writeString(home.resolve("taken"), "not a folder");
        DatabaseOptions there = DatabaseOptions.DEFAULT.withPath(place);
        for (DatabaseOptions refused : List.of(
                there.withRequireOpen(true),
                there.withProvider("nobody"),
                there.withSettings(Map.of("memory-limit", "a lot")),
                there.withSettings(Map.of("nonsense", "1")),
                there.withPath(taken.resolve("below/m.duckdb")))) {
            assertThatThrownBy(() -> manager.create(config(refused))).isInstanceOf(SylosException.class);
            assertThat(home).isDirectoryNotContaining(path -> !path.equals(taken));
        }
    }

    @Test
    void a_home_that_was_not_there_is_not_made_by_what_is_refused() {
        Path newHome = home.resolve("new/home");
        MigrationConfig refused = config(DatabaseOptions.DEFAULT.withRequireOpen(true));
        try (MigrationManager other = MigrationManager.open(ManagerConfig.in(newHome))) {
            assertThatThrownBy(() -> other.create(refused)).isInstanceOf(SylosException.class);
            assertThatThrownBy(() -> other.get("m")).isInstanceOf(SylosException.class);
            assertThatThrownBy(() -> other.delete("m")).isInstanceOf(SylosException.class);
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void what_cannot_begin_is_told_before_anything_is_made() throws IOException {
        Path file = Files.writeString(source.resolve("file"), "x");
        for (Path impossible : List.of(source.resolve("missing"), file, home)) {
            MigrationConfig config = MigrationConfig.builder("m")
                    .source(Service.at(Location.of(impossible)))
                    .destination(Service.at(Location.of(home.resolve("out"))))
                    .build();
            assertThatThrownBy(() -> manager.check(config)).isInstanceOf(SylosException.class);
        }
        MigrationConfig onFile = MigrationConfig.builder("m")
                .source(Service.at(Location.of(home)))
                .destination(Service.at(Location.of(file)))
                .build();
        assertThatThrownBy(() -> manager.check(onFile)).hasMessageContaining("is not a folder");
        assertThatThrownBy(() -> manager.check(config(DatabaseOptions.DEFAULT.withProvider("nobody"))))
                .hasMessageContaining("there is no database called 'nobody'");
        manager.check(config(DatabaseOptions.DEFAULT));

        assertThat(home).isEmptyDirectory();
        manager.create(config(DatabaseOptions.DEFAULT)).close();
        assertThatThrownBy(() -> manager.check(config(DatabaseOptions.DEFAULT)))
                .hasMessageContaining("there is a migration called 'm' already");
    }

    @Test
    void folders_that_were_there_stay_when_a_creation_is_refused() throws IOException {
        Path folder = Files.createDirectories(home.resolve("migrations")).resolve("m");
        Path database = Files.createDirectories(home.resolve("databases"));
        DatabaseOptions refused =
                DatabaseOptions.DEFAULT.withPath(database.resolve("m.duckdb")).withRequireOpen(true);

        assertThatThrownBy(() -> manager.create(config(refused))).isInstanceOf(SylosException.class);
        assertThat(folder).doesNotExist();
        assertThat(home.resolve("migrations")).isEmptyDirectory();
        assertThat(database).isEmptyDirectory();
    }
}
