package org.sylos.tck.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.CopyStore;
import org.sylos.engine.api.storage.DiscoveryStore;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.NodeView;

/** The store under test, how to open it again, and short ways to ask it. Used by one test. */
@Stability(Stability.Level.EXPERIMENTAL)
public final class StoreRig implements AutoCloseable {
    /** The migration of every store that a rig opens. */
    static final MigrationRecord MIGRATION = new MigrationRecord(
            UUID.fromString("0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"),
            "it's a \"migration\"; 100%",
            Instant.parse("2025-02-03T04:05:06.987654321Z"),
            Phase.CREATED,
            null,
            1);

    /** Exact names, exact times, the default mode. */
    static final CompareRule NEWER = rule(CompareMode.NEWER, 1);

    private final MigrationStoreFactory factory;
    private final ProviderConfig config;
    private final Path database;
    private @Nullable MigrationStore store;

    StoreRig(MigrationStoreFactory factory, Map<String, String> settings, Path database) {
        this.factory = factory;
        this.config = ProviderConfig.of(factory, settings);
        this.database = database;
    }

    static CompareRule rule(CompareMode mode, long mtimePrecisionNanos) {
        return new CompareRule(mode, mtimePrecisionNanos, CaseFolding.NONE, UnicodeForm.EXACT, false, false);
    }

    static CompareRule names(CaseFolding caseFolding, UnicodeForm unicodeForm, boolean fileAndFolder, boolean twins) {
        return new CompareRule(CompareMode.NEWER, 1, caseFolding, unicodeForm, fileAndFolder, twins);
    }

    MigrationStoreFactory factory() {
        return factory;
    }

    Path database() {
        return database;
    }

    /** Opens without remembering: the caller closes. */
    MigrationStore open(OpenMode mode) {
        return open(database, mode);
    }

    /** The same at another place. */
    MigrationStore open(Path place, OpenMode mode) {
        return factory.open(place, mode, config, ProviderContext.standard());
    }

    /** The store, made and initialised when it is first asked for. */
    MigrationStore store() {
        if (store == null) {
            store = open(OpenMode.CREATE);
            store.lifecycle().initialise(MIGRATION);
        }
        return store;
    }

    /** The same store, closed and opened again. */
    MigrationStore reopen() {
        close();
        store = open(OpenMode.OPEN);
        return store;
    }

    /** A new store in place of the old one. */
    MigrationStore restart() {
        close();
        factory.delete(database);
        return store();
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }

    DiscoveryStore discovery() {
        return store().discovery();
    }

    CopyStore copies() {
        return store().copies();
    }

    InspectionStore inspection() {
        return store().inspection();
    }

    Discoverer discoverer(Shape src, @Nullable Shape dst) {
        return new Discoverer(store(), src, dst);
    }

    void discover(Shape src, @Nullable Shape dst, CompareRule rule) {
        discoverer(src, dst).run(rule);
    }

    NodeView src(String path) {
        return node(Side.SRC, path);
    }

    NodeView dst(String path) {
        return node(Side.DST, path);
    }

    private NodeView node(Side side, String path) {
        return inspection().node(side, path).orElseThrow(() -> new AssertionError(side + " has no node at " + path));
    }

    /** The statuses of a source node in a few words, such as {@code failed failed PERMISSION}. */
    String srcSays(String path) {
        return says(src(path));
    }

    /** As {@link #srcSays} for the destination. */
    String dstSays(String path) {
        return says(dst(path));
    }

    static String says(NodeView node) {
        return node.traversal().label()
                + (node.copy() == null ? "" : " " + node.copy().label())
                + (node.errorClass() == null ? "" : " " + node.errorClass());
    }

    List<NodeView> nodes(Side side) {
        return Paging.nodes(store(), side);
    }

    /** All nodes by their paths, of which no two are the same: one question instead of many. */
    Map<String, NodeView> byPath(Side side) {
        return nodes(side).stream().collect(Collectors.toMap(NodeView::path, node -> node));
    }

    List<String> paths(Side side) {
        return nodes(side).stream().map(NodeView::path).toList();
    }

    List<AttemptRecord> attempts(NodeView node) {
        return inspection().attempts(node.side(), node.id());
    }
}
