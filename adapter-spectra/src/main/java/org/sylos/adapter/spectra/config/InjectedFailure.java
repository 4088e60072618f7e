package org.sylos.adapter.spectra.config;

import java.util.EnumSet;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;

/**
 * How often operations fail with one class. When the class {@linkplain ErrorClass#retryable may pass}, each attempt is
 * decided anew; otherwise it is decided once for each node and operation, and no attempt succeeds.
 *
 * @param errorClass any but {@link ErrorClass#PARENT}
 * @param rate how many of the attempts, or of the nodes, from 0 to 1
 * @param operations which operations fail
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record InjectedFailure(ErrorClass errorClass, double rate, Set<SpectraOperation> operations) {

    /**
     * Checks the bounds and copies the set.
     *
     * @throws IllegalArgumentException when the rate is out of its bounds, no operation is named, or the class is one that no
     *     storage gives
     */
    public InjectedFailure {
        if (errorClass == ErrorClass.PARENT) {
            throw new IllegalArgumentException("no storage fails with " + errorClass);
        }
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a rate is from 0 to 1, not " + rate);
        }
        operations = Set.copyOf(operations);
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("a failure is one of at least one operation");
        }
    }

    /**
     * {@return failures of all operations}
     *
     * @param errorClass any but {@link ErrorClass#PARENT}
     * @param rate from 0 to 1
     */
    public static InjectedFailure of(ErrorClass errorClass, double rate) {
        return new InjectedFailure(errorClass, rate, EnumSet.allOf(SpectraOperation.class));
    }

    /**
     * {@return failures of some operations}
     *
     * @param errorClass any but {@link ErrorClass#PARENT}
     * @param rate from 0 to 1
     * @param first an operation that fails
     * @param more further ones
     */
    public static InjectedFailure of(
            ErrorClass errorClass, double rate, SpectraOperation first, SpectraOperation... more) {
        return new InjectedFailure(errorClass, rate, EnumSet.of(first, more));
    }
}
