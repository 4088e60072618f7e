package org.sylos.adapter.spectra.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.SpectraWorld;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.HttpSettings;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraStoreException;
import org.sylos.adapter.spectra.config.SpectraStoreException.Reason;
import org.sylos.adapter.spectra.internal.content.Content;
import org.sylos.adapter.spectra.internal.world.FileState;
import org.sylos.adapter.spectra.internal.world.Remembered;
import org.sylos.engine.api.fs.ChecksumAlgorithm;

/** The file that changes are kept in. */
class ChangeStoreTest {
    private static final Instant TIME = Instant.parse("2024-02-29T12:34:56.123456789Z");

    @TempDir
    private Path folder;

    private Path file;
    private SpectraConfig config;

    @BeforeEach
    void name() {
        file = folder.resolve("changes.db");
        config = SpectraConfig.demo().toBuilder().store(file).build();
    }

    @Test
    void nothing_that_is_generated_is_kept() throws Exception {
        try (Spectra spectra = Spectra.open(config)) {
            assertThat(spectra.world("primary").count().nodes()).isPositive();
            spectra.world("primary").read(firstFile(spectra.world("primary")), 0, 100);
        }
        assertThat(steps(file)).isEmpty();
    }

    @Test
    void every_kind_of_content_comes_back() throws Exception {
        SpectraConfig keeping = config.toBuilder().keepBytes(true).build();
        byte[] large = new byte[200_000];
        Arrays.fill(large, (byte) 7);
        String generated;
        byte[] same;
        try (Spectra spectra = Spectra.open(keeping)) {
            SpectraWorld world = spectra.world("primary");
            world.write("/tiny", new byte[] {1, 2, 3});
            world.write("/large", large);
            world.rename("/large", "/larger");
            world.setMtime("/larger", TIME);
            generated = firstFile(world);
            same = world.read(generated, 0, Integer.MAX_VALUE);
            world.write("/copy", same);
        }
        try (Spectra spectra = Spectra.open(config)) {
            spectra.world("primary").write("/digested", large);
        }
        try (Spectra spectra = Spectra.open(config)) {
            SpectraWorld world = spectra.world("primary");
            assertThat(world.read("/tiny", 0, 9)).containsExactly(1, 2, 3);
            assertThat(world.read("/larger", 0, 300_000)).isEqualTo(large);
            assertThat(world.stat("/larger").mtime()).isEqualTo(TIME);
            assertThat(world.read("/copy", 0, Integer.MAX_VALUE)).isEqualTo(same);
            ChecksumAlgorithm algorithm = ChecksumAlgorithm.SHA256;
            assertThat(world.checksum("/digested", algorithm)).isEqualTo(world.checksum("/larger", algorithm));
        }
        assertThat(number("SELECT count(*) FROM chunk")).isEqualTo(4);
    }

    @Test
    void steps_that_are_no_longer_needed_are_left_out_when_it_is_rewritten() throws Exception {
        Content.Kept live = new Content.Kept(List.of(new byte[10]));
        Content.Kept dead = new Content.Kept(List.of(new byte[20]));
        Remembered.File first = new Remembered.File(0, "a", FileState.of(dead, 20, TIME));
        Remembered.File second = new Remembered.File(0, "a", FileState.of(live, 10, TIME));
        try (ChangeStore store = ChangeStore.open(file, config)) {
            store.log("s1").note(first);
            store.log("s1").note(second);
            store.settle();
            assertThat(store.steps()).isEqualTo(2);
        }
        try (ChangeStore store = ChangeStore.open(file, config)) {
            List<Remembered> all = new ArrayList<>();
            store.load((world, step) -> all.add(step));
            assertThat(all).hasSize(2);
            store.rewrite(target -> target.read("s1", all.get(1)));
            assertThat(store.steps()).isEqualTo(1);
            store.log("s2").note(new Remembered.Gone(0, "b"));
        }
        List<Remembered> kept = steps(file);
        assertThat(kept).hasSize(2).element(0).isInstanceOfSatisfying(Remembered.File.class, step -> {
            ByteBuffer bytes = ByteBuffer.allocate(10);
            step.state().content().read(0, bytes);
            assertThat(step.state().size()).isEqualTo(10);
        });
        assertThat(number("SELECT count(*) FROM chunk")).isEqualTo(1);
    }

