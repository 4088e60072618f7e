package org.sylos.engine.core.internal.traverse;

import java.io.Serializable;
import java.util.List;
import org.sylos.engine.api.storage.FolderWork;

/**
 * Folders of one side and one depth to be listed by one worker, one after the other.
 *
 * @param folders at least one
 * @param failedTries tries that failed before; above zero only with a single folder
 */
record ListTask(List<FolderWork> folders, int failedTries) implements Serializable {
    private static final long serialVersionUID = 1L;
}
