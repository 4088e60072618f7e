package org.sylos.shell.session;

import java.util.function.Supplier;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/** Refusals because somebody else has a migration open, with the commands that help where that is a run. */
final class InUse {
    private InUse() {}

    /** Uses a migration, or refuses. */
    static <T> T orTold(Context context, String name, Supplier<T> use) {
        try {
            return use.get();
        } catch (StoreException e) {
            if (e.reason() != Reason.IN_USE) {
                throw e;
            }
            throw told(context, name, e);
        }
    }

    private static StoreException told(Context context, String name, StoreException refusal) {
        long process;
        try {
            process = context.manager().details(name).runningPid();
        } catch (SylosException e) {
            refusal.addSuppressed(e);
            return refusal;
        }
        if (process < 0) {
            return refusal;
        }
        return new StoreException(
                Reason.IN_USE,
                "a run of '" + name + "' goes on in process " + process,
                "to follow it: " + context.command("status", name, "--watch") + "; to suspend it: "
                        + context.command("stop", name),
                refusal);
    }
}
