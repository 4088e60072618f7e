package org.sylos.engine.api.storage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Stability;

/**
 * The identity and standing of a migration.
 *
 * @param id never changes
 * @param name given by its creator
 * @param createdAt when it was created
 * @param phase where it stands
 * @param returnTo the phase to return to; not null exactly when the phase is {@link Phase#SUSPENDED}
 * @param pass counts the discoveries begun from scratch: 1 for the first
 */
@Stability(Stability.Level.EVOLVING)
public record MigrationRecord(
        UUID id,
        String name,
        Instant createdAt,
        Phase phase,
        @Nullable Phase returnTo,
        int pass) {

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException when a suspended migration has no phase to return to or another one has, or the
     *     pass is less than 1
     */
    public MigrationRecord {
        if ((phase == Phase.SUSPENDED) != (returnTo != null)) {
            throw new IllegalArgumentException(
                    "only a suspended migration, and each of them, has a phase to return to");
        }
        if (pass < 1) {
            throw new IllegalArgumentException("passes count from 1: " + pass);
        }
    }

    /**
     * {@return the same migration under another name}
     *
     * @param other the name
     */
    public MigrationRecord withName(String other) {
        return new MigrationRecord(id, other, createdAt, phase, returnTo, pass);
    }
}
