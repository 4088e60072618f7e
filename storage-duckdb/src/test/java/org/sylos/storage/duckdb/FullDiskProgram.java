package org.sylos.storage.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.StoreException;

/** Writes until there is no room, then tells what can still be done. */
final class FullDiskProgram {
    static final int FILES = 2000;

    private FullDiskProgram() {}

    public static void main(String[] arguments) throws IOException {
        try (MigrationStore store = Sample.create(Path.of(arguments[0]))) {
            Sample.round(store, Side.SRC, 0, Sample.folders(2000));
            say("ready");
            int told = System.in.read();
            if (told < 0) {
                throw new IllegalStateException("nobody says when to begin");
            }
            if (arguments[1].equals("checkpoint")) {
                say(trouble(store::checkpoint));
                say(trouble(() -> store.lifecycle().putDocument("key", "text")));
            } else {
                fill(store);
            }
            say(String.valueOf(store.discovery().state().src().nodes()));
        }
    }

    private static void fill(MigrationStore store) {
        int listed = 0;
        for (FolderWork folder : store.discovery().pending(Side.SRC, 1, 0, 2000)) {
            ListingPage page = new ListingPage(folder, Sample.files(FILES), Map.of(), ListingOutcome.LISTED);
            String trouble = trouble(() -> store.discovery().append(Side.SRC, List.of(page)));
            if (!trouble.isEmpty()) {
                say(trouble);
                break;
            }
            listed++;
        }
        say(String.valueOf(listed));
    }

    private static String trouble(Runnable call) {
        try {
            call.run();
            return "";
        } catch (StoreException e) {
            return e.reason() + " " + e.getMessage();
        }
    }

    @SuppressWarnings("SystemOut")
    private static void say(String line) {
        System.out.println(line);
    }
}
