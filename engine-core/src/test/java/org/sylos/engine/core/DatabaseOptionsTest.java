package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.StoreException;

/** Where a migration keeps its facts, and whose store that is. */
class DatabaseOptionsTest extends LabTest {
    DatabaseOptionsTest(Stores stores) {
        super(stores);
    }

    private MigrationStoreFactory factory() {
        return lab.manager()
                .providers()
                .require(MigrationStoreFactory.class, "database", lab.database().provider());
    }

    private MigrationStore make(Path database) {
        MigrationStoreFactory factory = factory();
        return factory.open(
                database, OpenMode.CREATE, ProviderConfig.of(factory, Map.of()), ProviderContext.standard());
    }

    private Migration create(DatabaseOptions options) {
        return lab.manager().create(lab.config().database(options).build());
    }

    private static MigrationRecord someMigration() {
        return new MigrationRecord(new UUID(1, 2), "old", Instant.EPOCH, Phase.CREATED, null, 1);
    }

    @Test
    void the_database_is_where_it_is_asked_for_and_found_again_by_the_name() throws InterruptedException {
        plant();
        Path place = home.resolve("some/where/facts.db");
        Migration migration = create(lab.database().withPath(place));
        runAll(migration);
        assertThat(migration.details().database()).isEqualTo(place);
        assertThat(factory().exists(place)).isTrue();
        assertThat(factory().exists(home.resolve("migrations/m/migration.duckdb")))
                .isFalse();
        assertThat(StateFiles.phase(place)).isEqualTo("Complete");
        lab.restart();

        Migration again = lab.reopen();
        assertThat(again.details().database()).isEqualTo(place);
        assertThat(again.phase()).isEqualTo(Phase.COMPLETED);
        again.close();
        lab.manager().delete("m");
        assertThat(factory().exists(place)).isFalse();
        assertThat(StateFiles.of(place)).doesNotExist();
    }

    @Test
    void a_database_that_is_there_is_refused_unless_it_is_to_be_removed() {
        Path place = home.resolve("facts.db");
        try (MigrationStore old = make(place)) {
            old.lifecycle().initialise(someMigration());
        }
        DatabaseOptions options = lab.database().withPath(place);
        assertThatThrownBy(() -> create(options))
                .isInstanceOf(StoreException.class)
                .satisfies(e -> assertThat(((StoreException) e).reason()).isEqualTo(StoreException.Reason.EXISTS));
        assertThat(factory().exists(place)).isTrue();

        Migration migration = create(options.withRemoveExisting(true));
        assertThat(lab.store().lifecycle().load())
                .hasValueSatisfying(record -> assertThat(record.name()).isEqualTo("m"));
        assertThat(migration.phase()).isEqualTo(Phase.CREATED);
    }

    /** The kit's store looks at no files. */
    @Test
    void what_is_to_be_removed_stays_when_it_is_no_database() throws IOException {
        assumeThat(stores()).isEqualTo(Stores.DUCKDB);
        Path photos = Files.writeString(home.resolve("photos.zip"), "precious");
        assertThatThrownBy(() -> create(lab.database().withPath(photos).withRemoveExisting(true)))
                .isInstanceOf(StoreException.class)
                .satisfies(e -> assertThat(((StoreException) e).reason()).isEqualTo(StoreException.Reason.FOREIGN));
        assertThat(photos).hasContent("precious");
        assertThat(lab.manager().list()).isEmpty();
    }

    @Test
    void a_file_where_the_state_file_would_be_is_left_alone() throws IOException {
        Path place = home.resolve("docs");
        Path notes = Files.writeString(home.resolve("docs.yaml"), "my: notes\n");
        assertThatThrownBy(() -> create(lab.database().withPath(place)))
                .isInstanceOf(SylosException.class)
                .hasMessageContaining(notes.toString());
        assertThat(notes).hasContent("my: notes\n");
        assertThat(factory().exists(place)).isFalse();
        assertThat(lab.manager().list()).isEmpty();
    }

