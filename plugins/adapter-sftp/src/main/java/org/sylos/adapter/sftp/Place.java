package org.sylos.adapter.sftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks at nodes by the server's path, without following links. */
final class Place {
    private Place() {}

    /** What is there now; null when nothing is. */
    static @Nullable Attributes look(SftpChannel channel, byte[] path) throws IOException {
        return found(channel.call(Requests.lstat(path)));
    }

    /** What the answer to such a look tells. */
    static @Nullable Attributes found(Reply answer) throws IOException {
        try {
            return answer.attributes();
        } catch (StatusException e) {
            if (e.isMissing()) {
                return null;
            }
            throw e;
        }
    }
}
