package org.sylos.adapter.spectra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.FileSizes;
import org.sylos.adapter.spectra.config.InjectedFailure;
import org.sylos.adapter.spectra.config.Latency;
import org.sylos.adapter.spectra.config.RateLimit;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;

/** Failures, delays and limits that are asked for. */
class ChaosTest {
    private static final int FILES = 400;

    private final MovedTime time = new MovedTime();

    @Test
    void what_fails_depends_neither_on_order_nor_on_threads() throws Exception {
        Chaos chaos = Chaos.builder()
                .failure(InjectedFailure.of(ErrorClass.TRANSIENT, 0.2))
                .failure(InjectedFailure.of(ErrorClass.PERMISSION, 0.05, SpectraOperation.STAT))
                .mostInARow(4)
                .build();
        List<String> paths = paths();
        Map<String, String> forwards = outcomes(chaos, paths);
        Collections.reverse(paths);
        assertThat(outcomes(chaos, paths)).isEqualTo(forwards);
        assertThat(outcomes(chaos.toBuilder().seed(1).build(), paths)).isNotEqualTo(forwards);
        Map<String, String> together = Collections.synchronizedMap(new TreeMap<>());
        try (Spectra spectra = open(chaos)) {
            paths.parallelStream().forEach(path -> together.put(path, outcome(spectra.world("primary"), path)));
        }
        assertThat(together).isEqualTo(forwards);
    }

    /** How the first four attempts to look at each node end. */
    private Map<String, String> outcomes(Chaos chaos, List<String> paths) {
        Map<String, String> outcomes = new TreeMap<>();
        try (Spectra spectra = open(chaos)) {
            paths.forEach(path -> outcomes.put(path, outcome(spectra.world("primary"), path)));
        }
        return outcomes;
    }

    private static String outcome(SpectraWorld world, String path) {
        StringBuilder outcome = new StringBuilder();
        for (int attempt = 0; attempt < 4; attempt++) {
            outcome.append(attempt(() -> world.stat(path))).append(' ');
        }
        return outcome.toString();
    }

    /** Whoever needs two of them, one after the other, begins with the first again when the second fails. */
    @Test
    void trouble_does_not_begin_anew_when_an_operation_succeeds() throws Exception {
        Chaos chaos = Chaos.builder()
                .failure(InjectedFailure.of(ErrorClass.TRANSIENT, 0.5))
                .mostInARow(1)
                .build();
        try (Spectra spectra = open(chaos)) {
            SpectraWorld world = spectra.world("primary");
            for (String path : paths()) {
                List<String> attempts = new ArrayList<>();
                do {
                    attempts.add(attempt(() -> {
                        world.stat(path);
                        world.checksum(path, ChecksumAlgorithm.CRC32C);
                        world.stat(path);
                    }));
                } while (!attempts.contains("done") && attempts.size() < 50);
                assertThat(attempts).contains("done");
            }
        }
    }

    @Test
    void passing_failures_are_overcome_and_lasting_ones_are_not() throws Exception {
        Chaos chaos = Chaos.builder()
                .failure(InjectedFailure.of(ErrorClass.TRANSIENT, 0.5))
                .failure(InjectedFailure.of(ErrorClass.THROTTLED, 0.3))
                .failure(InjectedFailure.of(ErrorClass.PERMISSION, 0.1))
                .mostInARow(3)
                .build();
        try (Spectra spectra = open(chaos)) {
            SpectraWorld world = spectra.world("primary");
            int first = 0;
            int never = 0;
            for (String path : paths()) {
                List<String> attempts = new ArrayList<>();
                do {
                    attempts.add(attempt(() -> world.stat(path)));
                } while (!attempts.contains("done") && attempts.size() < 10);
                if (attempts.get(0).equals("PERMISSION")) {
                    assertThat(attempts).containsOnly("PERMISSION").hasSize(10);
                    never++;
                } else {
                    assertThat(attempts).doesNotContain("PERMISSION").hasSizeLessThanOrEqualTo(4);
                    first += attempts.get(0).equals("done") ? 0 : 1;
                }
            }
            assertThat((double) never / FILES).isBetween(0.05, 0.15);
            assertThat((double) first / (FILES - never)).isBetween(0.72, 0.88);
            SpectraStats stats = world.stats();
            assertThat(stats.injectedFailures())
                    .containsOnlyKeys(ErrorClass.TRANSIENT, ErrorClass.THROTTLED, ErrorClass.PERMISSION)
                    .containsEntry(ErrorClass.PERMISSION, never * 10L);
            assertThat(stats.operations().get(SpectraOperation.STAT))
                    .isEqualTo(stats.totalInjectedFailures() + FILES - never);
        }
    }

