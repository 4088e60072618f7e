package org.sylos.engine.core;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Stability;

/**
 * What the state file tells of a migration, without opening its database.
 *
 * @param name its name
 * @param id never changes
 * @param phase where it stood when the file was written
 * @param returnTo the phase to return to when suspended, otherwise null
 * @param verification how the latest verification stands that was begun by itself
 * @param pass counts the discoveries begun from scratch
 * @param createdAt when it was created
 * @param updatedAt when the file was written
 * @param source where it reads, for people
 * @param destination where it writes, for people
 * @param database its database file
 * @param runningPid process in which a run goes on; -1 when none does
 * @param progress counts from the last time they were written, by name
 */
@Stability(Stability.Level.EVOLVING)
public record MigrationDetails(
        String name,
        UUID id,
        Phase phase,
        @Nullable Phase returnTo,
        VerificationRun verification,
        int pass,
        Instant createdAt,
        Instant updatedAt,
        String source,
        String destination,
        Path database,
        long runningPid,
        Map<String, Long> progress) {

    /** Copies the map. */
    public MigrationDetails {
        progress = Map.copyOf(progress);
    }

    /**
     * {@return the same under another name, with its database elsewhere}
     *
     * @param otherName the name
     * @param otherDatabase the database file
     */
    public MigrationDetails moved(String otherName, Path otherDatabase) {
        return new MigrationDetails(
                otherName,
                id,
                phase,
                returnTo,
                verification,
                pass,
                createdAt,
                updatedAt,
                source,
                destination,
                otherDatabase,
                runningPid,
                progress);
    }

    /** {@return whether a process was in the middle of a run and is gone: opening the migration suspends it} */
    public boolean interrupted() {
        return phase.inProgress() && runningPid < 0;
    }
}
