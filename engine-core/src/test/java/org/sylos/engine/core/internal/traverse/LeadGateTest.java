package org.sylos.engine.core.internal.traverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class LeadGateTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private static LeadGate gate(int lead, int ahead) {
        return new LeadGate(lead, ahead, -1, -1);
    }

    private Future<Boolean> waiting(Callable<Boolean> wait) {
        return threads.submit(wait);
    }

    private static boolean answer(Future<Boolean> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    @Test
    void src_runs_ahead_until_it_is_as_far_ahead_as_allowed() throws Exception {
        LeadGate gate = gate(1, 3);
        for (int depth = 0; depth < 3; depth++) {
            assertThat(gate.awaitSrcTurn(depth)).isTrue();
            gate.srcSealed(depth, false);
        }
        Future<Boolean> fourth = waiting(() -> gate.awaitSrcTurn(3));
        gate.srcSealed(2, false);
        assertThat(fourth.isDone()).isFalse();
        gate.dstSealed(0);

        assertThat(answer(fourth)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 4, 3", "1, 4, 4", "2, 4, 5", "3, 4, 6"})
    void dst_lists_a_level_when_src_has_sealed_so_many_more_rounds(int lead, int depth, int sealed) throws Exception {
        LeadGate gate = gate(lead, 10);
        gate.srcSealed(sealed - 1, false);
        Future<Boolean> turn = waiting(() -> gate.awaitDstTurn(depth));
        assertThat(turn.isDone()).isFalse();
        gate.srcSealed(sealed, false);

        assertThat(answer(turn)).isTrue();
    }

    @Test
    void dst_waits_no_longer_when_src_is_through() throws Exception {
        LeadGate gate = gate(3, 3);
        Future<Boolean> turn = waiting(() -> gate.awaitDstTurn(5));
        gate.srcSealed(1, true);

        assertThat(answer(turn)).isTrue();
    }

    @Test
    void src_waits_no_longer_when_dst_is_through() throws Exception {
        LeadGate gate = gate(1, 1);
        Future<Boolean> turn = waiting(() -> gate.awaitSrcTurn(7));
        gate.dstDone();

        assertThat(answer(turn)).isTrue();
    }

    @Test
    void a_side_that_breaks_off_lets_the_other_one_go() throws Exception {
        LeadGate gate = gate(1, 1);
        Future<Boolean> src = waiting(() -> gate.awaitSrcTurn(7));
        Future<Boolean> dst = waiting(() -> gate.awaitSrcSealed(7));
        gate.breakOff();

        assertThat(answer(src)).isFalse();
        assertThat(answer(dst)).isFalse();
        assertThat(gate.awaitDstTurn(0)).isFalse();
    }

    @Test
    void what_was_sealed_before_counts() throws Exception {
        LeadGate gate = new LeadGate(1, 2, 4, 3);

        assertThat(gate.awaitSrcTurn(5)).isTrue();
        assertThat(gate.awaitDstTurn(4)).isTrue();
        assertThat(gate.srcDoneAt(5)).isFalse();
    }

    @Test
    void nobody_sees_that_src_is_through_without_its_last_seal() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            LeadGate gate = gate(1, 3);
            CyclicBarrier together = new CyclicBarrier(2);
            Future<Boolean> over = waiting(() -> {
                together.await();
                return gate.awaitSrcSealed(0) && gate.srcDoneAt(0);
            });
            together.await();
            gate.srcSealed(0, true);

            assertThat(answer(over)).as("level 1 is still to be compared").isFalse();
            assertThat(gate.srcDoneAt(1)).isTrue();
        }
    }
}
