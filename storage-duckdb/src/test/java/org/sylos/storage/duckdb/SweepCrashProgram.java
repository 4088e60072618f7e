package org.sylos.storage.duckdb;

import java.nio.file.Path;
import java.util.List;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.RetryKind;

/** Lists every other folder of a migration again, or goes on with that, and says how far it is. Killed by {@link SweepCrashTest}. */
final class SweepCrashProgram {
    private SweepCrashProgram() {}

    public static void main(String[] arguments) {
        try (MigrationStore store = Sample.open(Path.of(arguments[0]), OpenMode.OPEN)) {
            CrashProgram.say("going");
            if (store.lifecycle().load().orElseThrow().phase() == Phase.REVIEW) {
                store.retries().mark(RetryKind.DISCOVERY, Side.SRC, everyOtherFolder(store));
                CrashProgram.say("marked");
                store.lifecycle().beginSweep(change(Phase.REVIEW, Phase.TRAVERSING));
                CrashProgram.say("begun");
            }
            store.discovery().recover();
            CrashProgram.list(store, Side.SRC, 1);
            CrashProgram.list(store, Side.DST, 1);
            store.discovery().reconcile(2, Sample.RULE);
            CrashProgram.say("compared 2");
        }
        CrashProgram.say("done");
    }

    static PhaseChange change(Phase from, Phase to) {
        return new PhaseChange(Sample.TIME, from, to, "a test");
    }

    private static List<Long> everyOtherFolder(MigrationStore store) {
        return store.inspection().nodes(Side.SRC, 0, 1 + CrashProgram.FOLDERS).stream()
                .filter(node -> node.depth() == 1 && node.id() % 2 == 0)
                .map(NodeView::id)
                .toList();
    }
}
