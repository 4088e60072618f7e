package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;

/**
 * How rows are sorted. Rows that are equal in what they are sorted by come in {@link NaturalOrder} of their names, those of one
 * name source nodes first, in the order of ids; so no two rows are equal.
 *
 * @param by by what
 * @param descending whether the largest or latest comes first; equal rows stay in ascending order
 * @param foldersFirst whether folders come before everything else, in either direction
 */
@Stability(Stability.Level.STABLE)
public record ReviewOrder(ReviewSort by, boolean descending, boolean foldersFirst) {
    /** By name, folders first. */
    public static final ReviewOrder NAMES = new ReviewOrder(ReviewSort.NAME, false, true);

    /** As discovered. */
    public static final ReviewOrder FOUND = new ReviewOrder(ReviewSort.FOUND, false, false);
}