    @Test
    void many_changes_share_a_transaction_and_each_is_kept() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Spectra spectra = Spectra.open(config)) {
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                String name = "/from " + thread + " ";
                writers.add(() -> {
                    for (int i = 0; i < 25; i++) {
                        spectra.world("s1").write(name + i, new byte[] {(byte) i});
                    }
                    return 25;
                });
            }
            for (Future<Integer> done : threads.invokeAll(writers)) {
                assertThat(done.get()).isEqualTo(25);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(steps(file)).hasSize(200).doesNotHaveDuplicates();
    }

    @Property
    void every_text_comes_back(@ForAll String text) {
        assertThat(Texts.decode(Texts.encode(text))).isEqualTo(text);
        assertThat(Texts.encode(text).codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Test
    void trouble_and_bytes_kept_may_change_but_not_the_tree() {
        Spectra.open(config).close();
        Chaos chaos = Chaos.builder().vanishing(0.1).build();
        Spectra.open(config.toBuilder()
                        .chaos(chaos)
                        .keepBytes(true)
                        .http(HttpSettings.onLoopback(8090))
                        .build())
                .close();
        SpectraStoreException e = refusal(config.toBuilder().seed(2).build());
        assertThat(e.reason()).isEqualTo(Reason.OTHER_TREE);
        assertThat(e).hasMessageContaining(file.toString());
    }

    @Test
    void one_store_is_open_once_in_a_process() throws Exception {
        try (Spectra spectra = Spectra.open(config)) {
            assertThat(refusal(config).reason()).isEqualTo(Reason.IN_USE);
            Path link = Files.createSymbolicLink(folder.resolve("link.db"), file);
            SpectraStoreException e = refusal(config.toBuilder().store(link).build());
            assertThat(e.reason()).isEqualTo(Reason.IN_USE);
            assertThat(e).hasMessageContaining("PID " + ProcessHandle.current().pid());
            assertThat(spectra.world("s1").list("/")).isNotEmpty();
        }
        Spectra.open(config).close();
    }

    @Test
    void a_text_is_not_a_store() throws IOException {
        Files.writeString(file, "Dear diary,\n".repeat(2000));
        assertRefused(Reason.FOREIGN, "is not a Spectra store");
    }

    @Test
    void an_empty_file_is_not_a_store() throws IOException {
        Files.createFile(file);
        assertRefused(Reason.FOREIGN, "is not a Spectra store");
    }

    @Test
    void a_database_of_somebody_else_is_left_alone() throws Exception {
        run("CREATE TABLE stars (name VARCHAR)");
        assertRefused(Reason.FOREIGN, "is not a Spectra store");
    }

    @Test
    void a_newer_layout_is_refused() throws Exception {
        Spectra.open(config).close();
        run("UPDATE spectra_store SET schema_version = " + (Database.VERSION + 1));
        assertRefused(Reason.NEWER_VERSION, "was written by a newer version of Sylos");
    }

    @Test
    void a_creation_that_was_cut_short_is_begun_again() throws Exception {
        run("CREATE TABLE t (i INTEGER)", "DROP TABLE t");
        try (Spectra spectra = Spectra.open(config)) {
            spectra.world("s1").createFolder("/made");
        }
        assertThat(steps(file)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5000, 9000})
    void a_file_cut_short_is_damaged(int length) throws IOException {
        Spectra.open(config).close();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
        assertRefused(Reason.DAMAGED, "is damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO change SELECT 9, 's1', 77, 0, 'x', 0, '', 0, 0, NULL, NULL, 0, 0, NULL, NULL",
                "INSERT INTO change SELECT 9, 's1', 3, 55, 'x', 0, '', 0, 0, NULL, NULL, 0, 0, NULL, NULL",
                "INSERT INTO change SELECT 9, 's1', 5, 0, 'x', 0, 'y', 0, 0, NULL, NULL, 0, 0, NULL, NULL",
                "INSERT INTO change SELECT 9, 's1', 6, 0, 'x', 0, 'y', 0, 0, NULL, NULL, 0, 0, NULL, NULL",
                "INSERT INTO change SELECT 9, 's9', 3, 0, 'x', 0, '', 0, 0, NULL, NULL, 0, 0, NULL, NULL",
                "INSERT INTO change SELECT 9, 's1', 2, 0, 'x', 0, '', 0, 0, 1, 1, 0, 9, NULL, NULL",
            })
    void changes_that_make_no_sense_are_damage(String sql) throws Exception {
        Spectra.open(config).close();
        run(sql);
        assertRefused(Reason.DAMAGED, "is damaged");
    }

    @Test
    void a_log_without_its_database_is_damage() throws Exception {
        Files.writeString(folder.resolve("changes.db.wal"), "left over");
        assertThat(refusal(config).reason()).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        SpectraStoreException e = refusal(
                config.toBuilder().store(folder.resolve("no/such/changes.db")).build());
        assertThat(e.reason()).isEqualTo(Reason.IO);
        assertThat(e.hint()).contains("make the folder first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"semi;colon.db", "it's.db", "a b#c%20?x=1.db", "日本.db"})
    void any_name_will_do(String name) throws Exception {
        SpectraConfig odd = config.toBuilder().store(folder.resolve(name)).build();
        try (Spectra spectra = Spectra.open(odd)) {
            spectra.world("s1").createFolder("/made");
        }
        try (Spectra spectra = Spectra.open(odd)) {
            assertThat(spectra.world("s1").stat("/made").name()).isEqualTo("made");
        }
    }

    private void assertRefused(Reason reason, String message) throws IOException {
        byte[] before = Files.readAllBytes(file);
        SpectraStoreException e = refusal(config);
        assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
        assertThat(e).hasMessageContaining(file.toString()).hasMessageContaining(message);
        assertThat(e.getMessage()).doesNotContain("\n");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        // Nothing is left that would keep the next one out.
        assertThat(refusal(config).reason()).isEqualTo(reason);
    }

    private static SpectraStoreException refusal(SpectraConfig config) {
        return catchThrowableOfType(
                SpectraStoreException.class, () -> Spectra.open(config).close());
    }

    private List<Remembered> steps(Path store) {
        List<Remembered> steps = new ArrayList<>();
        try (ChangeStore open = ChangeStore.open(store, config)) {
            open.load((world, step) -> steps.add(step));
        }
        return steps;
    }

    private static String firstFile(SpectraWorld world) throws IOException {
        return world.list("/").stream()
                .filter(entry -> entry.size() > 100)
                .findFirst()
                .map(entry -> "/" + entry.name())
                .orElseThrow();
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, new Properties());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + file, new Properties());
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
