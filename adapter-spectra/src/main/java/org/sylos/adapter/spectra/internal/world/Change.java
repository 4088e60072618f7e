package org.sylos.adapter.spectra.internal.world;

/** What is remembered of a name in a folder because somebody changed it; it stands for whatever is generated there. */
sealed interface Change permits Change.Gone, FileState, FolderState {
    /** A generated node was deleted or moved away. */
    record Gone() implements Change {}

    /** The shared instance of {@link Gone}. */
    Change GONE = new Gone();
}
