package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.storage.AttemptRecord.Operation;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingOutcome.Result;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.TraversalStatus;

/**
 * Stores pages of listings.
 *
 * <p>Children that come twice in one page are passed over at once. Whether a later page repeats an earlier one is found out
 * with one query when the listing ends, so that nobody keeps a folder's names in memory.
 */
final class ListingAppend {
    private final Tree tree;
    private final AttemptLog attempts;
    private final Map<Long, OpenListing> open;
    private final Instant now;

    /** The folders of this call: what is stored of them now, and how they ended. */
    private final Map<Long, OpenListing> changed = new HashMap<>();

    private final Set<Long> repeatable = new HashSet<>();
    private final Set<Long> takenBack = new HashSet<>();
    private final List<AttemptLog.Tries> tries = new ArrayList<>();
    private final StatusFold fold;

    /**
     * @param open listings that go on, by folder; brought up to date when the transaction is durable
     */
    ListingAppend(Tree tree, AttemptLog attempts, Map<Long, OpenListing> open, Instant now) {
        this.tree = tree;
        this.attempts = attempts;
        this.open = open;
        this.now = now;
        fold = new StatusFold(tree.table(), "traversal", TraversalStatus.PENDING.code());
    }

    void append(Transaction transaction, List<ListingPage> pages) throws SQLException {
        Session session = transaction.session();
        Map<Long, Integer> failedAt = failedPages(pages);
        NodeWriter nodes = new NodeWriter(session, tree, now);
        try (nodes) {
            for (int i = 0; i < pages.size(); i++) {
                ListingPage page = pages.get(i);
                requireKnown(page);
                // Whatever came up to a failure would be taken back anyway.
                if (i > failedAt.getOrDefault(page.folder().id(), -1)) {
                    write(nodes, page);
                }
                end(page);
            }
        }
        nodes.writeCollected(session, attempts);
        takeBack(session);
        fold.apply(session);
        fold.statuses().forEach((folder, status) -> tree.recent().setTraversal(tree.side(), List.of(folder), status));
        attempts.add(session, tree.side(), Operation.LIST, tries);
        transaction.afterCommit(this::keep);
    }

    private static Map<Long, Integer> failedPages(List<ListingPage> pages) {
        Map<Long, Integer> failedAt = new HashMap<>();
        for (int i = 0; i < pages.size(); i++) {
            ListingOutcome outcome = pages.get(i).outcome();
            if (outcome != null && outcome.result() != Result.LISTED) {
                failedAt.put(pages.get(i).folder().id(), i);
            }
        }
        return failedAt;
    }

    private void requireKnown(ListingPage page) {
        long id = page.folder().id();
        if (!tree.level(page.folder().depth()).contains(id) || fold.sets(id)) {
            String path = page.folder().ref().path();
            throw new StoreException(
                    Reason.ILLEGAL_STATE,
                    "'" + path + "' on " + tree.side() + " takes no children: it is not pending",
                    null,
                    null);
        }
    }

    private OpenListing progress(long folder) {
        OpenListing inThisCall = changed.get(folder);
        return inThisCall == null ? open.getOrDefault(folder, OpenListing.NONE) : inThisCall;
    }

    private void write(NodeWriter nodes, ListingPage page) throws SQLException {
        List<Entry> entries = page.entries();
        Set<String> names = new HashSet<>(Math.max(16, entries.size() * 2));
        int depth = page.folder().depth() + 1;
        long first = tree.nextId(depth);
        long folder = page.folder().id();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (names.add(entry.name()) || !isRepeated(entries, i)) {
                nodes.child(
                        folder,
                        depth,
                        page.folder().ref().path(),
                        entry,
                        page.rejections().get(i));
            }
        }
        changed.put(folder, progress(folder).with(new Range(first, tree.nextId(depth) - 1)));
    }

    private static boolean isRepeated(List<Entry> entries, int at) {
        Entry entry = entries.get(at);
        for (Entry earlier : entries.subList(0, at)) {
            if (earlier.name().equals(entry.name())
                    && earlier.kind() == entry.kind()
                    && Objects.equals(earlier.nativeId(), entry.nativeId())) {
                return true;
            }
        }
        return false;
    }

    private void end(ListingPage page) {
        ListingOutcome outcome = page.outcome();
        if (outcome == null) {
            return;
        }
        long folder = page.folder().id();
        boolean listed = outcome.result() == Result.LISTED;
        if (listed) {
            fold.set(folder, TraversalStatus.SUCCESSFUL.code());
            if (progress(folder).pages() > 1) {
                repeatable.add(folder);
            }
        } else {
            if (!open.getOrDefault(folder, OpenListing.NONE).ids().isEmpty()) {
                takenBack.add(folder);
            }
            changed.put(folder, OpenListing.NONE);
            if (outcome.result() == Result.FAILED) {
                fold.set(folder, TraversalStatus.FAILED.code());
            }
        }
        tries.add(new AttemptLog.Tries(folder, outcome.failures(), listed ? now : null));
    }

    private void takeBack(Session session) throws SQLException {
        if (!takenBack.isEmpty() || !repeatable.isEmpty()) {
            tree.recent().forget();
        }
        if (!takenBack.isEmpty()) {
            Range before = span(takenBack, open);
            Removal.ofChildren(session, tree, before, takenBack);
        }
        if (!repeatable.isEmpty()) {
            Removal.ofDuplicates(session, tree, span(repeatable, changed), repeatable);
        }
    }

    /** The ids among which the children of some folders are. */
    private static Range span(Set<Long> folders, Map<Long, OpenListing> listings) {
        long first = Long.MAX_VALUE;
        long last = 0;
        for (long folder : folders) {
            Range ids = listings.getOrDefault(folder, OpenListing.NONE).ids();
            if (!ids.isEmpty()) {
                first = Math.min(first, ids.first());
                last = Math.max(last, ids.last());
            }
        }
        return new Range(first, last);
    }

    private void keep() {
        changed.forEach((folder, listing) -> {
            if (fold.sets(folder) || listing.pages() == 0) {
                open.remove(folder);
            } else {
                open.put(folder, listing);
            }
        });
    }
}
