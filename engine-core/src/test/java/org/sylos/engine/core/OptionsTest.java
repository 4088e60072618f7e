package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** Every option has an effect. Those of leads, retries, comparing, keeping and verification have tests of their own. */
class OptionsTest extends LabTest {
    OptionsTest(Stores stores) {
        super(stores);
    }

    @Test
    void without_seeding_the_roots_are_recorded_by_hand() throws InterruptedException {
        plant();
        Migration migration = lab.create(options -> options.seedRoots(false));
        assertThatThrownBy(migration::startTraversal)
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("the roots of 'm' are not recorded");
        assertThat(migration.phase()).isEqualTo(Phase.CREATED);
        assertThat(migration.traversalSummary().src().state()).isEqualTo(TraversalSummary.State.EMPTY);

        migration.seedRoots();
        migration.seedRoots();
        assertThat(paths(migration, Side.SRC)).containsExactly("/");
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void roots_that_are_recorded_can_be_changed_no_more() {
        Migration migration = lab.create(options -> options.seedRoots(false));
        migration.addRoots(Service.using("new", lab.src()), Service.using("other", lab.dst()));
        migration.seedRoots();

        assertThatThrownBy(() -> migration.addRoots(Service.using("x", lab.src()), Service.using("y", lab.dst())))
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("are recorded already");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void worker_count_bounds_what_goes_on_at_once_on_each_side(int workers) throws InterruptedException {
        lab.source = Lab.tree("source").concurrency(8, 64).build();
        lab.destination = Lab.tree("destination").concurrency(8, 64).build();
        for (int i = 0; i < 30; i++) {
            lab.source.folder("/d" + i).file("/f" + i, "x");
            lab.destination.folder("/d" + i);
        }
        Gate listing = new Gate("listing");
        Gate copying = new Gate("copying");
        lab.srcFaults.add(FaultRule.hold(listing).on(FsOperation.LIST).matching(path -> path.startsWith("/d")));
        lab.dstFaults.add(FaultRule.hold(copying).on(FsOperation.COPY_FROM));
        Migration migration = lab.create(options -> options.workerCount(workers).maxSrcAhead(1));
        RunController discovery = migration.startTraversal();
        Await.until(() -> listing.waiting() == workers);
        assertThat(Objects.requireNonNull(migration.queueMetrics().get(QueueMetrics.Queue.SRC_TRAVERSAL))
                        .workers())
                .isEqualTo(workers);
        listing.open();
        ended(discovery);
        RunController copy = migration.startCopy("test");
        Await.until(() -> copying.waiting() == workers);
        copying.open();
        ended(copy);

        assertThat(lab.src().counts().mostInFlight()).isEqualTo(workers);
        assertThat(lab.dst().counts().mostInFlight()).isEqualTo(workers);
    }

    @Test
    void without_a_worker_count_the_adapter_says_with_how_many_to_begin() throws InterruptedException {
        lab.source = Lab.tree("source").concurrency(5, 64).build();
        for (int i = 0; i < 30; i++) {
            lab.source.folder("/d" + i);
        }
        Gate listing = new Gate("listing");
        lab.srcFaults.add(FaultRule.hold(listing).on(FsOperation.LIST).matching(path -> path.startsWith("/d")));
        Migration migration = lab.create();
        RunController run = migration.startTraversal();
        Await.until(() -> listing.waiting() == 5);
        listing.open();

        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
    }

    @Test
    void what_an_adapter_cannot_bear_is_never_asked_of_it() throws InterruptedException {
        lab.source = Lab.tree("source").concurrency(2, 2).build();
        for (int i = 0; i < 20; i++) {
            lab.source.folder("/d" + i);
        }
        Migration migration = lab.create(options -> options.workerCount(50));
        discover(migration);

        assertThat(lab.src().counts().mostInFlight()).isLessThanOrEqualTo(2);
    }

    /** Whether a discovery waits for some time and has not come to what it is to do. */
    private static boolean waitsBeforeItsWork() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("sylos-discovery"))
                .filter(thread -> thread.getKey().getState() == Thread.State.TIMED_WAITING)
                .map(thread -> Arrays.toString(thread.getValue()))
                .anyMatch(stack -> stack.contains("ActiveRun") && !stack.contains(".traverse."));
    }

    @Test
    void the_start_up_delay_is_waited_before_anything_is_asked_and_can_be_cut_short() throws InterruptedException {
        plant();
        Migration migration = lab.create(options -> options.startupDelay(Duration.ofHours(1)));
        RunController run = migration.startTraversal();
        Await.until(OptionsTest::waitsBeforeItsWork);
        assertThat(migration.phase()).isEqualTo(Phase.TRAVERSING);
        run.shutdown();

        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(lab.src().counts().of(FsOperation.LIST)).isZero();
        migration.setOptions(migration.options().toBuilder()
                .startupDelay(Duration.ofMillis(5))
                .build());
        assertThat(ended(migration.resume()).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
    }

    @Test
    void progress_is_told_at_every_tick() throws InterruptedException {
        plant();
        Gate gate = new Gate("copying");
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.COPY_FROM));
        List<MigrationEvent.Progress> ticks = new CopyOnWriteArrayList<>();
        Migration migration = lab.create(options -> options.progressTick(Duration.ofMillis(10)));
        discover(migration);
        migration.listen(event -> {
            if (event instanceof MigrationEvent.Progress progress) {
                ticks.add(progress);
            }
        });
        RunController run = migration.startCopy("test");
        Await.until(() -> ticks.stream()
                .flatMap(tick -> tick.queues().stream())
                .anyMatch(queue -> queue.queue() == QueueMetrics.Queue.FILE_COPY && queue.inProgress() > 0));
        int before = ticks.size();
        Await.until(() -> ticks.size() > before + 2);
        gate.open();
        ended(run);

