package org.sylos.adapter.spectra.internal.chaos;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.InjectedFailure;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.adapter.spectra.internal.chaos.Dice.Question;
import org.sylos.engine.api.ErrorClass;

/**
 * Decides what becomes of attempts. It remembers how many failed, and nothing of operations that always succeed: so memory grows
 * with the nodes that are in trouble and not with the tree. A success is not the end of that: when every round of trouble were the
 * same, somebody who needs two operations to succeed one after the other could try for ever. Thread-safe.
 */
final class Fates {
    private final Dice dice;
    private final int mostInARow;
    private final Map<SpectraOperation, List<InjectedFailure>> lasting = new EnumMap<>(SpectraOperation.class);
    private final Map<SpectraOperation, List<InjectedFailure>> passing = new EnumMap<>(SpectraOperation.class);
    private final ConcurrentHashMap<Long, Failed> failed = new ConcurrentHashMap<>();

    /** Attempts that failed: all of them, and those after the last success. */
    private record Failed(int all, int inARow) {
        static final Failed NONE = new Failed(0, 0);
    }

    Fates(Dice dice, Chaos chaos) {
        this.dice = dice;
        mostInARow = chaos.mostInARow();
        for (SpectraOperation operation : SpectraOperation.values()) {
            lasting.put(operation, failures(chaos, operation, false));
            passing.put(operation, failures(chaos, operation, true));
        }
    }

    private static List<InjectedFailure> failures(Chaos chaos, SpectraOperation operation, boolean retryable) {
        return chaos.failures().stream()
                .filter(failure -> failure.operations().contains(operation))
                .filter(failure -> failure.errorClass().retryable() == retryable)
                .toList();
    }

    /** What becomes of the next attempt of an operation on a node. */
    Fate next(SpectraOperation operation, long node) {
        long key = dice.operation(node, operation);
        Failed before = failed.getOrDefault(key, Failed.NONE);
        ErrorClass failure = draw(lasting.getOrDefault(operation, List.of()), key, Question.LASTING, 0);
        if (failure == null && before.inARow < mostInARow) {
            failure = draw(passing.getOrDefault(operation, List.of()), key, Question.PASSING, before.all);
        }
        return new Fate(key, before.all, before.inARow, failure);
    }

    /** Whether something else goes wrong with an attempt, given its share. */
    boolean befalls(Fate fate, Question question, double share) {
        return share > 0 && fate.inARow() < mostInARow && dice.even(fate.key(), question, fate.attempt()) < share;
    }

    /** An attempt failed, and the next may succeed. */
    void failed(Fate fate) {
        failed.put(fate.key(), new Failed(fate.attempt() + 1, fate.inARow() + 1));
    }

    /** An attempt succeeded. */
    void succeeded(Fate fate) {
        if (fate.inARow() > 0) {
            failed.put(fate.key(), new Failed(fate.attempt(), 0));
        }
    }

    private @Nullable ErrorClass draw(List<InjectedFailure> failures, long key, Question question, int attempt) {
        if (failures.isEmpty()) {
            return null;
        }
        double draw = dice.even(key, question, attempt);
        for (InjectedFailure failure : failures) {
            draw -= failure.rate();
            if (draw < 0) {
                return failure.errorClass();
            }
        }
        return null;
    }
}
