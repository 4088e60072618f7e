package org.sylos.shell.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;

/** A run that lasts as many waits as it is told, and does something between them. */
final class FakeRun implements RunController {
    static final Balance NOTHING =
            new Balance(1, Tally.ZERO, Tally.ZERO, Tally.ZERO, Tally.ZERO, Tally.ZERO, Tally.ZERO, Tally.ZERO);

    final List<String> asked = new ArrayList<>();
    private final int waits;
    private final IntConsumer between;
    private @Nullable RuntimeException error;
    private int waited;

    FakeRun(int waits, IntConsumer between) {
        this.waits = waits;
        this.between = between;
    }

    FakeRun failing(RuntimeException with) {
        error = with;
        return this;
    }

    @Override
    public void shutdown() {
        asked.add("shutdown");
    }

    @Override
    public void shutdownNow() {
        asked.add("shutdownNow");
    }

    @Override
    public boolean isStopping() {
        return !asked.isEmpty();
    }

    @Override
    public boolean isDone() {
        return waited >= waits;
    }

    @Override
    public void await() {
        waited = waits;
    }

    @Override
    public boolean await(Duration most) {
        if (isDone()) {
            return true;
        }
        between.accept(waited++);
        return false;
    }

    @Override
    public RunResult result() {
        if (error != null) {
            throw error;
        }
        return new RunResult(
                asked.isEmpty() ? Phase.COMPLETED : Phase.SUSPENDED,
                asked.isEmpty() ? RunOutcome.COMPLETED : RunOutcome.SUSPENDED,
                NOTHING,
                List.of(),
                List.of());
    }

    @Override
    public Optional<Throwable> error() {
        return Optional.ofNullable(error);
    }
}
