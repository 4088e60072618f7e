package org.sylos.engine.core.internal.traverse;

import java.io.Serializable;
import java.util.List;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.core.internal.exec.Tries;

/**
 * Folders of one side and one depth to be listed by one worker, one after the other.
 *
 * @param folders at least one
 * @param tries those that were in vain before; none but with a single folder
 */
record ListTask(List<FolderWork> folders, Tries tries) implements Serializable {
    private static final long serialVersionUID = 1L;
}
