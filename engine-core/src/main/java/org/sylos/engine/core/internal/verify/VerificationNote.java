package org.sylos.engine.core.internal.verify;

import org.sylos.engine.api.storage.LifecycleStore;
import org.sylos.engine.core.VerificationRun;

/**
 * Keeps with the migration that a verification was begun by itself and has not come to its end: the phase does not tell of it.
 * Written by one thread at a time, read by any.
 */
public final class VerificationNote {
    private static final String DOCUMENT = "verification-run";

    private final LifecycleStore store;
    private volatile VerificationRun now;

    /** The note of a migration that was opened just now. */
    public VerificationNote(LifecycleStore store) {
        this.store = store;
        this.now = unfinished(store);
    }

    /** How a verification stands of which nobody has the store open. */
    public static VerificationRun unfinished(LifecycleStore store) {
        return store.document(DOCUMENT).orElse("").isEmpty() ? VerificationRun.NONE : VerificationRun.INTERRUPTED;
    }

    public VerificationRun now() {
        return now;
    }

    /** Notes how it stands, in the store first; answers whether that is new. */
    public boolean note(VerificationRun changed) {
        if (changed == now) {
            return false;
        }
        store.putDocument(DOCUMENT, changed == VerificationRun.NONE ? "" : changed.label());
        now = changed;
        return true;
    }
}
