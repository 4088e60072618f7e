package org.sylos.engine.core.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.VerificationRun;
import org.sylos.engine.core.internal.state.StateFile.Durability;

class StateFileTest {
    private static final StateMetadata METADATA = new StateMetadata(
            UUID.fromString("00000000-0000-0000-0000-000000000007"),
            "photos",
            Instant.parse("2026-11-23T10:00:00.000000001Z"),
            Path.of("/data/migration.duckdb"),
            Map.of());
    private static final Set<String> NO_SECRETS = Set.of();

    @TempDir
    private Path folder;

    private StateFile file;

    @BeforeEach
    void open() {
        file = new StateFile(folder.resolve("migration.duckdb.yaml"));
    }

    private static StateStanding standing(Phase phase, @Nullable Phase returnTo, @Nullable Long pid) {
        return new StateStanding(
                phase,
                returnTo,
                VerificationRun.NONE,
                3,
                Instant.parse("2026-11-23T11:00:00Z"),
                pid,
                pid == null ? null : Instant.parse("2026-11-23T09:00:00Z"),
                Map.of("src-traversal.done", 12_000_000_000L),
                Map.of());
    }

    private static StateDocument document(Map<String, Object> others) {
        return new StateDocument(METADATA, standing(Phase.COPYING, null, 4711L), others);
    }

    private void save(StateDocument document) {
        file.save(document, NO_SECRETS, Durability.PROCESS);
    }

    private void update(StateDocument document) {
        file.update(document, NO_SECRETS, Durability.PROCESS);
    }

