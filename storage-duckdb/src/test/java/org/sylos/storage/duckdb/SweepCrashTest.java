package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;

/** A retry sweep whose process is killed again and again, at any moment, leaves what one leaves that is left alone. */
class SweepCrashTest {
    private static final int KILLS = 8;

    @TempDir
    Path folder;

    @Test
    void a_sweep_survives_being_killed() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Path database = folder.resolve("migration.db");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        try (Child child = Child.start(temporary, CrashProgram.class, database.toString())) {
            for (String line = child.line(); line != null; line = child.line()) {
                assertThat(line).isNotBlank();
            }
        }
        String counts;
        try (MigrationStore store = Sample.open(database, OpenMode.OPEN)) {
            store.lifecycle().changePhase(SweepCrashProgram.change(Phase.TRAVERSING, Phase.REVIEW));
            counts = store.inspection().traversalCounts(Side.SRC) + " "
                    + store.inspection().traversalCounts(Side.DST);
        }
        for (int run = 0; run <= KILLS; run++) {
            String told = run(random, temporary, database, run == KILLS);
            try (MigrationStore store = Sample.open(database, OpenMode.OPEN)) {
                String what = "seed " + seed + ", run " + run + ", last told: " + told;
                assertThat(store.inspection().breaches()).as(what).isEmpty();
                assertThat(store.inspection().balance().addsUp()).as(what).isTrue();
            }
        }
        try (MigrationStore store = Sample.open(database, OpenMode.OPEN)) {
            assertThat(store.inspection().traversalCounts(Side.SRC) + " "
                            + store.inspection().traversalCounts(Side.DST))
                    .isEqualTo(counts);
            assertThat(store.discovery().state().src().pendingFolders()).isZero();
            assertThat(store.discovery().state().reconciledDepth()).isEqualTo(2);
        }
    }

    /** Lets it work for a while and kills it, or leaves it alone; answers the last it said. */
    private static String run(Random random, Path temporary, Path database, boolean alone) throws Exception {
        String last = "";
        try (Child child = Child.start(temporary, SweepCrashProgram.class, database.toString())) {
            int lines = alone ? Integer.MAX_VALUE : 1 + random.nextInt(5);
            for (String line = child.line(); line != null; line = child.line()) {
                last = line;
                if (--lines <= 0) {
                    // Somewhere in the call after that, not always at its beginning.
                    child.endsWithin(random.nextInt(20));
                    break;
                }
            }
        }
        return last;
    }
}
