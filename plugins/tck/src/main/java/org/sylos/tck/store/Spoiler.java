package org.sylos.tck.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.RetryKind;

/**
 * Makes of a migration what it was before it was repaired: folders that cannot be listed, entries that cannot be read, and
 * folders that hold something else than later. A retry sweep is told about the last by marks; the rest it knows.
 */
final class Spoiler {
    private static final List<ErrorClass> CLASSES =
            List.of(ErrorClass.PERMISSION, ErrorClass.TRANSIENT, ErrorClass.CORRUPT);

    private final Random random;
    private final List<Place> stale = new ArrayList<>();
    private int ids;

    /** A folder whose content will be another. */
    private record Place(Side side, NodeRef ref) {}

    Spoiler(Random random) {
        this.random = random;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    RandomMigration spoil(RandomMigration whole) {
        Shape src = folder(Side.SRC, whole.src, "/");
        Shape dst = whole.dst == null ? null : folder(Side.DST, whole.dst, "/");
        return new RandomMigration(src, dst, whole.rule);
    }

    private Shape folder(Side side, Shape whole, String path) {
        if (whole.failure() == null && chance(6)) {
            return whole.unlistable(CLASSES.get(random.nextInt(CLASSES.size())), "not now");
        }
        List<Shape> children = new ArrayList<>();
        if (chance(6)) {
            stale.add(new Place(side, new NodeRef(path, whole.entry().nativeId())));
            addStrangers(children, whole);
            whole.children().stream().filter(child -> chance(50)).forEach(children::add);
        } else {
            for (Shape child : whole.children()) {
                children.add(child(side, child, path));
            }
        }
        return new Shape(whole.entry(), children, whole.rejection(), whole.failure());
    }

    private Shape child(Side side, Shape whole, String folder) {
        Entry entry = whole.entry();
        if (entry.problem() != null || whole.rejection() != null) {
            return whole;
        }
        if (entry.kind() != NodeKind.OTHER && chance(3)) {
            return whole.withProblem(CLASSES.get(random.nextInt(CLASSES.size())), "unreadable for now");
        }
        return whole.isFolder() ? folder(side, whole, NodeRef.childPath(folder, entry.name())) : whole;
    }

    /** Something that will be gone, at two depths. */
    private void addStrangers(List<Shape> children, Shape whole) {
        boolean withIds =
                whole.children().stream().anyMatch(child -> child.entry().nativeId() != null);
        Shape deep = identified(Shape.file("deep", 1), withIds);
        children.add(identified(Shape.folder("stranger", deep), withIds));
        children.add(identified(Shape.file("strange file", 2), withIds));
    }

    private Shape identified(Shape shape, boolean withIds) {
        return withIds ? shape.withId("strange" + ids++) : shape;
    }

    /** Marks, in a store that discovered it, whatever holds something else than later. */
    void mark(MigrationStore store) {
        for (Side side : Side.values()) {
            List<Long> found = Paging.nodes(store, side).stream()
                    .filter(node -> node.kind() == NodeKind.FOLDER && stale.contains(place(node)))
                    .map(NodeView::id)
                    .toList();
            store.retries().mark(RetryKind.DISCOVERY, side, found);
        }
    }

    private static Place place(NodeView node) {
        return new Place(node.side(), new NodeRef(node.path(), node.nativeId()));
    }
}
