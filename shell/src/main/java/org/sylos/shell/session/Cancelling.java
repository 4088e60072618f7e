package org.sylos.shell.session;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.sylos.engine.api.Cancellation.Registration;
import org.sylos.engine.api.CancelledException;
import org.sylos.engine.api.storage.StoreTables;
import org.sylos.shell.terminal.Interrupts.Kind;

/** Lets Ctrl-C end what is read out of a store, however long it would take. */
public final class Cancelling {
    private Cancelling() {}

    /**
     * Writes an export.
     *
     * @throws InterruptedException when somebody asked to stop
     */
    public static long export(
            Context context, StoreTables tables, StoreTables.Subject what, StoreTables.FileFormat format, Path file)
            throws InterruptedException {
        return run(context, tables, () -> tables.export(what, format, file));
    }

    /**
     * Answers a query.
     *
     * @throws InterruptedException when somebody asked to stop
     */
    public static void query(Context context, StoreTables tables, String text, StoreTables.Rows rows)
            throws InterruptedException {
        run(context, tables, () -> {
            tables.query(text, rows);
            return 0L;
        });
    }

    private static long run(Context context, StoreTables tables, Supplier<Long> work) throws InterruptedException {
        context.interrupts().install(Kind.values());
        Registration charge = context.interrupts().direct((kind, times) -> tables.cancel());
        try {
            return work.get();
        } catch (CancelledException e) {
            throw (InterruptedException) new InterruptedException("cancelled").initCause(e);
        } finally {
            charge.close();
        }
    }
}
