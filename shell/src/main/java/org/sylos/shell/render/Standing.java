package org.sylos.shell.render;

import org.sylos.engine.core.MigrationDetails;

/** Where a migration stands, in a few words. */
public final class Standing {
    private Standing() {}

    /** The phase, and what else tells how it came to it. */
    public static String of(MigrationDetails details) {
        String phase = details.phase().label();
        if (details.interrupted()) {
            return phase + " (interrupted)";
        }
        if (details.phase().inProgress()) {
            return phase + " (process " + details.runningPid() + ")";
        }
        if (details.returnTo() != null) {
            return phase + " (in " + details.returnTo().label() + ")";
        }
        return phase
                + switch (details.verification()) {
                    case NONE -> "";
                    case RUNNING -> " (verification in process " + details.runningPid() + ")";
                    case INTERRUPTED -> " (verification interrupted)";
                };
    }
}
