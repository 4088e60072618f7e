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
 * Decides what becomes of attempts. It remembers how many failed in a row, and nothing of operations that succeed: so memory
 * grows with the nodes that are in trouble and not with the tree. Thread-safe.
 */
final class Fates {
    private final Dice dice;
    private final int mostInARow;
    private final Map<SpectraOperation, List<InjectedFailure>> lasting = new EnumMap<>(SpectraOperation.class);
    private final Map<SpectraOperation, List<InjectedFailure>> passing = new EnumMap<>(SpectraOperation.class);
    private final ConcurrentHashMap<Long, Integer> failed = new ConcurrentHashMap<>();

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
        int attempt = failed.getOrDefault(key, 0);
        ErrorClass failure = draw(lasting.getOrDefault(operation, List.of()), key, Question.LASTING, 0);
        if (failure == null && attempt < mostInARow) {
            failure = draw(passing.getOrDefault(operation, List.of()), key, Question.PASSING, attempt);
        }
        return new Fate(key, attempt, failure);
    }

    /** Whether something else goes wrong with an attempt, given its share. */
    boolean befalls(Fate fate, Question question, double share) {
        return share > 0 && fate.attempt() < mostInARow && dice.even(fate.key(), question, fate.attempt()) < share;
    }

    /** An attempt failed, and the next may succeed. */
    void failed(Fate fate) {
        failed.put(fate.key(), fate.attempt() + 1);
    }

    /** An attempt succeeded. */
    void succeeded(Fate fate) {
        if (fate.attempt() > 0) {
            failed.remove(fate.key());
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
