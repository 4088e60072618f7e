package org.sylos.engine.core.internal.copy;

import java.io.IOException;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.core.internal.run.RunContext;

/**
 * Who may do what in a folder while it is being filled, where permissions are kept. {@link FinishPass} gives it the source's in
 * the end. Thread-safe.
 */
final class FolderAccess {
    private static final int EVERYBODY = 0777;
    private static final int OWNER = 0700;
    /** What the owner needs to make something in a folder. */
    private static final int OWNER_MAY_FILL = 0300;

    private final FSAdapter src;
    private final FSAdapter dst;
    private final boolean kept;

    FolderAccess(RunContext run, Kept kept) {
        this.src = run.src().adapter();
        this.dst = run.dst().adapter();
        this.kept = kept.parts().contains(Capability.PERMISSIONS);
    }

    /**
     * Takes from a new folder what the source does not grant to others: what is private must not be open to everybody for as
     * long as the copy takes. The special bits stay, since what is made in the folder may depend on them.
     */
    void narrow(NodeRef source, NodeRef created) throws IOException {
        if (!kept) {
            return;
        }
        Integer wanted = src.metadata(source).mode();
        Integer made = dst.metadata(created).mode();
        if (wanted == null || made == null) {
            return;
        }
        int narrow = made & (wanted | OWNER | ~EVERYBODY);
        if (narrow != made) {
            setMode(created, narrow);
        }
    }

    /**
     * Lets the owner write into a folder that is closed because its source is, as an earlier copy leaves it. A folder that
     * somebody closed at the destination alone stays closed.
     *
     * @param child path on the source of what is to be made in the folder
     * @return whether making it may be tried again
     */
    boolean open(String child, NodeRef folder) throws IOException {
        if (!kept) {
            return false;
        }
        Integer source = src.metadata(NodeRef.of(parent(child))).mode();
        if (source == null || (source & OWNER_MAY_FILL) == OWNER_MAY_FILL) {
            return false;
        }
        Integer there = dst.metadata(folder).mode();
        if (there != null && (there & OWNER_MAY_FILL) != OWNER_MAY_FILL) {
            setMode(folder, there | OWNER_MAY_FILL);
        }
        // Where it is open by now, another worker has just opened it.
        return there != null;
    }

    private void setMode(NodeRef folder, int mode) throws IOException {
        dst.setMetadata(folder, new Metadata(null, mode, null, null, null));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }
}
