package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.MigrationStoreFactory;

/** Migrations that get another name. */
class MigrationNameTest extends LabTest {
    MigrationNameTest(Stores stores) {
        super(stores);
    }

    private Path database(String name) {
        return home.resolve("migrations").resolve(name).resolve("migration.duckdb");
    }

    private void complete() throws InterruptedException {
        plant();
        runAll(lab.create());
        lab.restart();
    }

    private MigrationStoreFactory factory() {
        return lab.manager()
                .providers()
                .require(MigrationStoreFactory.class, "database", lab.database().provider());
    }

    @Test
    void a_migration_is_found_under_its_new_name_alone_and_goes_on() throws InterruptedException {
        complete();
        lab.manager().rename("m", "photos.2");

        assertThat(lab.manager().list()).extracting(MigrationDetails::name).containsExactly("photos.2");
        assertThatThrownBy(() -> lab.manager().details("m")).isInstanceOf(ConfigException.class);
        assertThat(database("m").getParent()).doesNotExist();
        assertThat(StateFiles.text(database("photos.2"), "metadata", "name")).isEqualTo("photos.2");
        assertThat(StateFiles.text(database("photos.2"), "metadata", "database_file"))
                .isEqualTo(database("photos.2").toString());
        Migration migration = lab.reopen("photos.2");
        assertThat(migration.name()).isEqualTo("photos.2");
        assertThat(migration.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(migration.phaseHistory()).isNotEmpty();
        runAll(migration);
        assertThat(migration.details().pass()).isEqualTo(2);
        lab.restart();
        assertThat(lab.create().name()).isEqualTo("m");
    }

    @Test
    void a_database_of_its_own_place_stays_there() throws InterruptedException {
        plant();
        Path place = home.resolve("some/where/facts.db");
        Migration migration = lab.manager()
                .create(lab.config().database(lab.database().withPath(place)).build());
        runAll(migration);
        lab.restart();
        lab.manager().rename("m", "other");
        assertThat(lab.manager().details("other").database()).isEqualTo(place);
        assertThat(StateFiles.text(place, "metadata", "name")).isEqualTo("other");
        assertThat(lab.reopen("other").phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void a_name_that_is_taken_or_none_and_a_migration_that_is_open_or_unknown_are_refused()
            throws InterruptedException {
        complete();
        lab.create("n", lab.src(), lab.dst(), options -> options).close();
        assertThatThrownBy(() -> lab.manager().rename("m", "n"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("there is a migration called 'n' already");
        assertThatThrownBy(() -> lab.manager().rename("m", "../n")).hasMessageContaining("cannot be the name");
        assertThatThrownBy(() -> lab.manager().rename("o", "p")).hasMessageContaining("no migration called 'o'");
        Migration open = lab.reopen();
        assertThatThrownBy(() -> lab.manager().rename("m", "o"))
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("is open");
        assertThat(open.phase()).isEqualTo(Phase.COMPLETED);
        open.close();
        lab.manager().rename("m", "o");
        assertThat(lab.manager().list()).extracting(MigrationDetails::name).containsExactly("n", "o");
    }

    @Test
    void what_a_process_left_that_died_meanwhile_has_the_name_of_its_folder() throws IOException, InterruptedException {
        complete();
        Files.move(database("m").getParent(), database("n").getParent());
        factory().moved(database("m"), database("n"));

        assertThat(lab.manager().list())
                .extracting(MigrationDetails::name, MigrationDetails::database)
                .containsExactly(tuple("n", database("n")));
        Migration migration = lab.reopen("n");
        assertThat(migration.name()).isEqualTo("n");
        assertThat(migration.phase()).isEqualTo(Phase.COMPLETED);
        migration.close();
        assertThat(StateFiles.text(database("n"), "metadata", "name")).isEqualTo("n");
    }
}
