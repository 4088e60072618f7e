package org.sylos.engine.core.internal.state;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.engine.core.VerificationRun;

/**
 * The section {@code state}: where the migration stands.
 *
 * @param phase the phase it is in
 * @param returnTo the phase to return to; not null exactly when it is suspended
 * @param verification how the latest verification stands that was begun by itself
 * @param pass counts the discoveries begun from scratch, from 1
 * @param updatedAt when this was written
 * @param pid the process that runs it; null when none does
 * @param pidStartedAt when that process was started: tells it from a later one of the same number; null when not known
 * @param progress counts by name
 * @param unknown keys that nobody here knows; they are kept
 */
public record StateStanding(
        Phase phase,
        @Nullable Phase returnTo,
        VerificationRun verification,
        int pass,
        Instant updatedAt,
        @Nullable Long pid,
        @Nullable Instant pidStartedAt,
        Map<String, Long> progress,
        Map<String, Object> unknown) {
    static final String SECTION = "state";

    public StateStanding {
        if ((phase == Phase.SUSPENDED) != (returnTo != null)) {
            throw new IllegalArgumentException(
                    "only a suspended migration, and each of them, has a phase to return to");
        }
        if (pass < 1) {
            throw new IllegalArgumentException("passes count from 1: " + pass);
        }
        progress = StateDocument.copy(progress);
        unknown = StateDocument.copy(unknown);
    }

    static StateStanding read(SectionReader section) {
        return new StateStanding(
                section.take("phase", Phase::ofLabel),
                section.takeOrNull("return_to", Phase::ofLabel),
                verification(section),
                section.take("pass", Integer::valueOf),
                section.take("updated_at", Instant::parse),
                section.takeOrNull("pid", Long::valueOf),
                section.takeOrNull("pid_started_at", Instant::parse),
                section.takeCounts("progress"),
                section.unknown());
    }

    private static VerificationRun verification(SectionReader section) {
        VerificationRun read = section.takeOrNull("verification", VerificationRun::ofLabel);
        return read == null ? VerificationRun.NONE : read;
    }

    /** The section as a plain map; what is absent is left out, or null. */
    Map<String, Object> toMap(boolean absentAsNull) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("phase", phase.label());
        map.put("return_to", returnTo == null ? null : returnTo.label());
        map.put("verification", verification == VerificationRun.NONE ? null : verification.label());
        map.put("pass", pass);
        map.put("updated_at", updatedAt.toString());
        map.put("pid", pid);
        map.put("pid_started_at", pidStartedAt == null ? null : pidStartedAt.toString());
        if (!absentAsNull) {
            map.values().removeIf(Objects::isNull);
        }
        map.put("progress", progress);
        map.putAll(unknown);
        return map;
    }
}
