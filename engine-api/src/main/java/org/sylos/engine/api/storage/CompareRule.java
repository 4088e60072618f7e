package org.sylos.engine.api.storage;

import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.UnicodeForm;

/**
 * How the two sides are compared.
 *
 * @param mode when a file is current
 * @param mtimePrecisionNanos the coarser precision of the two sides' times in nanoseconds, at least 1; 0 when one of them has
 *     no times: times are then not compared
 * @param caseFolding whether the destination tells names apart by case
 * @param unicodeForm whether the destination tells names apart by normalisation form
 * @param fileAndFolderOfOneName whether the destination can hold a file and a folder of one name
 * @param sourceDuplicates whether the source may hold two nodes of one kind and name in a folder
 */
@Stability(Stability.Level.EVOLVING)
public record CompareRule(
        CompareMode mode,
        long mtimePrecisionNanos,
        CaseFolding caseFolding,
        UnicodeForm unicodeForm,
        boolean fileAndFolderOfOneName,
        boolean sourceDuplicates) {

    /**
     * Checks the precision.
     *
     * @throws IllegalArgumentException when the precision is negative
     */
    public CompareRule {
        if (mtimePrecisionNanos < 0) {
            throw new IllegalArgumentException("negative precision: " + mtimePrecisionNanos);
        }
    }
}