    @Test
    void a_database_that_is_required_is_the_one_that_is_there() throws InterruptedException {
        plant();
        Path place = home.resolve("facts.db");
        try (MigrationStore prepared = make(place)) {
            prepared.lifecycle().putDocument("prepared", "by hand");
        }
        Migration migration = create(lab.database().withPath(place).withRequireOpen(true));

        assertThat(lab.store().lifecycle().document("prepared")).contains("by hand");
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void a_lost_state_file_is_made_anew_whatever_kind_of_database_it_was() throws InterruptedException, IOException {
        plant();
        Path place = home.resolve("facts.db");
        Migration migration = create(lab.database().withPath(place).withCloseWhenDone(true));
        runAll(migration);
        lab.restart();
        Files.delete(StateFiles.of(place));

        Migration again = lab.reopen();
        assertThat(again.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(again.details().database()).isEqualTo(place);
        assertThat(StateFiles.phase(place)).isEqualTo("Complete");
        assertThat(StateFiles.text(place, "database", "provider"))
                .isEqualTo(factory().name());
        again.close();
        Files.delete(StateFiles.of(place));
        lab.manager().delete("m");
        assertThat(factory().exists(place)).isFalse();
        assertThat(lab.manager().list()).isEmpty();
    }

    @Test
    void what_nobody_can_open_without_its_state_file_is_told_with_what_is_missing() throws IOException {
        Path place = home.resolve("facts.db");
        create(lab.database().withPath(place)).close();
        lab.restart();
        factory().delete(place);
        Files.delete(StateFiles.of(place));
        assertThatThrownBy(() -> lab.reopen())
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "the state file of the database " + place + " is missing, which says of what kind it is, and"
                                + " no provider of databases finds anything there");

        Files.writeString(place, "of a kind that nobody here knows");
        assertThatThrownBy(() -> lab.reopen())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("no provider of databases can open it (duckdb: ")
                .satisfies(e -> assertThat(((StoreException) e).hint().orElseThrow())
                        .startsWith("put the state file back (facts.db.yaml beside it)"));
        assertThat(place).hasContent("of a kind that nobody here knows");
    }

    @Test
    void a_store_of_the_caller_is_used_and_stays_open() throws InterruptedException {
        plant();
        Path place = home.resolve("callers.db");
        try (MigrationStore own = make(place)) {
            Migration migration = lab.manager().create(lab.config().store(own).build());
            assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
            migration.close();

            assertThat(own.lifecycle().load())
                    .hasValueSatisfying(record -> assertThat(record.phase()).isEqualTo(Phase.COMPLETED));
            assertThat(factory().exists(home.resolve("migrations/m/migration.duckdb")))
                    .isFalse();
            try (Migration again = lab.manager().get("m", new HandMade(lab.src(), lab.dst(), List.of(), own))) {
                assertThat(again.phase()).isEqualTo(Phase.COMPLETED);
            }
            assertThat(own.lifecycle().phaseHistory()).hasSize(4);
        }
    }

    @Test
    void a_store_of_the_caller_is_left_alone_when_the_migration_is_refused() {
        try (MigrationStore own = make(home.resolve("callers.db"))) {
            own.lifecycle().initialise(someMigration());

            assertThatThrownBy(
                            () -> lab.manager().create(lab.config().store(own).build()))
                    .hasMessageContaining("holds the migration 'old' already");
            assertThat(own.lifecycle().load())
                    .hasValueSatisfying(record -> assertThat(record.name()).isEqualTo("old"));
        }
        assertThat(home.resolve("migrations")).doesNotExist();
    }

    @Test
    void a_migration_closes_itself_when_it_is_done_if_that_is_wanted() throws InterruptedException {
        plant();
        Migration migration = create(lab.database().withCloseWhenDone(true));
        migration.run(plan -> false, "test");
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
        discover(migration);
        lab.source.file("/more", "x");
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);

        assertThatThrownBy(migration::startTraversal)
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("is closed");
        Migration again = lab.reopen();
        assertThat(again).isNotSameAs(migration);
        assertThat(again.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void a_migration_stays_open_when_it_is_done_unless_told_otherwise() throws InterruptedException {
        plant();
        Migration migration = create(lab.database());
        runAll(migration);

        assertThat(lab.reopen()).isSameAs(migration);
        assertThat(discover(migration).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
    }
}
