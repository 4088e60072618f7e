package org.sylos.storage.duckdb;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.storage.CompareRule;

/**
 * Who claims which names in some folders of the destination. Names are folded here, not in the database; only the claims on places
 * that somebody asks for are kept, so that a folder may be as large as it likes.
 */
final class Places {
    /** Stands for whatever the destination has. */
    private static final long DESTINATION = 0;

    private static final String SOURCES = """
            SELECT n.id, n.parent_id, n.kind = 1, coalesce(r.name, n.name)
            FROM src_node n LEFT JOIN renamed r ON r.src_id = n.id
            WHERE n.parent_id IN (SELECT unnest(?::BIGINT[])) AND n.copy <> 0
            """;
    private static final String DESTINATIONS = """
            SELECT p.src_id, d.kind = 1, d.name FROM pair p JOIN dst_node d ON d.parent_id = p.dst_id
            WHERE p.src_id IN (SELECT unnest(?::BIGINT[]))
            """;

    private final NameRules names;
    private final boolean fileAndFolder;
    private final Map<Place, Set<Long>> claims = new HashMap<>();

    /**
     * A name in a folder.
     *
     * @param folder id of the folder on SRC
     * @param key the name, folded
     * @param ofFolder whether it is a folder's, where a file's may be there as well
     */
    record Place(long folder, String key, boolean ofFolder) {}

    Places(CompareRule rule) {
        names = FoldedNames.rules(rule);
        fileAndFolder = rule.fileAndFolderOfOneName();
    }

    Place place(long folder, String name, boolean ofFolder) {
        return new Place(folder, names.fold(name), fileAndFolder && ofFolder);
    }

    /** Finds out who claims some places now. */
    void load(Session session, Collection<Place> wanted) throws SQLException {
        wanted.forEach(place -> claims.put(place, new HashSet<>()));
        Object folders =
                session.numbers(wanted.stream().map(Place::folder).distinct().toList());
        session.list(
                SOURCES, row -> claim(place(row.number(2), row.requireText(4), row.flag(3)), row.number(1)), folders);
        session.list(
                DESTINATIONS,
                row -> claim(place(row.number(1), row.requireText(3), row.flag(2)), DESTINATION),
                folders);
    }

    private Boolean claim(Place place, long claimant) {
        Set<Long> claimants = claims.get(place);
        return claimants != null && claimants.add(claimant);
    }

    /** Whether somebody other than a node claims a place that was asked for. */
    boolean isTaken(Place place, long srcId) {
        Set<Long> claimants = claims.getOrDefault(place, Set.of());
        return claimants.size() > (claimants.contains(srcId) ? 1 : 0);
    }

    /** Moves a node from one place to another. */
    void move(long srcId, Place from, Place to) {
        Set<Long> left = claims.get(from);
        if (left != null) {
            left.remove(srcId);
        }
        claim(to, srcId);
    }
}
