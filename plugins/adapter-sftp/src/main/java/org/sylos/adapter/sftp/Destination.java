package org.sylos.adapter.sftp;

import java.time.Clock;

/**
 * What all writes of one adapter share.
 *
 * @param permissions whether permission bits are kept
 * @param forced whether every file is on the disk before it counts as written, where the server can do that
 */
record Destination(
        ChannelPool pool,
        Tree tree,
        TemporaryNames names,
        Publisher publisher,
        Clock clock,
        boolean permissions,
        boolean forced) {
    boolean fsync(SftpChannel channel) {
        return forced && channel.has(Extension.FSYNC);
    }
}
