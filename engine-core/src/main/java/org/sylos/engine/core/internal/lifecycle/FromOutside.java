package org.sylos.engine.core.internal.lifecycle;

import java.util.List;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.core.RunLimits;
import org.sylos.engine.core.RunSnapshot;
import org.sylos.engine.core.internal.control.Controlled;

/** A migration as other processes see and steer it. */
record FromOutside(MigrationBase base, Runs runs) implements Controlled {
    @Override
    public RunSnapshot snapshot() {
        return runs.snapshot();
    }

    @Override
    public boolean stop(boolean now) {
        ActiveRun run = runs.current();
        if (run == null) {
            return false;
        }
        String request = "another process asked to stop" + (now ? " at once" : "");
        base.journal().add(JournalEntry.Level.INFO, run.name(), null, request);
        if (now) {
            run.controller().shutdownNow();
        } else {
            run.controller().shutdown();
        }
        return true;
    }

    @Override
    public void setLimits(RunLimits limits) {
        runs.setLimits(limits);
    }

    @Override
    public long logged() {
        return base.history().logged();
    }

    @Override
    public List<NumberedEntry> log(JournalEntry.Level atLeast, int max) {
        return base.history().latest(atLeast, max);
    }

    @Override
    public List<NumberedEntry> logAfter(JournalEntry.Level atLeast, long sequence, int max) {
        return base.history().after(atLeast, sequence, max);
    }
}
