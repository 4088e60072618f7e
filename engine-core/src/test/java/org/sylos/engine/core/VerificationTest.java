package org.sylos.engine.core;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.VerificationStore;
import org.sylos.engine.api.storage.VerificationSummary;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;
import org.sylos.tck.fs.TreeSnapshot;

/** The levels of verification, what they find, and what follows. */
class VerificationTest extends LabTest {
    VerificationTest(Stores stores) {
        super(stores);
    }

    private static UnaryOperator<MigrationOptionsBuilder> levels(String... levels) {
        return options -> options.verifyLevels(List.of(levels));
    }

    /** Changes a file behind the engine's back right after it was written. */
    private void spoil(String path, Runnable change) {
        lab.dstFaults.add(FaultRule.run(event -> change.run())
                .on(FsOperation.COPY_FROM, FsOperation.COMMIT, FsOperation.CREATE_SYMLINK)
                .at(path)
                .afterwards()
                .times(1));
    }

    private List<VerificationStore.VerifiedNode> findings(String level, Verdict.Result result) {
        return lab.store().verification().findings(level, result, 0, 100);
    }

    @Test
    void size_finds_what_is_missing_of_another_size_of_another_kind_or_points_elsewhere() throws InterruptedException {
        lab.source
                .file("/gone", "x")
                .file("/cut", "four")
                .file("/kind", "x")
                .symlink("/link", "there")
                .file("/ok", "x");
        spoil("/gone", () -> lab.destination.remove("/gone"));
        spoil("/cut", () -> lab.destination.file("/cut", "two"));
        spoil("/kind", () -> lab.destination.remove("/kind").symlink("/kind", "x"));
        spoil("/link", () -> lab.destination.symlink("/link", "elsewhere"));
        Migration migration = lab.create();
        RunResult result = runAll(migration);

        assertThat(result.outcome()).isEqualTo(RunOutcome.MISMATCH);
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
        assertThat(result.verification()).containsExactly(new VerificationSummary("size", 1, 4, 0, 0));
        assertThat(findings("size", Verdict.Result.MISMATCH))
                .extracting(VerificationStore.VerifiedNode::path)
                .containsExactlyInAnyOrder("/gone", "/cut", "/kind", "/link");
        assertThat(node(migration, "/cut").copy()).isEqualTo(CopyStatus.FAILED);
        assertThat(node(migration, "/cut").errorClass()).isEqualTo(ErrorClass.CORRUPT);
        assertThat(node(migration, "/cut").message())
                .contains("verification by size")
                .contains("3 bytes instead of 4");
        assertThat(result.balance().failed().nodes()).isEqualTo(4);
        assertSound(migration);
    }

    @Test
    void checksum_finds_bytes_that_differ_and_size_does_not() throws InterruptedException {
        lab.source.file("/f", "right").file("/g", "fine");
        spoil("/f", () -> lab.destination.file("/f", "wrong"));

        assertThat(runAll(levels("size")).outcome()).isEqualTo(RunOutcome.COMPLETED);
        lab.destination.remove("/f").remove("/g");
        spoil("/f", () -> lab.destination.file("/f", "wrong"));
        Migration migration = lab.create("other", lab.src(), lab.dst(), levels("size", "checksum"));
        RunResult result = runAll(migration);

        assertThat(result.outcome()).isEqualTo(RunOutcome.MISMATCH);
        assertThat(result.verification())
                .containsExactly(
                        new VerificationSummary("size", 2, 0, 0, 0), new VerificationSummary("checksum", 1, 1, 0, 0));
        assertThat(findings("checksum", Verdict.Result.MISMATCH))
                .singleElement()
                .satisfies(node -> {
                    assertThat(node.path()).isEqualTo("/f");
                    assertThat(node.verdict().detail()).contains("instead of");
                });
        assertThat(lab.store().verification().verifiers()).containsExactlyInAnyOrder("size", "checksum");
    }

