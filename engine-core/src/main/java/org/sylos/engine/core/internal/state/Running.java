package org.sylos.engine.core.internal.state;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells whether the process that wrote a state file still lives. Process ids are used again, so its start counts as well. */
public final class Running {
    private Running() {}

    public static Optional<Instant> startOfThisProcess() {
        return ProcessHandle.current().info().startInstant();
    }

    /** The id, when that process lives and is the one that started then; otherwise -1. */
    public static long pid(@Nullable Long pid, @Nullable Instant startedAt) {
        if (pid == null) {
            return -1;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return -1;
        }
        Optional<Instant> start = process.get().info().startInstant();
        return startedAt == null || start.isEmpty() || start.get().equals(startedAt) ? pid : -1;
    }
}
