package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteSpec;

/** Copies between adapters in memory in small steps, so that a test can change the source between two of them. */
final class MemoryFastPath {
    private static final int BUFFER_SIZE = 1 << 16;
    private static final long MONITOR_EVERY = 1L << 20;

    private MemoryFastPath() {}

    static CopyResult copy(
            MemoryAdapter target,
            FSAdapter source,
            NodeRef file,
            Expected expected,
            WriteSpec spec,
            Set<Capability> keep,
            TransferMonitor monitor)
            throws IOException {
        try (ReadChannel in = source.openRead(file, 0, Long.MAX_VALUE)) {
            if (!expected.holds(in.opened())) {
                return new CopyResult.Drifted(in.opened());
            }
            Metadata metadata = MemoryMetadata.completed(spec.metadata(), source.metadata(file), keep);
            try (FileWrite out = target.openWrite(
                    new WriteSpec(spec.parent(), spec.name(), spec.size(), metadata, spec.condition(), spec.owner()))) {
                transfer(in, out, monitor);
                Entry now = in.recheck();
                return expected.holds(now) ? new CopyResult.Copied(out.commit()) : new CopyResult.Drifted(now);
            }
        }
    }

    private static void transfer(ReadChannel in, FileWrite out, TransferMonitor monitor) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
        long unsaid = 0;
        while (in.read(buffer) >= 0) {
            unsaid += buffer.flip().remaining();
            out.write(buffer);
            buffer.clear();
            if (unsaid >= MONITOR_EVERY) {
                monitor.transferred(unsaid);
                unsaid = 0;
            }
        }
        if (unsaid > 0) {
            monitor.transferred(unsaid);
        }
    }
}