        assertThat(ticks).allMatch(tick -> tick.phase() == Phase.COPYING || tick.phase() == Phase.COMPLETED);
    }

    @Test
    void listeners_that_are_off_hear_nothing_and_the_journal_is_kept() throws InterruptedException {
        plant();
        List<MigrationEvent> heard = new CopyOnWriteArrayList<>();
        Migration migration = lab.create(options -> options.log(new LogOptions(JournalEntry.Level.INFO, null, false)));
        migration.listen(heard::add);
        runAll(migration);
        assertThat(migration.log(JournalEntry.Level.INFO, 100)).isNotEmpty();
        migration.close();

        assertThat(heard).isEmpty();
    }

    @Test
    void the_log_level_is_the_least_that_is_kept() throws InterruptedException {
        plant();
        Migration migration = lab.create(options -> options.log(new LogOptions(JournalEntry.Level.ERROR, null, true)));
        lab.dstFaults.add(FaultRule.fail(org.sylos.engine.api.ErrorClass.PERMISSION)
                .on(FsOperation.COPY_FROM)
                .at("/top.bin"));
        runAll(migration);

        assertThat(migration.log(JournalEntry.Level.TRACE, 100))
                .isNotEmpty()
                .allMatch(entry -> entry.entry().level() == JournalEntry.Level.ERROR);
        migration.setOptions(
                migration.options().toBuilder().log(LogOptions.DEFAULT).build());
        runAll(migration);
        assertThat(migration.log(JournalEntry.Level.TRACE, 100))
                .anyMatch(entry -> entry.entry().level() == JournalEntry.Level.INFO);
    }

    @Test
    void entries_go_to_the_log_address_as_datagrams() throws Exception {
        plant();
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout((int) LIMIT.toMillis());
            String address = "127.0.0.1:" + socket.getLocalPort();
            Migration migration =
                    lab.create(options -> options.log(new LogOptions(JournalEntry.Level.INFO, address, true)));
            discover(migration);
            DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
            socket.receive(packet);

            String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
            assertThat(text).contains("Traversal-In-Progress").contains("lifecycle");
        }
    }

    @Test
    void a_log_address_that_is_none_is_refused_before_anything_is_made() {
        assertThatThrownBy(() ->
                        lab.create(options -> options.log(new LogOptions(JournalEntry.Level.INFO, "nonsense", true))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nonsense");
        assertThat(lab.manager().list()).isEmpty();
    }

    @Test
    void a_checksum_is_computed_while_copying_and_kept() throws InterruptedException {
        lab.source.file("/f", "text");
        Migration migration =
                lab.create(options -> options.checksum(ChecksumAlgorithm.MD5).verifyLevels(List.of("checksum")));
        runAll(migration);

        assertThat(lab.store().verification().findings("checksum", Verdict.Result.VERIFIED, 0, 10))
                .singleElement()
                .satisfies(node -> assertThat(node.verdict().algorithm()).isEqualTo("md5"));
        assertThat(lab.dst().counts().of(FsOperation.COPY_FROM)).isZero();
        assertThat(lab.src().counts().bytesRead()).isEqualTo(4);
    }

    @Test
    void without_a_checksum_the_destination_takes_its_fast_path() throws InterruptedException {
        lab.source.file("/f", "text");
        runAll(options -> options);

        assertThat(lab.dst().counts().of(FsOperation.COPY_FROM)).isEqualTo(1);
        assertThat(lab.src().counts().bytesRead()).isZero();
    }

    @Test
    void options_are_kept_with_the_migration() {
        MigrationOptions odd = MigrationOptions.builder()
                .workerCount(7)
                .maxRetries(2)
                .maxSrcAhead(9)
                .coordinatorLead(4)
                .stallTimeout(Duration.ofSeconds(77))
                .build();
        Migration migration = lab.create();
        migration.setOptions(odd);
        lab.restart();

        assertThat(lab.reopen().options()).isEqualTo(odd);
    }

    @Test
    void options_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> MigrationOptions.builder().workerCount(-1).build())
                .isInstanceOf(ConfigException.class)
                .hasMessage("'worker-count' cannot be -1");
        assertThatThrownBy(() -> MigrationOptions.builder().maxSrcAhead(0).build())
                .hasMessageContaining("max-src-ahead");
        assertThatThrownBy(() -> MigrationOptions.builder().maxRetries(101).build())
                .hasMessageContaining("max-retries");
        assertThatThrownBy(() -> MigrationOptions.builder()
                        .progressTick(Duration.ofMillis(9))
                        .build())
                .hasMessageContaining("progress-tick");
        assertThatThrownBy(() -> MigrationOptions.builder()
                        .startupDelay(Duration.ofSeconds(-1))
                        .build())
                .hasMessageContaining("startup-delay");
        assertThatThrownBy(() -> MigrationOptions.builder()
                        .coordinatorLead(4)
                        .maxSrcAhead(3)
                        .build())
                .hasMessageContaining("the two sides would wait for each other for ever");
    }
}
