package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.DiscoveryState.SideState;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.MigrationStore;

/** Calls from several threads. */
interface ThreadRules extends StoreRules {
    /** Folders of the tree that is listed, and files in each. */
    int FOLDERS = 60;

    int FILES = 11;

    private Discoverer manyFolders() {
        List<Shape> folders = new ArrayList<>();
        for (int i = 0; i < FOLDERS; i++) {
            folders.add(Shape.folder("d" + i));
        }
        Shape tree = Shape.root(folders.toArray(new Shape[0]));
        Discoverer discoverer = rig().discoverer(tree, tree);
        discoverer.seed();
        discoverer.round(Side.SRC, 0);
        discoverer.round(Side.DST, 0);
        discoverer.compare(1, StoreRig.NEWER);
        return discoverer;
    }

    /** One page for each file, all to be handed over in one call: nobody may see some of them. */
    private static List<ListingPage> listing(FolderWork folder) {
        List<ListingPage> pages = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            List<Entry> entries = List.of(Entry.file("f" + i, 3, Shape.TIME));
            pages.add(new ListingPage(folder, entries, Map.of(), i == FILES - 1 ? ListingOutcome.LISTED : null));
        }
        return pages;
    }

    @Test
    default void required_sto801_readers_see_whole_calls_only() throws Exception {
        manyFolders();
        MigrationStore store = rig().store();
        List<FolderWork> folders = store.discovery().pending(Side.SRC, 1, 0, FOLDERS);
        AtomicBoolean done = new AtomicBoolean();
        List<AtomicLong> looks = List.of(new AtomicLong(), new AtomicLong(), new AtomicLong());
        List<Callable<Long>> all = new ArrayList<>();
        all.add(() -> readUntil(done, looks.get(0), () -> assertWholeState(store)));
        all.add(() -> readUntil(done, looks.get(1), () -> assertWholeBalance(store)));
        all.add(() -> readUntil(done, looks.get(2), () -> assertWholeNodes(store)));
        all.add(() -> {
            try {
                for (int i = 0; i < FOLDERS; i++) {
                    if (i % 10 == 5) {
                        // The readers keep up, so that they look at many different moments.
                        awaitNextLook(looks);
                    }
                    store.discovery().append(Side.SRC, listing(folders.get(i)));
                }
                return 0L;
            } finally {
                done.set(true);
            }
        });
        runTogether(all);
        assertThat(looks).allMatch(count -> count.get() > 5);
        assertThat(store.discovery().state().src().nodes()).isEqualTo(1L + FOLDERS + FOLDERS * FILES);
        assertThat(store.inspection().breaches()).isEmpty();
    }

    private static long readUntil(AtomicBoolean done, AtomicLong looks, Runnable look) {
        while (!done.get()) {
            look.run();
            looks.incrementAndGet();
        }
        return looks.get();
    }

    private static void awaitNextLook(List<AtomicLong> looks) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        for (AtomicLong reader : looks) {
            long before = reader.get();
            while (reader.get() == before) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("a reader has failed");
                }
                assertThat(System.nanoTime()).as("a reader does not get on").isLessThan(limit);
                Thread.onSpinWait();
            }
        }
    }

    private static void assertWholeState(MigrationStore store) {
        SideState state = store.discovery().state().src();
        long listed = FOLDERS - state.pendingFolders();
        assertThat(state.nodes()).isEqualTo(1 + FOLDERS + listed * FILES);
        assertThat(state.bytes()).isEqualTo(listed * FILES * 3);
    }

    private static void assertWholeBalance(MigrationStore store) {
        assertThat(store.inspection().balance().addsUp()).isTrue();
        assertThat((store.inspection().balance().total().nodes() - 1 - FOLDERS) % FILES)
                .isZero();
    }

    private static void assertWholeNodes(MigrationStore store) {
        int most = 1 + FOLDERS + FOLDERS * FILES;
        assertThat((store.inspection().nodes(Side.SRC, 0, most).size() - 1 - FOLDERS) % FILES)
                .isZero();
    }

    @Test
    default void required_sto802_writers_take_turns() throws Exception {
        manyFolders();
        MigrationStore store = rig().store();
        List<Callable<Long>> writers = new ArrayList<>();
        for (Side side : Side.values()) {
            List<FolderWork> folders = store.discovery().pending(side, 1, 0, FOLDERS);
            writers.add(() -> {
                for (FolderWork folder : folders) {
                    store.discovery().append(side, listing(folder));
                }
                return 0L;
            });
        }
        writers.add(() -> {
            for (int i = 0; i < FOLDERS; i++) {
                store.journal()
                        .append(List.of(new JournalEntry(
                                Shape.TIME, JournalEntry.Level.INFO, "test", null, Integer.toString(i))));
                store.lifecycle().putDocument("counter", Integer.toString(i));
            }
            return 0L;
        });
        runTogether(writers);
        for (Side side : Side.values()) {
            assertThat(rig().paths(side)).hasSize(1 + FOLDERS + FOLDERS * FILES).doesNotHaveDuplicates();
            store.discovery().seal(side, 1);
        }
        store.discovery().reconcile(2, StoreRig.NEWER);
        assertThat(store.inspection().balance().existing().nodes()).isEqualTo(1L + FOLDERS + FOLDERS * FILES);
        assertThat(store.journal().read(JournalEntry.Level.TRACE, 0, 1000))
                .extracting(entry -> entry.entry().message())
                .hasSize(FOLDERS)
                .startsWith("0", "1", "2");
        assertThat(rig().reopen().lifecycle().document("counter")).contains(Integer.toString(FOLDERS - 1));
        assertThat(rig().inspection().breaches()).isEmpty();
    }

    @Test
    default void required_sto802_outcomes_from_several_threads_are_all_kept() throws Exception {
        List<Shape> files = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            files.add(Shape.file("f" + i, 1));
        }
        rig().discover(Shape.root(files.toArray(new Shape[0])), Shape.root(), StoreRig.NEWER);
        MigrationStore store = rig().store();
        List<Long> ids = store.copies().pendingFiles(0, 200).stream()
                .map(file -> file.id())
                .toList();
        List<Callable<Long>> writers = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            int first = part;
            writers.add(() -> {
                for (int i = first; i < ids.size(); i += 4) {
                    store.copies().record(List.of(CopyOutcome.written(ids.get(i), null, null)));
                }
                return 0L;
            });
        }
        runTogether(writers);
        assertThat(rig().reopen().inspection().balance().copied().nodes()).isEqualTo(200);
    }

    /** Runs tasks at once; the first that fails ends them all. */
    private static void runTogether(List<Callable<Long>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            CompletionService<Long> running = new ExecutorCompletionService<>(threads);
            tasks.forEach(running::submit);
            for (int i = 0; i < tasks.size(); i++) {
                Future<Long> ended = running.poll(120, TimeUnit.SECONDS);
                assertThat(ended).as("a task does not end").isNotNull();
                ended.get();
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }
}
