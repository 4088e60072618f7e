package org.sylos.tck.example;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/** Files of a shoebox that are open. */
final class ShoeboxFiles {
    private ShoeboxFiles() {}

    static void checkInterrupted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the thread was interrupted");
        }
    }

    /** Looks at a file anew. */
    @FunctionalInterface
    interface Look {
        Entry now() throws IOException;
    }

    static final class Reading implements ReadChannel {
        private final ByteBuffer bytes;
        private final Entry opened;
        private final Look look;
        private boolean open = true;

        Reading(byte[] bytes, Entry opened, Look look) {
            this.bytes = ByteBuffer.wrap(bytes);
            this.opened = opened;
            this.look = look;
        }

        @Override
        public Entry opened() {
            return opened;
        }

        @Override
        public Entry recheck() throws IOException {
            return look.now();
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            checkInterrupted();
            if (!open) {
                throw new ClosedChannelException();
            }
            if (!bytes.hasRemaining()) {
                return -1;
            }
            int count = Math.min(bytes.remaining(), target.remaining());
            target.put(bytes.slice().limit(count));
            bytes.position(bytes.position() + count);
            return count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }

    static final class Writing implements FileWrite {
        private final Shoebox box;
        private final String card;
        private final NodeRef file;
        private final WriteSpec spec;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private boolean over;

        Writing(Shoebox box, String card, NodeRef file, WriteSpec spec) throws FSException {
            this.box = box;
            this.card = card;
            this.file = file;
            this.spec = spec;
            checkCondition();
        }

        private FSException failure(ErrorClass errorClass, String message) {
            return new FSException(errorClass, file.path(), message, null);
        }

        private void checkCondition() throws FSException {
            byte[] there = box.bytes(card);
            if (spec.condition() instanceof WriteCondition.Unchanged old) {
                if (there == null || there.length != old.size()) {
                    throw failure(ErrorClass.CONFLICT, "the file to replace is not as it was");
                }
            } else if (there != null || box.isFolder(card)) {
                throw failure(ErrorClass.ALREADY_EXISTS, "there is something of this name");
            }
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            checkInterrupted();
            byte[] some = new byte[bytes.remaining()];
            bytes.get(some);
            received.write(some, 0, some.length);
        }

        @Override
        public Written commit() throws IOException {
            checkInterrupted();
            if (over || received.size() != spec.size()) {
                over = true;
                throw failure(ErrorClass.CORRUPT, "it has " + received.size() + " bytes instead of " + spec.size());
            }
            over = true;
            synchronized (box) {
                checkCondition();
                box.putFile(card, received.toByteArray());
            }
            return new Written(file, spec.size(), null, null);
        }

        @Override
        public void abort() {
            over = true;
        }
    }
}
