package org.sylos.storage.duckdb;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;

/** Stores for tests, and something to put into them. */
final class Sample {
    static final Instant TIME = Instant.parse("2024-05-06T07:08:09.123456789Z");
    static final CompareRule RULE =
            new CompareRule(CompareMode.NEWER, 1, CaseFolding.NONE, UnicodeForm.EXACT, false, false);

    private Sample() {}

    static MigrationStore open(Path database, OpenMode mode) {
        DuckDbStoreFactory factory = new DuckDbStoreFactory();
        return factory.open(
                database, mode, ProviderConfig.of(factory, Map.of("memory-limit", "256M")), ProviderContext.standard());
    }

    /** A new store with a migration and both roots. */
    static MigrationStore create(Path database) {
        MigrationStore store = open(database, OpenMode.CREATE);
        store.lifecycle().initialise(new MigrationRecord(UUID.randomUUID(), "sample", TIME, Phase.TRAVERSING, null, 1));
        store.discovery().seed(Entry.folder("", TIME), Entry.folder("", TIME));
        return store;
    }

    /** Lists every pending folder of a depth, each with the same children, and seals the round. */
    static void round(MigrationStore store, Side side, int depth, List<Entry> children) {
        long after = 0;
        while (true) {
            List<FolderWork> folders = store.discovery().pending(side, depth, after, 1000);
            if (folders.isEmpty()) {
                break;
            }
            after = folders.get(folders.size() - 1).id();
            store.discovery()
                    .append(
                            side,
                            folders.stream()
                                    .map(folder -> new ListingPage(folder, children, Map.of(), ListingOutcome.LISTED))
                                    .toList());
        }
        store.discovery().seal(side, depth);
    }

    static List<Entry> folders(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(Entry.folder("folder " + i, TIME.plusSeconds(i)));
        }
        return entries;
    }

    static List<Entry> files(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(
                    Entry.file("IMG_" + (i * 7919L % 100_000) + "_" + i + ".jpg", 4096 + i, TIME.plusNanos(i * 7919L)));
        }
        return entries;
    }
}
