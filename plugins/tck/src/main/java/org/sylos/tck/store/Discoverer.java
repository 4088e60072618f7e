package org.sylos.tck.store;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.DiscoveryStep;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.LevelSummary;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.RoundSummary;

/** Carries out a discovery of two trees as the engine would, step by step. */
class Discoverer {
    private static final int BATCH = 64;

    private final Map<Side, Map<String, Shape>> folders = new EnumMap<>(Side.class);
    private final Shape src;
    private final @Nullable Shape dst;
    private MigrationStore store;

    Discoverer(MigrationStore store, Shape src, @Nullable Shape dst) {
        this.store = store;
        this.src = src;
        this.dst = dst;
        folders.put(Side.SRC, new HashMap<>());
        folders.put(Side.DST, new HashMap<>());
        index(Side.SRC, "/", src);
        if (dst != null) {
            index(Side.DST, "/", dst);
        }
    }

    private void index(Side side, String path, Shape shape) {
        if (shape.isFolder()) {
            of(side).put(key(new NodeRef(path, shape.entry().nativeId())), shape);
            shape.children()
                    .forEach(child ->
                            index(side, NodeRef.childPath(path, child.entry().name()), child));
        }
    }

    /** Folders of one path are told apart by their native ids. */
    private static String key(NodeRef ref) {
        return ref.nativeId() == null ? ref.path() : "id " + ref.nativeId();
    }

    private Map<String, Shape> of(Side side) {
        return Objects.requireNonNull(folders.get(side));
    }

    MigrationStore store() {
        return store;
    }

    /** Goes on with another store, such as the same one opened again. */
    void continueWith(MigrationStore other) {
        store = other;
    }

    void seed() {
        store.discovery().seed(src.entry(), dst == null ? null : dst.entry());
    }

    /** Seeds, and discovers everything. */
    void run(CompareRule rule) {
        run(rule, 0);
    }

    /** Seeds, and discovers everything, the source being some rounds ahead. */
    void run(CompareRule rule, int lead) {
        seed();
        int rounds = rounds();
        int listed = -1;
        for (int depth = 0; depth < rounds; depth++) {
            while (listed < Math.min(depth + lead, rounds - 1)) {
                round(Side.SRC, ++listed);
            }
            round(Side.DST, depth);
            compare(depth + 1, rule);
        }
    }

    /** Begins a retry sweep, and discovers everything that it asks for. */
    void sweep(CompareRule rule, int lead) {
        PhaseChange change = new PhaseChange(Shape.TIME, Phase.REVIEW, Phase.TRAVERSING, "once more");
        int first = store.lifecycle().beginSweep(change).smallestDepth();
        int rounds = rounds();
        int listed = first - 1;
        for (int depth = first; depth < rounds; depth++) {
            while (listed < Math.min(depth + lead, rounds - 1)) {
                round(Side.SRC, ++listed);
            }
            round(Side.DST, depth);
            compare(depth + 1, rule);
        }
    }

    /** How many rounds reach the deepest node of both sides. */
    int rounds() {
        return Math.max(src.height(), dst == null ? 0 : dst.height()) + 1;
    }

    LevelSummary compare(int depth, CompareRule rule) {
        return store.discovery().reconcile(depth, rule);
    }

    /** Lists every pending folder of a depth, and seals the round together with the last of them. */
    RoundSummary round(Side side, int depth) {
        List<ListingPage> pages = new ArrayList<>();
        List<FolderWork> batch = store.discovery().pending(side, depth, 0, BATCH);
        while (!batch.isEmpty()) {
            if (!pages.isEmpty()) {
                store.discovery().append(side, List.copyOf(pages));
                pages.clear();
            }
            batch.forEach(folder -> pages.addAll(pages(side, folder, Integer.MAX_VALUE)));
            long after = batch.get(batch.size() - 1).id();
            batch = batch.size() < BATCH ? List.of() : store.discovery().pending(side, depth, after, BATCH);
        }
        return end(side, depth, pages);
    }

    /** Adds the last pages of a round, and seals it. */
    final RoundSummary end(Side side, int depth, List<ListingPage> pages) {
        OptionalInt none = OptionalInt.empty();
        OptionalInt sealed = OptionalInt.of(depth);
        DiscoveryStep step = side == Side.SRC
                ? new DiscoveryStep(pages, List.of(), sealed, none, none)
                : new DiscoveryStep(List.of(), pages, none, sealed, none);
        DiscoveryStep.Outcome outcome = store.discovery().advance(step, StoreRig.NEWER);
        RoundSummary summary = side == Side.SRC ? outcome.srcRound() : outcome.dstRound();
        return Objects.requireNonNull(summary, "a round that was ended has a summary");
    }

    void list(Side side, FolderWork folder) {
        store.discovery().append(side, pages(side, folder, Integer.MAX_VALUE));
    }

    /** The whole listing of a folder in pages of a size. */
    List<ListingPage> pages(Side side, FolderWork folder, int pageSize) {
        Shape shape = shape(side, folder);
        ListingOutcome outcome = shape.failure() == null
                ? ListingOutcome.LISTED
                : new ListingOutcome(ListingOutcome.Result.FAILED, List.of(shape.failure()));
        List<ListingPage> pages = new ArrayList<>();
        int at = 0;
        do {
            int end = (int) Math.min((long) at + pageSize, shape.children().size());
            List<Shape> part = shape.children().subList(at, end);
            pages.add(page(folder, part, end == shape.children().size() ? outcome : null));
            at = end;
        } while (at < shape.children().size());
        return pages;
    }

    boolean knows(Side side, FolderWork folder) {
        return of(side).containsKey(key(folder.ref()));
    }

    private Shape shape(Side side, FolderWork folder) {
        Shape shape = of(side).get(key(folder.ref()));
        if (shape == null) {
            throw new AssertionError("the store asks for a folder that nobody found: " + side + " " + folder);
        }
        return shape;
    }

    /** One page of a listing. */
    static ListingPage page(FolderWork folder, List<Shape> children, @Nullable ListingOutcome outcome) {
        List<Entry> entries = children.stream().map(Shape::entry).toList();
        Map<Integer, FilterDecision.Reject> rejections = new HashMap<>();
        for (int i = 0; i < children.size(); i++) {
            FilterDecision.Reject rejection = children.get(i).rejection();
            if (rejection != null) {
                rejections.put(i, rejection);
            }
        }
        return new ListingPage(folder, entries, rejections, outcome);
    }
}
