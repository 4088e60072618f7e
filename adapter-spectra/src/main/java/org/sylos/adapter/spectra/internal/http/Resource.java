package org.sylos.adapter.spectra.internal.http;

import java.io.IOException;

/** Answers requests of one method for one kind of address. */
@FunctionalInterface
interface Resource {
    /**
     * Answers completely, or throws. What is thrown after an answer has begun ends the connection, so that nobody takes a part for
     * the whole.
     *
     * @throws IOException a {@link Refusal} or an error of the simulator, which become the answer; or trouble with the connection
     */
    void answer(Request request) throws IOException;
}
