package org.sylos.it.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.core.Migration;

/** What a migration says of its two trees, held against the trees themselves. */
final class Claims {
    private static final int PAGE = 5_000;

    private final Migration migration;
    private final Path source;
    private final Path destination;

    Claims(Migration migration, Path source, Path destination) {
        this.migration = migration;
        this.source = source;
        this.destination = destination;
    }

    /** Fails if anything is said that is not so. What is there and not (yet) said is no fault. */
    void check() throws IOException {
        assertThat(migration.inspect().breaches()).isEmpty();
        assertThat(migration.balance().addsUp()).isTrue();
        List<NodeView> nodes = nodes(Side.SRC);
        assertThat(nodes.stream()
                        .map(node -> node.kind() + node.path())
                        .distinct()
                        .count())
                .as("different nodes among %s", nodes.size())
                .isEqualTo(nodes.size());
        assertThat(claimedAndNotThere(nodes)).isEmpty();
        assertThat(listedAndNotComplete(nodes)).isEmpty();
    }

    /** The nodes of the source by what became of them. */
    Map<CopyStatus, Integer> outcomes() {
        Map<CopyStatus, Integer> counts = new HashMap<>();
        for (NodeView node : nodes(Side.SRC)) {
            CopyStatus status = node.copy();
            if (status != null) {
                counts.merge(status, 1, Integer::sum);
            }
        }
        return counts;
    }

    private List<NodeView> nodes(Side side) {
        List<NodeView> all = new ArrayList<>();
        long after = 0;
        while (true) {
            List<NodeView> page = migration.inspect().nodes(side, after, PAGE);
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
            after = page.get(page.size() - 1).id();
        }
    }

    /** Nodes reported as written that are not at the destination as they should be. */
    private List<String> claimedAndNotThere(List<NodeView> nodes) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (NodeView node : nodes) {
            if (node.copy() == CopyStatus.SUCCESSFUL) {
                Path there = destination.resolve(node.path().substring(1));
                if (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
                    wrong.add(node.path() + " is not there");
                } else if (node.kind() == NodeKind.FILE) {
                    BasicFileAttributes attributes = Files.readAttributes(there, BasicFileAttributes.class);
                    if (attributes.size() != node.size()
                            || !attributes.lastModifiedTime().toInstant().equals(node.mtime())) {
                        wrong.add(node.path() + " has " + attributes.size() + " bytes of "
                                + attributes.lastModifiedTime() + " instead of " + node.size() + " of " + node.mtime());
                    }
                }
            }
        }
        return wrong;
    }

    /** Folders reported as listed whose children are not all known, or more than there are. */
    private List<String> listedAndNotComplete(List<NodeView> nodes) throws IOException {
        Map<Long, Long> known = new HashMap<>();
        nodes.forEach(node -> known.merge(node.parentId(), 1L, Long::sum));
        List<String> wrong = new ArrayList<>();
        for (NodeView node : nodes) {
            if (node.kind() == NodeKind.FOLDER && node.traversal() == TraversalStatus.SUCCESSFUL) {
                try (Stream<Path> children =
                        Files.list(source.resolve(node.path().substring(1)))) {
                    long there = children.count();
                    long listed = known.getOrDefault(node.id(), 0L);
                    if (there != listed) {
                        wrong.add(node.path() + " has " + there + " children, " + listed + " are known");
                    }
                }
            }
        }
        return wrong;
    }
}
