package org.sylos.adapter.spectra;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.adapter.spectra.internal.world.Meter;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;

/**
 * What was asked of a world, or of several, since the simulator was opened. Taken while operations go on, the numbers need not
 * be of one moment.
 *
 * @param operations how often each operation was asked for, whatever came of it; every operation is there
 * @param bytesRead bytes handed out
 * @param bytesWritten bytes of all files that were written to their end
 * @param injectedFailures how many operations chaos made fail, by class; only classes that occurred
 * @param corruptedReads opened files of which chaos flipped a bit
 * @param truncatedReads opened files that chaos ended too soon
 * @param shortReads opened files that chaos hands out in small pieces
 * @param delays how long chaos made operations wait, all together
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record SpectraStats(
        Map<SpectraOperation, Long> operations,
        long bytesRead,
        long bytesWritten,
        Map<ErrorClass, Long> injectedFailures,
        long corruptedReads,
        long truncatedReads,
        long shortReads,
        Duration delays) {

    /** Copies the maps and adds what is missing. */
    public SpectraStats {
        Map<SpectraOperation, Long> all = new EnumMap<>(SpectraOperation.class);
        for (SpectraOperation operation : SpectraOperation.values()) {
            all.put(operation, operations.getOrDefault(operation, 0L));
        }
        operations = Collections.unmodifiableMap(all);
        Map<ErrorClass, Long> occurred = new EnumMap<>(ErrorClass.class);
        injectedFailures.forEach((errorClass, count) -> {
            if (count > 0) {
                occurred.put(errorClass, count);
            }
        });
        injectedFailures = Collections.unmodifiableMap(occurred);
    }

    /** {@return all operations together} */
    public long totalOperations() {
        return sum(operations);
    }

    /** {@return all failures that chaos made, together} */
    public long totalInjectedFailures() {
        return sum(injectedFailures);
    }

    /**
     * {@return these numbers and others added up}
     *
     * @param other for example those of another world
     */
    public SpectraStats plus(SpectraStats other) {
        Map<SpectraOperation, Long> allOperations = new EnumMap<>(operations);
        other.operations.forEach((operation, count) -> allOperations.merge(operation, count, Long::sum));
        Map<ErrorClass, Long> allFailures = new EnumMap<>(ErrorClass.class);
        allFailures.putAll(injectedFailures);
        other.injectedFailures.forEach((errorClass, count) -> allFailures.merge(errorClass, count, Long::sum));
        return new SpectraStats(
                allOperations,
                bytesRead + other.bytesRead,
                bytesWritten + other.bytesWritten,
                allFailures,
                corruptedReads + other.corruptedReads,
                truncatedReads + other.truncatedReads,
                shortReads + other.shortReads,
                delays.plus(other.delays));
    }

    static SpectraStats of(Meter meter) {
        Map<SpectraOperation, Long> operations = new EnumMap<>(SpectraOperation.class);
        for (SpectraOperation operation : SpectraOperation.values()) {
            operations.put(operation, meter.operations(operation));
        }
        Map<ErrorClass, Long> failures = new EnumMap<>(ErrorClass.class);
        for (ErrorClass errorClass : ErrorClass.values()) {
            failures.put(errorClass, meter.failures(errorClass));
        }
        return new SpectraStats(
                operations,
                meter.bytesRead(),
                meter.bytesWritten(),
                failures,
                meter.misreads(Meter.Misread.CORRUPTED),
                meter.misreads(Meter.Misread.TRUNCATED),
                meter.misreads(Meter.Misread.SHORT),
                Duration.ofNanos(meter.delayNanos()));
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
