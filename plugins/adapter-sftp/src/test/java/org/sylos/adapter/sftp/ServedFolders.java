package org.sylos.adapter.sftp;

import java.nio.file.Path;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.tck.fs.FolderContract;

/** The kit over folders of this machine that some server offers. */
abstract class ServedFolders extends FolderContract {
    /** The adapter under test. */
    @Override
    protected abstract FSAdapter adapter(Path root);

    @Override
    protected boolean kill(FSAdapter adapter) {
        // What is being written stays as it is: closing ends the connections and nothing else.
        adapter.close();
        return true;
    }
}