    @Test
    void the_checksum_computed_while_copying_spares_reading_the_source_again() throws InterruptedException {
        lab.source.file("/f", "text");
        Migration migration =
                lab.create(options -> options.checksum(ChecksumAlgorithm.SHA256).verifyLevels(List.of("checksum")));

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.src().counts().of(FsOperation.CHECKSUM)).isZero();
        assertThat(findings("checksum", Verdict.Result.VERIFIED))
                .singleElement()
                .satisfies(node -> assertThat(node.verdict().algorithm()).isEqualTo("sha256"));
    }

    @Test
    void what_cannot_be_told_is_unknown_and_not_verified() throws InterruptedException {
        lab.source = Lab.tree("source").checksums(ChecksumAlgorithm.MD5).build();
        lab.destination =
                Lab.tree("destination").checksums(ChecksumAlgorithm.SHA256).build();
        lab.source.file("/f", "text");
        RunResult result = runAll(levels("checksum"));

        assertThat(result.outcome()).isEqualTo(RunOutcome.MISMATCH);
        assertThat(result.phase()).isEqualTo(Phase.REVIEW);
        assertThat(result.verification()).containsExactly(new VerificationSummary("checksum", 0, 0, 1, 0));
    }

    @Test
    void a_source_that_has_gone_since_leaves_nothing_to_compare_with() throws InterruptedException {
        lab.source.file("/f", "text");
        spoil("/f", () -> lab.source.remove("/f"));
        runAll(levels("checksum"));

        assertThat(findings("checksum", Verdict.Result.UNKNOWN))
                .singleElement()
                .satisfies(node -> assertThat(node.verdict().detail()).contains("the source has gone"));
    }

    @Test
    void looking_is_tried_again_and_what_fails_for_good_is_unknown() throws InterruptedException {
        lab.source.file("/shaky", "x").file("/locked", "y");
        lab.dstFaults.add(FaultRule.fail(ErrorClass.TRANSIENT)
                .on(FsOperation.STAT)
                .at("/shaky")
                .times(2));
        lab.dstFaults.add(
                FaultRule.fail(ErrorClass.PERMISSION).on(FsOperation.STAT).at("/locked"));
        RunResult result = runAll(options -> options);

        assertThat(result.verification()).containsExactly(new VerificationSummary("size", 1, 0, 1, 0));
        assertThat(findings("size", Verdict.Result.UNKNOWN)).singleElement().satisfies(node -> {
            assertThat(node.path()).isEqualTo("/locked");
            assertThat(node.verdict().detail()).contains("PERMISSION");
        });
    }

    @Test
    void a_new_pass_repairs_what_verification_found() throws InterruptedException {
        lab.source.file("/cut", "four").file("/swapped", "right").file("/ok", "x");
        spoil("/cut", () -> lab.destination.file("/cut", "two"));
        spoil("/swapped", () -> lab.destination.file("/swapped", "wrong"));
        Migration migration =
                lab.create(options -> options.compareMode(CompareMode.CHECKSUM).verifyLevels(List.of("checksum")));
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.MISMATCH);
        RunResult again = runAll(migration);

        assertThat(again.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(again.balance().copied().nodes()).isEqualTo(2);
        assertThat(migration.pastPasses())
                .singleElement()
                .satisfies(pass -> assertThat(pass.failed().nodes()).isEqualTo(2));
        assertArrived();
    }

    @Test
    void verifying_again_looks_at_everything_anew_and_changes_nothing() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        runAll(migration);
        Facts before = Facts.of(migration);
        TreeSnapshot destination = lab.destination.snapshot();
        assertThat(ended(migration.startVerify(List.of("size", "checksum"))).outcome())
                .isEqualTo(RunOutcome.COMPLETED);
        lab.destination.file("/a/one.txt", "eno");
        RunResult result = ended(migration.startVerify(List.of("checksum")));

        assertThat(result.outcome()).isEqualTo(RunOutcome.MISMATCH);
        assertThat(result.verification()).containsExactly(new VerificationSummary("checksum", 3, 1, 0, 0));
        assertThat(migration.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(Facts.of(migration)).isEqualTo(before);
        lab.destination
                .file("/a/one.txt", "one")
                .mtime(
                        "/a/one.txt",
                        requireNonNull(destination.facts("/a/one.txt").mtime()));
        assertThat(lab.destination.snapshot().withoutFolderTimes()).isEqualTo(destination.withoutFolderTimes());
    }

    @Test
    void verification_can_be_stopped_and_goes_on_where_it_was() throws InterruptedException {
        for (int i = 0; i < 30; i++) {
            lab.source.file("/f" + i, "x");
        }
        Gate gate = new Gate("the eleventh look");
        lab.dstFaults.add(FaultRule.hold(gate)
                .on(FsOperation.STAT)
                .matching(path -> path.startsWith("/f"))
                .skip(10)
                .times(1));
        Migration migration = lab.create(options -> options.workerCount(1));
        discover(migration);
        RunController run = migration.startCopy("test");
        gate.awaitReached();
        run.shutdown();
        gate.open();
        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.SUSPENDED);
        assertThat(migration.status().returnTo()).isEqualTo(Phase.COPYING);

        RunResult result = ended(migration.resume());
        assertThat(result.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(result.verification()).containsExactly(new VerificationSummary("size", 30, 0, 0, 0));
        assertThat(lab.dst().counts().of(FsOperation.COPY_FROM)).isEqualTo(30);
        for (int i = 0; i < 30; i++) {
            assertThat(lab.dst().counts().of(FsOperation.STAT, "/f" + i)).isEqualTo(1);
        }
    }

    @Test
    void pending_nodes_are_a_fault_unless_they_are_allowed() throws InterruptedException {
        lab.source.file("/f", "x");
        Migration migration = lab.create();
        discover(migration);
        RunResult strict = ended(migration.startVerify(List.of("size")));
        assertThat(strict.outcome()).isEqualTo(RunOutcome.MISMATCH);
        assertThat(strict.notices()).containsExactly("1 node is still pending");

        migration.setOptions(migration.options().toBuilder()
                .verification(v -> v.withAllowPending(true))
                .build());
        RunResult lenient = ended(migration.startVerify(List.of("size")));
        assertThat(lenient.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lenient.notices()).isEmpty();
        assertThat(migration.phase()).isEqualTo(Phase.REVIEW);
    }

    @Test
    void nodes_that_only_the_destination_has_are_a_fault_unless_they_are_allowed() throws InterruptedException {
        lab.source.file("/f", "x");
        lab.destination.file("/extra", "y");
        Migration strict = lab.create(options -> options.verification(v -> v.withAllowNotOnSrc(false)));
        RunResult result = runAll(strict);
        assertThat(result.outcome()).isEqualTo(RunOutcome.MISMATCH);
        assertThat(result.notices()).containsExactly("the destination has 1 node that the source does not have");
        assertThat(strict.phase()).isEqualTo(Phase.REVIEW);
        assertThat(lab.destination.exists("/extra")).isTrue();

        strict.setOptions(MigrationOptions.DEFAULT);
        assertThat(runAll(strict).outcome()).isEqualTo(RunOutcome.COMPLETED);
    }

    @Test
    void no_level_at_all_still_counts() throws InterruptedException {
        lab.source.file("/f", "x");
        RunResult result = runAll(levels());

        assertThat(result.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(result.verification()).isEmpty();
        assertThat(lab.dst().counts().of(FsOperation.STAT, "/f")).isZero();
    }

    @Test
    void a_level_that_does_not_exist_is_refused_before_anything_is_made() {
        assertThatThrownBy(() -> lab.create(levels("size", "nonsense")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("there is no verification level called 'nonsense'")
                .satisfies(e -> assertThat(((ConfigException) e).hint())
                        .hasValueSatisfying(
                                hint -> assertThat(hint).contains("checksum").contains("size")));
        assertThat(lab.manager().list()).isEmpty();
    }

    @Test
    void a_level_of_a_plugin_is_asked_about_every_written_node() throws InterruptedException {
        Queue<String> asked = new ConcurrentLinkedQueue<>();
        lab.install(new VerifierFactory() {
            @Override
            public String name() {
                return "own";
            }

            @Override
            public String summary() {
                return "Says yes";
            }

            @Override
            public Verifier create(ProviderConfig config, ProviderContext context) {
                return (request, source, destination) -> {
                    asked.add(request.destination().path() + " " + request.size());
                    return Verdict.verified("own");
                };
            }
        });
        lab.source.file("/d/f", "four").symlink("/d/l", "f").file("/there", "x");
        lab.destination.file("/there", "x").mtime("/there", Instant.now());
        RunResult result = runAll(levels("own"));

        assertThat(result.verification()).containsExactly(new VerificationSummary("own", 2, 0, 0, 0));
        assertThat(asked).containsExactlyInAnyOrder("/d/f 4", "/d/l 0");
    }
}
