package org.sylos.adapter.local;

import java.nio.file.Path;
import org.sylos.engine.api.fs.FSAdapter;

/** The adapter as it works when links are followed: then it has no links to tell of. */
class FollowedLinksContractTest extends LocalContract {
    @Override
    protected FSAdapter adapter(Path root) {
        return new LocalAdapter(root, new LocalOptions(LinkPolicy.FOLLOW, true, false, false, true, false), true);
    }
}
