package org.sylos.adapter.local;

import java.nio.file.Path;
import org.sylos.engine.api.fs.FSAdapter;

/** The adapter as it works where the JDK cannot hold folders by descriptor; with fsync, and without what is optional. */
class PlainFolderContractTest extends LocalContract {
    @Override
    protected FSAdapter adapter(Path root) {
        return new LocalAdapter(root, new LocalOptions(LinkPolicy.KEEP, true, false, false, false, true), false);
    }
}
