package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.tck.Gate;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** How far the two sides may be apart in discovery. */
class LeadTest extends LabTest {
    private static final int DEPTH = 10;

    LeadTest(Stores stores) {
        super(stores);
    }

    private static String folder(int depth) {
        return depth == 0 ? "/" : "/d".repeat(depth);
    }

    private void plantChains() {
        lab.source.folder(folder(DEPTH));
        lab.destination.folder(folder(DEPTH));
    }

    private int deepestListed(boolean source) {
        int deepest = -1;
        for (int depth = 0; depth <= DEPTH; depth++) {
            int count = (source ? lab.src() : lab.dst()).counts().of(FsOperation.LIST, folder(depth));
            deepest = count > 0 ? depth : deepest;
        }
        return deepest;
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 3", "3, 0", "3, 2", "5, 4"})
    void src_is_at_most_so_many_rounds_ahead(int ahead, int held) throws InterruptedException {
        plantChains();
        Gate gate = new Gate("DST in round " + held);
        lab.dstFaults.add(FaultRule.hold(gate).on(FsOperation.LIST).at(folder(held)));
        List<Integer> sealed = new CopyOnWriteArrayList<>();
        Migration migration = lab.create(options -> options.maxSrcAhead(ahead).coordinatorLead(1));
        migration.listen(event -> {
            if (event instanceof MigrationEvent.RoundSealed round && round.side() == Side.SRC) {
                sealed.add(round.depth());
            }
        });
        RunController run = migration.startTraversal();
        gate.awaitReached();
        // DST has sealed held - 1, so SRC may seal held - 1 + ahead.
        int last = held - 1 + ahead;
        Await.until(() -> sealed.contains(last));

        assertThat(deepestListed(true)).isEqualTo(last);
        gate.open();
        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
        assertThat(deepestListed(true)).isEqualTo(DEPTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 4})
    void dst_follows_when_src_is_so_many_rounds_further(int lead) throws InterruptedException {
        plantChains();
        int held = 6;
        Gate gate = new Gate("SRC in round " + held);
        lab.srcFaults.add(FaultRule.hold(gate).on(FsOperation.LIST).at(folder(held)));
        List<Integer> sealed = new CopyOnWriteArrayList<>();
        Migration migration = lab.create(options -> options.maxSrcAhead(5).coordinatorLead(lead));
        migration.listen(event -> {
            if (event instanceof MigrationEvent.RoundSealed round && round.side() == Side.DST) {
                sealed.add(round.depth());
            }
        });
        RunController run = migration.startTraversal();
        gate.awaitReached();
        // SRC has sealed held - 1, so DST may list n while n - 1 + lead <= held - 1, and never more than SRC told it
        // of.
        int last = Math.min(held - lead, held);
        Await.until(() -> sealed.contains(last));

        assertThat(deepestListed(false)).isEqualTo(last);
        gate.open();
        assertThat(ended(run).outcome()).isEqualTo(RunOutcome.NEEDS_REVIEW);
        assertThat(deepestListed(false)).isEqualTo(DEPTH);
    }

    @Test
    void rounds_are_told_in_their_order_with_what_they_found() throws InterruptedException {
        lab.source.folder("/a/b").file("/a/f", "x").folder("/c");
        lab.destination.folder("/a");
        List<String> told = new CopyOnWriteArrayList<>();
        Migration migration = lab.create();
        migration.listen(event -> {
            if (event instanceof MigrationEvent.RoundSealed round) {
                told.add(round.side() + " " + round.depth() + ": " + round.folders() + " folders, " + round.children()
                        + " children");
            }
        });
        discover(migration);
        migration.close();

        assertThat(told.stream().filter(round -> round.startsWith("SRC")))
                .containsExactly(
                        "SRC 0: 1 folders, 2 children", "SRC 1: 2 folders, 2 children", "SRC 2: 1 folders, 0 children");
        assertThat(told.stream().filter(round -> round.startsWith("DST")))
                .containsExactly("DST 0: 1 folders, 1 children", "DST 1: 1 folders, 0 children");
    }
}
