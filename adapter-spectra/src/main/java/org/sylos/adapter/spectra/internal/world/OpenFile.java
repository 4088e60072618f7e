package org.sylos.adapter.spectra.internal.world;

import org.jspecify.annotations.Nullable;

/**
 * A part of a file that was opened to be read.
 *
 * @param state the file as it was then
 * @param start where the part begins, from zero to the size
 * @param end where it ends, from the start to the size
 * @param misreading what goes wrong while it is read; null when nothing does
 */
public record OpenFile(
        FileState state, long start, long end, @Nullable Misreading misreading) {
    /** As much of a range as the file has. */
    static OpenFile of(FileState state, long offset, long length) {
        long start = Math.min(offset, state.size());
        return new OpenFile(state, start, start + Math.min(length, state.size() - start), null);
    }

    /** The same, with something going wrong. */
    public OpenFile with(Misreading other) {
        return new OpenFile(state, start, end, other);
    }
}
