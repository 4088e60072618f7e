package org.sylos.storage.duckdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.Tally;

/** Works on a migration from wherever it stands, and says after each call what is certain from then on. */
final class CrashProgram {
    static final int FOLDERS = 60;
    static final int FILES = 150;

    private CrashProgram() {}

    public static void main(String[] arguments) {
        try (MigrationStore store = Sample.open(Path.of(arguments[0]), OpenMode.OPEN_OR_CREATE)) {
            begin(store);
            store.discovery().recover();
            say("going");
            for (int depth = 0; depth < 2; depth++) {
                list(store, Side.SRC, depth);
                list(store, Side.DST, depth);
                store.discovery().reconcile(depth + 1, Sample.RULE);
                say("compared " + (depth + 1));
                store.checkpoint();
            }
            copy(store);
        }
        say("done");
    }

    @SuppressWarnings("SystemOut")
    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void begin(MigrationStore store) {
        if (store.lifecycle().load().isEmpty()) {
            store.lifecycle()
                    .initialise(new MigrationRecord(UUID.randomUUID(), "m", Sample.TIME, Phase.TRAVERSING, null, 1));
        }
        if (store.discovery().state().reconciledDepth() < 0) {
            store.discovery().seed(Entry.folder("", Sample.TIME), Entry.folder("", Sample.TIME));
        }
    }

    static void list(MigrationStore store, Side side, int depth) {
        if (store.discovery().state().src().sealedDepth() >= depth && side == Side.SRC) {
            return;
        }
        if (store.discovery().state().dst().sealedDepth() >= depth && side == Side.DST) {
            return;
        }
        long after = 0;
        long listed = 0;
        while (true) {
            List<FolderWork> folders = store.discovery().pending(side, depth, after, 5);
            if (folders.isEmpty()) {
                break;
            }
            after = folders.get(folders.size() - 1).id();
            listed += append(store, side, depth, folders);
            say("listed " + side + " " + depth + " " + listed);
        }
        store.discovery().seal(side, depth);
        say("sealed " + side + " " + depth);
    }

    /** Every folder in two pages, the second one in another call than the first. */
    private static int append(MigrationStore store, Side side, int depth, List<FolderWork> folders) {
        List<Entry> children =
                depth == 0 ? Sample.folders(FOLDERS) : Sample.files(side == Side.SRC ? FILES : FILES / 3);
        int half = children.size() / 2;
        List<ListingPage> first = new ArrayList<>();
        List<ListingPage> second = new ArrayList<>();
        for (FolderWork folder : folders) {
            first.add(new ListingPage(folder, children.subList(0, half), Map.of(), null));
            // One child comes again.
            List<Entry> rest = children.subList(half - 1, children.size());
            second.add(new ListingPage(folder, rest, Map.of(), ListingOutcome.LISTED));
        }
        store.discovery().append(side, first);
        store.discovery().append(side, second);
        return folders.size();
    }

    private static void copy(MigrationStore store) {
        long after = 0;
        while (true) {
            List<FileCopy> files = store.copies().pendingFiles(after, 400);
            if (files.isEmpty()) {
                break;
            }
            after = files.get(files.size() - 1).id();
            store.copies().openUpTo(after);
            store.copies()
                    .record(files.stream()
                            .map(file -> CopyOutcome.written(file.id(), null, null))
                            .toList());
            say("copied "
                    + store.inspection()
                            .copyCounts()
                            .getOrDefault(CopyStatus.SUCCESSFUL, Tally.ZERO)
                            .nodes());
        }
    }
}
