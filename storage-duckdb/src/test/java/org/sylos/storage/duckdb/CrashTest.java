package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.DiscoveryState.SideState;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.TraversalStatus;

/** Kills a process at work again and again, and looks at what it leaves. */
class CrashTest {
    private static final int KILLS = 10;

    @TempDir
    private Path folder;

    @Test
    void what_was_told_survives_a_kill_and_nothing_half_done_is_left() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path database = folder.resolve("migration.db");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        int inTheWork = 0;
        boolean done = false;
        for (int run = 0; !done; run++) {
            String said = run < KILLS ? killed(random, temporary, database) : finished(temporary, database);
            done = said.equals("done");
            if (!done && !said.isEmpty()) {
                inTheWork++;
            }
            if (Files.exists(database)) {
                check(database, said, "seed " + seed + ", run " + run + ", last told: " + said);
            }
        }
        assertThat(inTheWork).as("kills that hit the work, seed %d", seed).isGreaterThan(KILLS / 2);
        checkEnd(database);
    }

    /** Lets it work for a while and kills it; answers the last it said once it was at work. */
    private static String killed(Random random, Path temporary, Path database) throws Exception {
        try (Child child = Child.start(temporary, CrashProgram.class, database.toString())) {
            String last = "";
            for (int lines = 1 + random.nextInt(12); lines > 0 && !last.equals("done"); lines--) {
                String line = child.line();
                if (line == null) {
                    break;
                }
                last = line;
            }
            // Somewhere in the call after that, not always at its beginning.
            if (child.endsWithin(random.nextInt(30))) {
                return "done";
            }
            return last;
        }
    }

    private static String finished(Path temporary, Path database) throws Exception {
        try (Child child = Child.start(temporary, CrashProgram.class, database.toString())) {
            String last = "";
            for (String line = child.line(); line != null; line = child.line()) {
                last = line;
            }
            assertThat(last).isEqualTo("done");
            return last;
        }
    }

    private static void check(Path database, String said, String what) {
        try (MigrationStore store = Sample.open(database, OpenMode.OPEN)) {
            assertThat(store.inspection().breaches()).as(what).isEmpty();
            assertThat(store.inspection().balance().addsUp()).as(what).isTrue();
            String[] words = said.split(" ");
            switch (words[0]) {
                case "listed", "sealed" -> checkRound(store, words, what);
                case "compared" ->
                    assertThat(store.discovery().state().reconciledDepth())
                            .as(what)
                            .isGreaterThanOrEqualTo(Integer.parseInt(words[1]));
                case "copied" -> assertThat(copied(store)).as(what).isGreaterThanOrEqualTo(Long.parseLong(words[1]));
                default -> {}
            }
        }
    }

    private static void checkRound(MigrationStore store, String[] words, String what) {
        Side side = Side.valueOf(words[1]);
        SideState state = side == Side.SRC
                ? store.discovery().state().src()
                : store.discovery().state().dst();
        int depth = Integer.parseInt(words[2]);
        if (words[0].equals("sealed")) {
            assertThat(state.sealedDepth()).as(what).isGreaterThanOrEqualTo(depth);
        } else if (depth == 1) {
            // Of the folders below the root, those told of have all their children.
            int files = side == Side.SRC ? CrashProgram.FILES : CrashProgram.FILES / 3;
            Map<TraversalStatus, Tally> counts = store.inspection().traversalCounts(side);
            assertThat(counts.getOrDefault(TraversalStatus.SUCCESSFUL, Tally.ZERO)
                            .nodes())
                    .as(what)
                    .isGreaterThanOrEqualTo(Long.parseLong(words[3]) * (1 + files));
        }
    }

    private static long copied(MigrationStore store) {
        return store.inspection()
                .copyCounts()
                .getOrDefault(CopyStatus.SUCCESSFUL, Tally.ZERO)
                .nodes();
    }

    private static void checkEnd(Path database) {
        try (MigrationStore store = Sample.open(database, OpenMode.OPEN)) {
            long folders = CrashProgram.FOLDERS;
            SideState src = store.discovery().state().src();
            SideState dst = store.discovery().state().dst();
            assertThat(src.nodes()).isEqualTo(1 + folders * (1 + CrashProgram.FILES));
            assertThat(dst.nodes()).isEqualTo(1 + folders * (1 + CrashProgram.FILES / 3));
            assertThat(copied(store)).isEqualTo(folders * (CrashProgram.FILES - CrashProgram.FILES / 3));
            assertThat(store.inspection().balance().pending()).isEqualTo(Tally.ZERO);
            assertThat(store.copies().foldersInDoubt(0, 10)).isEmpty();
        }
    }
}