    @Test
    void a_listing_fails_at_some_page_and_is_whole_when_it_does_not() throws Exception {
        Chaos chaos = Chaos.builder()
                .failure(InjectedFailure.of(ErrorClass.TRANSIENT, 1, SpectraOperation.LIST))
                .mostInARow(60)
                .build();
        try (Spectra spectra = open(chaos)) {
            Map<Integer, Integer> pagesBefore = new TreeMap<>();
            for (int attempt = 0; attempt < 60; attempt++) {
                int pages = 0;
                try (Listing listing = spectra.world("primary").list("/", 100)) {
                    while (!listing.nextPage().isEmpty()) {
                        pages++;
                    }
                    throw new AssertionError("the listing should fail");
                } catch (FSException e) {
                    assertThat(e.errorClass()).isEqualTo(ErrorClass.TRANSIENT);
                    pagesBefore.merge(pages, 1, Integer::sum);
                }
            }
            assertThat(pagesBefore).containsOnlyKeys(0, 1, 2);
            assertThat(spectra.world("primary").list("/")).hasSize(FILES);
            SpectraStats stats = spectra.stats();
            assertThat(stats.operations()).containsEntry(SpectraOperation.LIST, 61L);
            assertThat(stats.injectedFailures()).containsEntry(ErrorClass.TRANSIENT, 60L);
        }
    }

    @Test
    void a_listing_of_one_page_fails_as_often_as_any() throws Exception {
        Chaos chaos = Chaos.builder()
                .failure(InjectedFailure.of(ErrorClass.TRANSIENT, 1, SpectraOperation.LIST))
                .mostInARow(20)
                .build();
        try (Spectra spectra = open(chaos)) {
            for (int attempt = 0; attempt < 20; attempt++) {
                assertThat(attempt(() -> spectra.world("primary").list("/"))).isEqualTo("TRANSIENT");
            }
            assertThat(attempt(() -> spectra.world("primary").list("/"))).isEqualTo("done");
        }
    }

    @Test
    void operations_take_their_time() throws Exception {
        Duration base = Duration.ofMillis(20);
        Duration jitter = Duration.ofMillis(10);
        Chaos chaos = Chaos.builder()
                .latency(SpectraOperation.STAT, new Latency(base, jitter))
                .latency(SpectraOperation.LIST, new Latency(base, Duration.ZERO))
                .build();
        try (Spectra spectra = open(chaos)) {
            SpectraWorld world = spectra.world("primary");
            long least = Long.MAX_VALUE;
            long most = 0;
            for (String path : paths()) {
                long before = time.nanos();
                world.stat(path);
                long taken = time.nanos() - before;
                least = Math.min(least, taken);
                most = Math.max(most, taken);
            }
            assertThat(Duration.ofNanos(least)).isBetween(base, base.plusMillis(1));
            assertThat(Duration.ofNanos(most)).isBetween(base.plus(jitter).minusMillis(1), base.plus(jitter));
            long before = time.nanos();
            assertThat(pages(world, 100)).isEqualTo(4);
            // The last page is full, so that only an empty one tells the end.
            assertThat(Duration.ofNanos(time.nanos() - before)).isEqualTo(base.multipliedBy(5));
            before = time.nanos();
            assertThat(pages(world, 150)).isEqualTo(3);
            assertThat(Duration.ofNanos(time.nanos() - before)).isEqualTo(base.multipliedBy(3));
            before = time.nanos();
            world.read(paths().get(0), 0, 1);
            assertThat(time.nanos()).isEqualTo(before);
            assertThat(world.stats().delays()).isGreaterThan(base.multipliedBy(FILES + 8));
        }
    }

