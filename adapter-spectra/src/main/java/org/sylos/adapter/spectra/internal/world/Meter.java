package org.sylos.adapter.spectra.internal.world;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.engine.api.ErrorClass;

/** Counts what was asked of a world, and what chaos made of it. Thread-safe. */
public final class Meter {
    private final Counters<SpectraOperation> operations = new Counters<>(SpectraOperation.class);
    private final Counters<ErrorClass> failures = new Counters<>(ErrorClass.class);
    private final Counters<Misread> misreads = new Counters<>(Misread.class);
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder bytesWritten = new LongAdder();
    private final LongAdder delayNanos = new LongAdder();

    /** What can be wrong with a read that does not fail. */
    public enum Misread {
        /** A bit is flipped. */
        CORRUPTED,
        /** It ends before the file does. */
        TRUNCATED,
        /** It comes in pieces that are smaller than asked for. */
        SHORT
    }

    /** An operation was asked for. */
    public void count(SpectraOperation operation) {
        operations.of(operation).increment();
    }

    /** An operation was made to fail. */
    public void countFailure(ErrorClass errorClass) {
        failures.of(errorClass).increment();
    }

    /** A read was made to go wrong. */
    public void countMisread(Misread misread) {
        misreads.of(misread).increment();
    }

    /** Bytes were read. */
    public void countRead(long bytes) {
        bytesRead.add(bytes);
    }

    /** A file was made to hold so many bytes. */
    public void countWritten(long bytes) {
        bytesWritten.add(bytes);
    }

    /** An operation was made to wait. */
    public void countDelay(long nanos) {
        delayNanos.add(nanos);
    }

    /** How often an operation was asked for. */
    public long operations(SpectraOperation operation) {
        return operations.of(operation).sum();
    }

    /** How many operations were made to fail with a class. */
    public long failures(ErrorClass errorClass) {
        return failures.of(errorClass).sum();
    }

    /** How many reads were made to go wrong. */
    public long misreads(Misread misread) {
        return misreads.of(misread).sum();
    }

    /** Bytes read. */
    public long bytesRead() {
        return bytesRead.sum();
    }

    /** Bytes of all files written. */
    public long bytesWritten() {
        return bytesWritten.sum();
    }

    /** Nanoseconds for which operations were made to wait, all together. */
    public long delayNanos() {
        return delayNanos.sum();
    }

    /** A counter for each value. */
    private static final class Counters<E extends Enum<E>> {
        private final Map<E, LongAdder> counters;

        Counters(Class<E> type) {
            counters = new EnumMap<>(type);
            for (E value : type.getEnumConstants()) {
                counters.put(value, new LongAdder());
            }
        }

        LongAdder of(E value) {
            return Objects.requireNonNull(counters.get(value));
        }
    }
}
