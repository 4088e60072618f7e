package org.sylos.adapter.sftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.UnicodeForm;

/**
 * What the adapter can do, which depends on the server. The first question connects to it; where that fails only what the
 * plain protocol can do is promised, then and later, since capabilities never change. Thread-safe.
 */
final class Abilities {
    private static final Logger LOG = LoggerFactory.getLogger(Abilities.class);

    /** Longest path of Linux and most others, without the byte that ends it. */
    private static final int LONGEST_PATH = 4095;

    private static final long SECOND = 1_000_000_000L;

    private final SftpOptions options;
    private final ChannelPool pool;
    private final int rootLength;
    private @Nullable Capabilities settled;

    Abilities(SftpOptions options, ChannelPool pool, int rootLength) {
        this.options = options;
        this.pool = pool;
        this.rootLength = rootLength;
    }

    /** Whether files are replaced in one step. */
    boolean replaceInOneStep() {
        return capabilities().has(Capability.ATOMIC_REPLACE);
    }

    synchronized Capabilities capabilities() {
        Capabilities known = settled;
        if (known == null) {
            known = ask();
            settled = known;
        }
        return known;
    }

    private Capabilities ask() {
        boolean atomic = false;
        boolean space = false;
        try (ChannelPool.Lease lease = pool.lease()) {
            atomic = lease.channel().has(Extension.POSIX_RENAME);
            space = lease.channel().has(Extension.STATVFS);
        } catch (IOException e) {
            LOG.debug("the server cannot be asked what it can do", e);
        }
        int atOnce = options.connections() * options.channels();
        Capabilities.Builder builder = Capabilities.builder()
                .with(
                        Capability.RANGE_READ,
                        Capability.PARALLEL_WRITE,
                        Capability.SET_FILE_MTIME,
                        Capability.SET_FOLDER_MTIME,
                        Capability.RENAME)
                .checksums(ChecksumAlgorithm.values())
                .names(names())
                .mtimePrecisionNanos(SECOND)
                // Channels take several operations each: more than there are channels fill their waits.
                .concurrency(atOnce, 4 * atOnce);
        if (options.keepLinks()) {
            builder.with(Capability.SYMLINKS);
        }
        if (options.permissions()) {
            builder.with(Capability.PERMISSIONS);
        }
        if (atomic) {
            builder.with(Capability.ATOMIC_REPLACE);
        }
        if (space) {
            builder.with(Capability.STORAGE_INFO);
        }
        return builder.build();
    }

    private NameRules names() {
        return new NameRules(
                CaseFolding.NONE,
                UnicodeForm.EXACT,
                NameRules.POSIX.maxNameBytes(),
                Math.max(1, LONGEST_PATH - rootLength),
                "",
                NameRules.POSIX.reservedNames(),
                false);
    }
}
