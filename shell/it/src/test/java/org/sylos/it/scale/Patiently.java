package org.sylos.it.scale;

import java.io.IOException;
import org.sylos.engine.api.fs.FSException;

/** Asks a troubled world again and again. */
final class Patiently {
    private static final int TRIES = 1_000_000;

    private Patiently() {}

    interface Question<T> {
        T ask() throws IOException;
    }

    /** The answer, or what no further try can change. */
    static <T> T ask(Question<T> question) throws IOException {
        FSException last = null;
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return question.ask();
            } catch (FSException e) {
                if (!e.errorClass().retryable()) {
                    throw e;
                }
                last = e;
            }
        }
        throw new AssertionError("it failed in passing for ever", last);
    }
}
