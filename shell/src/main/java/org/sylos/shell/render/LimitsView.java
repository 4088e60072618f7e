package org.sylos.shell.render;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.sylos.engine.core.RunLimits;

/**
 * How much a migration may use.
 *
 * @param limits the limits
 * @param zone whose time a timetable goes by
 */
public record LimitsView(RunLimits limits, ZoneId zone) {
    /** For people. */
    public String text() {
        OptionalLong now = now();
        String rate = limits.bandwidth().text();
        boolean timetable = limits.bandwidth().slots().size() > 1 || rate.contains(" ");
        String right = now.isPresent() ? Units.bytes(now.getAsLong()) + "/s" : "off";
        return new Fields()
                .add("bandwidth", timetable ? rate + " (now " + right + ")" : rate)
                .add("workers", limits.workers() == 0 ? "as many as are best" : limits.workers() + " per side")
                .text();
    }

    private OptionalLong now() {
        return limits.bandwidth().at(LocalDateTime.now(zone));
    }

    /** For programs. */
    public Document document() {
        OptionalLong now = now();
        return Document.builder()
                .put("bandwidth", limits.bandwidth().text())
                .put("bandwidth_now", now.isPresent() ? now.getAsLong() : null)
                .put("workers", (long) limits.workers())
                .build();
    }
}