    private static int pages(SpectraWorld world, int pageSize) throws IOException {
        int pages = 0;
        try (Listing listing = world.list("/", pageSize)) {
            while (!listing.nextPage().isEmpty()) {
                pages++;
            }
        }
        return pages;
    }

    @Test
    void whoever_is_interrupted_stops_waiting() {
        Chaos chaos = Chaos.builder()
                .latency(new Latency(Duration.ofHours(1), Duration.ZERO))
                .build();
        try (Spectra spectra = Spectra.open(config(chaos))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> spectra.world("primary").stat("/")).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void some_folders_are_slow() throws Exception {
        Chaos chaos = Chaos.builder().slowFolders(0.2, Duration.ofSeconds(2)).build();
        SpectraConfig config = config(chaos).toBuilder()
                .maxDepth(1)
                .folders(CountRange.exactly(300))
                .files(CountRange.exactly(1))
                .build();
        try (Spectra spectra = Spectra.open(config, time)) {
            int slow = 0;
            for (Entry folder : spectra.world("primary").list("/")) {
                if (folder.kind() == NodeKind.FOLDER) {
                    long before = time.nanos();
                    spectra.world("primary").list("/" + folder.name());
                    slow += time.nanos() - before == 2_000_000_000L ? 1 : 0;
                }
            }
            assertThat(slow).isBetween(40, 80);
        }
    }

    @Test
    void a_rate_limit_refuses_and_says_how_long() throws Exception {
        Chaos chaos = Chaos.builder().rateLimit(new RateLimit(10, 5, null)).build();
        try (Spectra spectra = open(chaos)) {
            SpectraWorld world = spectra.world("primary");
            for (int i = 0; i < 5; i++) {
                world.stat("/");
            }
            for (int i = 0; i < 20; i++) {
                FSException refusal = refusal(() -> world.stat("/"));
                assertThat(refusal.errorClass()).isEqualTo(ErrorClass.THROTTLED);
                assertThat(refusal.retryAfter()).hasValue(Duration.ofMillis(100));
                time.pause(refusal.retryAfter().orElseThrow().toNanos());
                world.stat("/");
            }
            assertThat(world.stats().operations()).containsEntry(SpectraOperation.STAT, 45L);
            assertThat(world.stats().injectedFailures()).containsEntry(ErrorClass.THROTTLED, 20L);
            // All adapters of a world share its limit; another world has its own.
            assertThat(refusal(() -> spectra.adapter("primary").stat(NodeRef.ROOT))
                            .errorClass())
                    .isEqualTo(ErrorClass.THROTTLED);
            spectra.world("s1").stat("/");
        }
        Chaos fixed = Chaos.builder()
                .rateLimit(new RateLimit(10, 1, Duration.ofSeconds(30)))
                .build();
        try (Spectra spectra = open(fixed)) {
            spectra.world("primary").stat("/");
            assertThat(refusal(() -> spectra.world("primary").stat("/")).retryAfter())
                    .hasValue(Duration.ofSeconds(30));
        }
    }

    @Test
    void a_corrupted_read_has_one_bit_flipped_and_the_next_has_none() throws Exception {
        Chaos chaos = Chaos.builder().corruptedReads(0.3).mostInARow(1).build();
        try (Spectra spectra = open(chaos);
                Spectra calm = open(Chaos.NONE)) {
            int corrupted = 0;
            for (String path : paths()) {
                byte[] good = calm.world("primary").read(path, 10, 500);
                byte[] read = spectra.world("primary").read(path, 10, 500);
                int bits = 0;
                for (int i = 0; i < good.length; i++) {
                    bits += Integer.bitCount((good[i] ^ read[i]) & 0xff);
                }
                assertThat(bits).isBetween(0, 1);
                corrupted += bits;
                if (bits == 1) {
                    assertThat(spectra.world("primary").read(path, 10, 500)).isEqualTo(good);
                }
            }
            assertThat(corrupted / (double) FILES).isBetween(0.23, 0.37);
            assertThat(spectra.stats().corruptedReads()).isEqualTo(corrupted);
        }
    }

    @Test
    void reads_end_too_soon_break_off_or_come_in_pieces() throws Exception {
        Chaos chaos = Chaos.builder()
                .truncatedReads(0.4)
                .failure(InjectedFailure.of(ErrorClass.TRANSIENT, 0.3, SpectraOperation.READ))
                .shortReads(0.5)
                .mostInARow(100)
                .build();
        try (Spectra spectra = open(chaos);
                Spectra calm = open(Chaos.NONE)) {
            int truncated = 0;
            int failed = 0;
            for (String path : paths()) {
                byte[] good = calm.world("primary").read(path, 0, 10_000);
                byte[] read = new byte[0];
                while (read.length < good.length) {
                    try {
                        read = spectra.world("primary").read(path, 0, 10_000);
                        assertThat(read).isEqualTo(Arrays.copyOf(good, read.length));
                        truncated += read.length < good.length ? 1 : 0;
                    } catch (FSException e) {
                        assertThat(e.errorClass()).isEqualTo(ErrorClass.TRANSIENT);
                        failed++;
                    }
                }
            }
            SpectraStats stats = spectra.stats();
            assertThat(stats.truncatedReads()).isEqualTo(truncated).isPositive();
            assertThat(stats.injectedFailures()).containsEntry(ErrorClass.TRANSIENT, (long) failed);
            assertThat(stats.operations()).containsEntry(SpectraOperation.READ, (long) FILES + truncated + failed);
            assertThat(stats.shortReads()).isPositive();
            assertThat(stats.bytesRead()).isGreaterThan(FILES * 1000L);
        }
    }

    @Test
    void a_node_that_vanishes_is_listed_and_gone() throws Exception {
        Chaos chaos = Chaos.builder().vanishing(0.2).build();
        SpectraConfig config = config(chaos).toBuilder()
                .maxDepth(1)
                .folders(CountRange.exactly(50))
                .files(CountRange.exactly(5))
                .build();
        try (Spectra spectra = Spectra.open(config)) {
            SpectraWorld world = spectra.world("primary");
            List<Entry> listed = world.list("/");
            List<Entry> gone = listed.stream()
                    .filter(entry ->
                            attempt(() -> world.stat("/" + entry.name())).equals("NOT_FOUND"))
                    .toList();
            assertThat(gone).hasSizeBetween(4, 20);
            assertThat(world.list("/")).isEqualTo(listed);
            String folder = gone.stream()
                    .filter(entry -> entry.kind() == NodeKind.FOLDER)
                    .findFirst()
                    .map(entry -> "/" + entry.name())
                    .orElseThrow();
            assertThat(attempt(() -> world.list(folder))).isEqualTo("NOT_FOUND");
            assertThat(attempt(() -> world.write(folder + "/x", new byte[1]))).isEqualTo("NOT_FOUND");
            assertThat(attempt(() -> world.createFolder(folder + "/x"))).isEqualTo("NOT_FOUND");
            assertThat(attempt(() -> world.rename("/text", folder + "/x"))).isEqualTo("NOT_FOUND");
            assertThat(attempt(() -> world.setMtime(folder, Instant.EPOCH))).isEqualTo("NOT_FOUND");
            assertThat(attempt(() -> world.delete(folder))).isEqualTo("done");
            long failures = spectra.stats().totalInjectedFailures();
            assertThat(spectra.stats().injectedFailures()).containsOnlyKeys(ErrorClass.NOT_FOUND);
            assertThat(failures).isEqualTo(gone.size() + 5L);
            // What somebody makes in its place is there to stay.
            world.createFolder(folder);
            assertThat(world.list(folder)).isEmpty();
            world.write(folder + "/text", new byte[3]);
            assertThat(world.stat(folder + "/text").size()).isEqualTo(3);
            assertThat(world.list("/")).hasSameSizeAs(listed);
        }
    }

    @Test
    void a_change_may_be_made_and_its_answer_lost() throws Exception {
        Chaos chaos = Chaos.builder().lostAnswers(1).mostInARow(1).build();
        try (Spectra spectra = open(chaos)) {
            SpectraWorld world = spectra.world("primary");
            assertThat(attempt(() -> world.createFolder("/made"))).isEqualTo("TRANSIENT");
            assertThat(world.stat("/made").kind()).isEqualTo(NodeKind.FOLDER);
            assertThat(attempt(() -> world.createFolder("/made"))).isEqualTo("done");
            assertThat(attempt(() -> world.write("/made/text", new byte[3]))).isEqualTo("TRANSIENT");
            assertThat(world.stat("/made/text").size()).isEqualTo(3);
            assertThat(attempt(() -> world.write("/made/text", new byte[4]))).isEqualTo("done");
            assertThat(spectra.stats().injectedFailures()).containsEntry(ErrorClass.TRANSIENT, 2L);
        }
    }

    @Test
    void writes_fail_at_their_beginning_or_at_their_end_and_leave_nothing() throws Exception {
        Chaos chaos = Chaos.builder()
                .failure(InjectedFailure.of(ErrorClass.TRANSIENT, 0.6, SpectraOperation.WRITE))
                .failure(InjectedFailure.of(ErrorClass.NO_SPACE, 0.1, SpectraOperation.WRITE))
                .build();
        try (Spectra spectra = open(chaos)) {
            SpectraWorld world = spectra.world("primary");
            int calls = 0;
            for (int i = 0; i < 200; i++) {
                String path = "/new" + i;
                String outcome;
                do {
                    outcome = attempt(() -> world.write(path, new byte[9]));
                    calls++;
                    assertThat(attempt(() -> world.stat(path)))
                            .isEqualTo(outcome.equals("done") ? "done" : "NOT_FOUND");
                } while (outcome.equals("TRANSIENT"));
            }
            SpectraStats stats = world.stats();
            assertThat(stats.operations()).containsEntry(SpectraOperation.WRITE, (long) calls);
            assertThat(stats.bytesWritten()).isEqualTo(9 * (calls - stats.totalInjectedFailures()));
            assertThat(stats.injectedFailures()).containsOnlyKeys(ErrorClass.TRANSIENT, ErrorClass.NO_SPACE);
        }
    }

    @Test
    void where_operations_wait_more_are_to_be_done_at_once() {
        Chaos chaos = Chaos.builder()
                .latency(new Latency(Duration.ofMillis(1), Duration.ZERO))
                .build();
        try (Spectra spectra = open(chaos);
                Spectra calm = open(Chaos.NONE)) {
            assertThat(spectra.adapter("primary").capabilities().recommendedConcurrency())
                    .isGreaterThanOrEqualTo(16);
            assertThat(calm.adapter("primary").capabilities().recommendedConcurrency())
                    .isEqualTo(Runtime.getRuntime().availableProcessors());
        }
    }

    private interface Call {
        void run() throws IOException;
    }

    private static String attempt(Call call) {
        try {
            call.run();
            return "done";
        } catch (FSException e) {
            return e.errorClass().name();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static FSException refusal(Call call) throws IOException {
        try {
            call.run();
        } catch (FSException e) {
            return e;
        }
        throw new AssertionError("nothing was refused");
    }

    private static List<String> paths() throws IOException {
        try (Spectra spectra = Spectra.open(config(Chaos.NONE))) {
            List<String> paths = new ArrayList<>();
            spectra.world("primary").list("/").forEach(entry -> paths.add("/" + entry.name()));
            return paths;
        }
    }

    private Spectra open(Chaos chaos) {
        return Spectra.open(config(chaos), time);
    }

    private static SpectraConfig config(Chaos chaos) {
        return SpectraConfig.builder()
                .maxDepth(0)
                .files(CountRange.exactly(FILES))
                .fileSizes(FileSizes.uniform(600, 3000))
                .chaos(chaos)
                .build();
    }
}
