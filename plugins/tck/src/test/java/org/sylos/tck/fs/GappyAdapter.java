package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;

/** Takes the old file away long before the new one is there: the first time so long that a reader must notice. */
final class GappyAdapter extends ForwardingAdapter {
    private final CountDownLatch missed = new CountDownLatch(1);

    GappyAdapter(FSAdapter delegate) {
        super(delegate);
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        try {
            return super.openRead(file, offset, length);
        } catch (FSException e) {
            missed.countDown();
            throw e;
        }
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        if (!(spec.condition() instanceof WriteCondition.Unchanged unchanged)) {
            return super.openWrite(spec);
        }
        delete(unchanged.existing());
        try {
            assertThat(missed.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return super.openWrite(BrokenWriters.changed(spec, spec.size(), WriteCondition.ABSENT));
    }
}
