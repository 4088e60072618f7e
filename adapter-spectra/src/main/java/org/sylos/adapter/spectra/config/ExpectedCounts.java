package org.sylos.adapter.spectra.config;

import org.sylos.engine.api.Stability;

/**
 * What a configuration leads to on average. A tree with ranges drawn at random differs from it, the more the fewer folders
 * it has near the root; a tree with exact counts in a complete world equals it.
 *
 * @param folders without the root
 * @param files everywhere
 * @param bytes in all files
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record ExpectedCounts(double folders, double files, double bytes) {
    /** {@return folders and files together, without the root} */
    public double nodes() {
        return folders + files;
    }
}
