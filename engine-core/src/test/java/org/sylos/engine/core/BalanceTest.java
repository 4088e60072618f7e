package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.Tally;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** R18, and what is kept of passes that came before. */
class BalanceTest extends LabTest {
    BalanceTest(Stores stores) {
        super(stores);
    }

    @Test
    void r18_every_source_node_ends_in_one_place_and_the_parts_add_up_to_the_total() throws InterruptedException {
        lab.source
                .file("/copied", 10L)
                .file("/there", 20L)
                .file("/x.tmp", 40L)
                .file("/broken", 80L)
                .file("/drift", 160L);
        lab.source
                .special("/pipe", "a FIFO")
                .folder("/locked")
                .deny("/locked", ErrorClass.PERMISSION)
                .symlink("/l", "x");
        lab.destination.file("/there", 20L).mtime("/there", Instant.now());
        lab.dstFaults.add(
                FaultRule.fail(ErrorClass.NO_SPACE).on(FsOperation.COPY_FROM).at("/broken"));
        Migration migration = lab.manager()
                .create(lab.config()
                        .filter(candidate -> candidate.name().endsWith(".tmp")
                                ? new FilterDecision.Reject("no-tmp", "temporary")
                                : FilterDecision.ACCEPT)
                        .build());
        discover(migration);
        Balance planned = migration.balance();
        assertThat(planned.pending()).isEqualTo(new Tally(4, 250));
        assertThat(planned.addsUp()).isTrue();
        lab.source.file("/drift", 170L);
        Balance balance = copy(migration).balance();

        assertThat(balance.pass()).isEqualTo(1);
        assertThat(balance.total()).isEqualTo(new Tally(9, 310));
        assertThat(balance.copied()).isEqualTo(new Tally(2, 10));
        assertThat(balance.existing()).isEqualTo(new Tally(2, 20));
        assertThat(balance.excluded()).isEqualTo(new Tally(2, 40));
        assertThat(balance.failed()).isEqualTo(new Tally(2, 80));
        assertThat(balance.drifted()).isEqualTo(new Tally(1, 160));
        assertThat(balance.pending()).isEqualTo(Tally.ZERO);
        assertThat(balance.addsUp()).isTrue();
        assertThat(migration.balance()).isEqualTo(balance);
    }

    @Test
    void a_new_pass_begins_with_nothing_and_keeps_the_balances_of_those_before() throws InterruptedException {
        plant();
        Migration migration = lab.create();
        Balance first = runAll(migration).balance();
        lab.source.file("/a/one.txt", "another text").file("/new", "n");
        Balance second = runAll(migration).balance();
        lab.restart();
        Migration again = lab.reopen();

        assertThat(second.copied().nodes()).isEqualTo(2);
        assertThat(second.existing().nodes()).isEqualTo(7);
        assertThat(again.pastPasses()).containsExactly(first);
        assertThat(again.balance()).isEqualTo(second);
        assertThat(again.status().pass()).isEqualTo(2);
        assertThat(again.phaseHistory()).hasSize(8);
        assertThat(node(again, "/a/one.txt").attempts()).isZero();
        assertArrived();
        RunResult third = again.run(
                plan -> {
                    throw new AssertionError("asked although there is nothing to do");
                },
                "test");
        assertThat(third.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(third.balance().copied()).isEqualTo(Tally.ZERO);
        assertThat(again.pastPasses()).hasSize(2);
    }

    @Test
    void a_new_pass_from_review_forgets_failures_that_are_no_more() throws InterruptedException {
        plant();
        lab.dstFaults.add(FaultRule.fail(ErrorClass.PERMISSION).on(FsOperation.COPY_FROM));
        Migration migration = lab.create();
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.FAILURES);
        lab.dstFaults.clear();

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(migration.inspect().failures(org.sylos.engine.api.Side.SRC, 0, 10))
                .isEmpty();
        assertThat(migration.pastPasses()).hasSize(1);
        assertArrived();
    }

    @Test
    void what_was_deleted_on_the_source_is_told_by_the_next_pass_and_stays_at_the_destination()
            throws InterruptedException {
        plant();
        Migration migration = lab.create();
        runAll(migration);
        lab.source.remove("/a/b");
        RunResult again = runAll(migration);

        assertThat(again.outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(planned(migration, org.sylos.engine.api.storage.PlanAction.DST_ONLY))
                .containsExactly("/a/b");
        assertThat(lab.destination.exists("/a/b/two.txt")).isTrue();
    }

    /** A store that tells of one source node more than it accounts for. */
    private static MigrationStore miscounting(MigrationStore store) {
        return replacing(
                MigrationStore.class,
                store,
                "inspection",
                inspection -> replacing(InspectionStore.class, (InspectionStore) inspection, "balance", answer -> {
                    Balance kept = (Balance) answer;
                    return new Balance(
                            kept.pass(),
                            kept.total().plus(new Tally(1, 5)),
                            kept.copied(),
                            kept.existing(),
                            kept.excluded(),
                            kept.failed(),
                            kept.drifted(),
                            kept.pending());
                }));
    }

    private static <T> T replacing(Class<T> type, T original, String method, UnaryOperator<Object> change) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
            try {
                Object answer = called.invoke(original, args);
                return called.getName().equals(method) ? change.apply(answer) : answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @Test
    void r18_a_run_whose_books_do_not_balance_says_so_and_is_not_complete() throws InterruptedException {
        plant();
        MigrationStoreFactory factory = lab.manager()
                .providers()
                .require(MigrationStoreFactory.class, "database", lab.database().provider());
        try (MigrationStore own = factory.open(
                home.resolve("own.db"),
                MigrationStoreFactory.OpenMode.CREATE,
                ProviderConfig.of(factory, Map.of()),
                ProviderContext.standard())) {
            Migration migration =
                    lab.manager().create(lab.config().store(miscounting(own)).build());
            RunResult result = runAll(migration);

            assertThat(result.outcome()).isEqualTo(RunOutcome.MISMATCH);
            assertThat(result.phase()).isEqualTo(Phase.REVIEW);
            assertThat(result.notices()).singleElement().asString().startsWith("the books do not balance");
            migration.close();
        }
    }
}
