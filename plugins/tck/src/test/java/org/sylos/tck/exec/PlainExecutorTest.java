package org.sylos.tck.exec;

import java.time.Duration;

/** A right executor passes. */
class PlainExecutorTest extends PlainExecutorContract {
    PlainExecutorTest() {
        super(new PlainExecutors(), Duration.ofSeconds(60));
    }
}
