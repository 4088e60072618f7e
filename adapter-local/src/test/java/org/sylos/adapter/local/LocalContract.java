package org.sylos.adapter.local;

import java.nio.file.Path;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.tck.fs.FolderContract;

/** The kit over directories of this machine. */
abstract class LocalContract extends FolderContract {
    /** The adapter under test. */
    @Override
    protected abstract FSAdapter adapter(Path root);

    @Override
    protected boolean kill(FSAdapter adapter) {
        return true;
    }
}
