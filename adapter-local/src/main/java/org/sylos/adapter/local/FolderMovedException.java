package org.sylos.adapter.local;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The path of an open folder does not lead to it any more: it was moved or replaced while something was made in it. */
final class FolderMovedException extends IOException {
    private static final long serialVersionUID = 1L;

    FolderMovedException(@Nullable Exception cause) {
        super("the folder was moved or replaced", cause);
    }
}