    private String text() throws IOException {
        return Files.readString(file.path());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> String.valueOf(path.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void comesBackAsItWasSaved() {
        StateDocument document = document(Map.of(
                "services", Map.of("source", Map.of("name", "yes", "location", "0123")),
                "verification", Map.of("levels", List.of("size", "checksum"), "allow_pending", false)));
        file.save(document, NO_SECRETS, Durability.POWER);
        assertThat(file.load()).isEqualTo(document);
        assertThat(file.load().section("verification")).containsEntry("allow_pending", false);
    }

    @Test
    void isReadableForPeople() throws Exception {
        save(document(Map.of("logging", Map.of("level", "info"))));
        assertThat(text()).isEqualTo("""
                        # Written by Sylos for people to read; what counts is the database.
                        # Keys that Sylos does not know are left alone, comments are not.
                        sylos:
                          format: 1
                        metadata:
                          id: "00000000-0000-0000-0000-000000000007"
                          name: "photos"
                          created_at: "2026-11-23T10:00:00.000000001Z"
                          database_file: "/data/migration.duckdb"
                        state:
                          phase: "Copy-In-Progress"
                          pass: 3
                          updated_at: "2026-11-23T11:00:00Z"
                          pid: 4711
                          pid_started_at: "2026-11-23T09:00:00Z"
                          progress:
                            src-traversal.done: 12000000000
                        logging:
                          level: "info"
                        """);
    }

    @Test
    void keysThatNobodyKnowsSurviveALoadAndASave() throws Exception {
        save(document(Map.of()));
        String edited = text().replace("metadata:\n", "metadata:\n  ticket: 17\n")
                        .replace("state:\n", "state:\n  note: by hand\n  empty:\n")
                        .replace("  format: 1\n", "  format: 1\n  host: nas\n")
                + "extensions:\n  billing: {rate: 1.10, tags: [a, 'b']}\nowner: me\nnothing:\n";
        Files.writeString(file.path(), edited);
        StateDocument loaded = file.load();
        assertThat(loaded.metadata().unknown()).containsExactly(Map.entry("ticket", 17));
        assertThat(loaded.state().unknown()).containsEntry("note", "by hand").containsKey("empty");
        assertThat(loaded.others()).containsEntry("owner", "me").containsKeys("extensions", "nothing", "sylos");
        save(loaded);
        assertThat(file.load()).isEqualTo(loaded);
        assertThat(text()).contains("rate: 1.10", "host: \"nas\"");
    }

    @Test
    void updatingReplacesWhatIsKnownAndKeepsTheRest() throws Exception {
        StateDocument before = new StateDocument(
                METADATA,
                standing(Phase.SUSPENDED, Phase.COPYING, 1L),
                Map.of("logging", Map.of("level", "info", "address", "localhost:514"), "services", Map.of("a", 1)));
        save(before);
        Files.writeString(
                file.path(),
                text().replace("logging:\n", "logging:\n  colour: blue\n")
                                .replace("state:\n", "state:\n  note: by hand\n")
                        + "extensions:\n  mine: 1\n");
        Map<String, Object> logging = new LinkedHashMap<>();
        logging.put("level", "debug");
        logging.put("address", null);
        update(new StateDocument(METADATA, standing(Phase.COPYING, null, null), Map.of("logging", logging)));
        StateDocument after = file.load();
        assertThat(after.state().returnTo()).isNull();
        assertThat(after.state().pid()).isNull();
        assertThat(after.state().unknown()).containsExactly(Map.entry("note", "by hand"));
        assertThat(after.section("logging")).isEqualTo(Map.of("level", "debug", "colour", "blue"));
        assertThat(after.section("extensions")).isEqualTo(Map.of("mine", 1));
        assertThat(after.section("services")).isEqualTo(Map.of("a", 1));
        assertThat(text()).doesNotContain("return_to", "pid", "address");
    }

    @Test
    void updatingMakesTheFileWhenThereIsNone() {
        update(document(Map.of("services", Map.of("a", 1))));
        assertThat(file.load()).isEqualTo(document(Map.of("services", Map.of("a", 1))));
    }

    @Test
    void updatingCanRemoveASection() {
        save(document(Map.of("services", Map.of("a", 1))));
        Map<String, Object> gone = new LinkedHashMap<>();
        gone.put("services", null);
        update(document(gone));
        assertThat(file.load().others()).isEmpty();
    }

    @Test
    void aForeignFileIsNotOverwrittenByAnUpdate() throws Exception {
        Files.writeString(file.path(), "apiVersion: v1\nkind: Pod\n");
        assertThatThrownBy(() -> update(document(Map.of())))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no state file of Sylos");
        assertThat(text()).isEqualTo("apiVersion: v1\nkind: Pod\n");
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheOwnerMayReadIt(Durability durability) throws Exception {
        Files.writeString(file.path(), "open to all");
        Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-rw-rw-"));
        file.save(document(Map.of()), NO_SECRETS, durability);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void nothingIsLeftBesideIt() throws Exception {
        save(document(Map.of()));
        update(document(Map.of()));
        assertThat(names()).containsExactly("migration.duckdb.yaml");
    }

    @Test
    void whatACrashLeftBehindIsNoObstacleAndALinkIsNotFollowed() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        Files.createSymbolicLink(folder.resolve("migration.duckdb.yaml.tmp"), victim);
        save(document(Map.of()));
        assertThat(Files.readString(victim)).isEqualTo("mine");
        assertThat(names()).containsExactly("migration.duckdb.yaml", "victim");
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws Exception {
        Files.createDirectories(file.path().resolve("in-the-way"));
        assertThatThrownBy(() -> save(document(Map.of()))).isInstanceOfSatisfying(SylosException.class, e -> {
            assertThat(e).hasMessageContaining("cannot be written").hasMessageContaining(file.path() + "");
            assertThat(e.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("permissions"));
        });
        assertThat(names()).containsExactly("migration.duckdb.yaml");
        assertThat(file.path().resolve("in-the-way")).exists();
    }

    @Test
    void aMissingFolderIsSaid() {
        StateFile nowhere = new StateFile(folder.resolve("missing").resolve("x.yaml"));
        assertThatThrownBy(() -> nowhere.save(document(Map.of()), NO_SECRETS, Durability.PROCESS))
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("NoSuchFile");
        assertThatThrownBy(nowhere::load).isInstanceOf(SylosException.class).hasMessageContaining("there is no");
        assertThat(nowhere.exists()).isFalse();
    }

    @Test
    void anInterruptedThreadStillWritesAndReads() {
        Thread.currentThread().interrupt();
        save(document(Map.of()));
        StateDocument loaded = file.load();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(loaded).isEqualTo(document(Map.of()));
    }

    @Test
    void aSecretIsRefusedAndNothingIsWritten() {
        Set<String> secrets = Set.of("service_configs.source.password");
        StateDocument literal =
                document(Map.of("service_configs", Map.of("source", Map.of("password", "hunter2", "user", "me"))));
        for (boolean there : new boolean[] {false, true}) {
            assertThatThrownBy(() -> file.save(literal, secrets, Durability.PROCESS))
                    .isInstanceOfSatisfying(ConfigException.class, e -> {
                        assertThat(e).hasMessageContaining("service_configs.source.password");
                        assertThat(e.getMessage() + e.hint()).doesNotContain("hunter2");
                        assertThat(e.hint())
                                .hasValueSatisfying(hint -> assertThat(hint).contains("env:NAME"));
                    });
            assertThatThrownBy(() -> file.update(literal, secrets, Durability.PROCESS))
                    .isInstanceOf(ConfigException.class);
            assertThat(file.exists()).isEqualTo(there);
            save(document(Map.of()));
        }
        StateDocument reference =
                document(Map.of("service_configs", Map.of("source", Map.of("password", "env:NAS_PASSWORD"))));
        file.save(reference, secrets, Durability.PROCESS);
        assertThat(file.load()).isEqualTo(reference);
    }

    @Test
    void whatIsTooLargeIsNotWritten() {
        assertThatThrownBy(() -> save(document(Map.of("extensions", Map.of("x", "y".repeat(1 << 20))))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("1 MiB");
        assertThat(file.exists()).isFalse();
    }

    @Test
    void readersSeeTheOldOrTheNewContentWhole() throws Exception {
        save(document(Map.of("extensions", Map.of("filling", "0".repeat(5_000)))));
        Thread writer = new Thread(() -> {
            for (int i = 1; i <= 50; i++) {
                save(document(Map.of(
                        "extensions", Map.of("filling", String.valueOf(i % 10).repeat(5_000)))));
            }
        });
        writer.start();
        StateFile reader = new StateFile(file.path());
        int reads = 0;
        while (writer.isAlive() || reads == 0) {
            String filling = String.valueOf(reader.load().section("extensions").get("filling"));
            assertThat(filling).hasSize(5_000).matches("(.)\\1*");
            reads++;
        }
        writer.join();
    }

    @Test
    void metadataAndStateAreNoOtherSections() {
        assertThatThrownBy(() -> document(Map.of("state", Map.of()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> standing(Phase.SUSPENDED, null, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
