package org.sylos.adapter.spectra;

import org.sylos.engine.api.Stability;

/**
 * How much a world holds.
 *
 * @param folders without the root
 * @param files everywhere
 * @param bytes in all files; {@link Long#MAX_VALUE} when there are more
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record WorldCount(long folders, long files, long bytes) {
    /** {@return folders and files together, without the root} */
    public long nodes() {
        return folders + files;
    }
}
