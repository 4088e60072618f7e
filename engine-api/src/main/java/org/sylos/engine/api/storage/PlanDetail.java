package org.sylos.engine.api.storage;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.Stability;

/**
 * What is to be copied below a source folder, by size and by place.
 *
 * @param sizes files and links to be created or overwritten, by their sizes; a class without any may be missing
 * @param folders folders directly in that folder of which anything is to be copied, those with most bytes first, then those with
 *     most nodes, then in the order of ids; only as many as were asked for
 */
@Stability(Stability.Level.EVOLVING)
public record PlanDetail(Map<SizeClass, Tally> sizes, List<PlanFolder> folders) {
    /** Copies both. */
    public PlanDetail {
        EnumMap<SizeClass, Tally> copy = new EnumMap<>(SizeClass.class);
        copy.putAll(sizes);
        sizes = Map.copyOf(copy);
        folders = List.copyOf(folders);
    }

    /**
     * {@return files and links of one class}
     *
     * @param size the class
     */
    public Tally of(SizeClass size) {
        return sizes.getOrDefault(size, Tally.ZERO);
    }
}
