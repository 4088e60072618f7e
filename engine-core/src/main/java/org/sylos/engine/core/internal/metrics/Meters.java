package org.sylos.engine.core.internal.metrics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.event.QueueMetrics.Queue;

/** The meters of all queues of a run. Thread-safe. */
public final class Meters {
    private final Map<Queue, QueueMeter> meters = new EnumMap<>(Queue.class);
    private final Map<ErrorClass, LongAdder> failures = new ConcurrentHashMap<>();

    /** Meters that stand at zero. */
    public Meters() {
        for (Queue queue : Queue.values()) {
            meters.put(queue, new QueueMeter(queue));
        }
    }

    /** The meter of a queue. */
    public QueueMeter of(Queue queue) {
        QueueMeter meter = meters.get(queue);
        if (meter == null) {
            throw new IllegalStateException("no meter for " + queue);
        }
        return meter;
    }

    /** Something failed for good. */
    public void failed(ErrorClass errorClass) {
        failures.computeIfAbsent(errorClass, any -> new LongAdder()).increment();
    }

    /** What failed for good so far, by class. */
    public Map<ErrorClass, Long> failures() {
        Map<ErrorClass, Long> counts = new EnumMap<>(ErrorClass.class);
        failures.forEach((errorClass, count) -> counts.put(errorClass, count.sum()));
        return counts;
    }

    /** The state of every queue on which work has ever begun, in the order of the work. */
    public List<QueueMetrics> snapshot(long nanoTime) {
        return meters.values().stream()
                .filter(QueueMeter::used)
                .map(meter -> meter.snapshot(nanoTime))
                .toList();
    }
}
