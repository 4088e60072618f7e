package org.sylos.adapter.spectra.internal.world;

import org.sylos.engine.api.fs.FSException;

/** Where the changes of a world are kept beyond its life. Thread-safe. */
public interface ChangeLog {
    /** Keeps nothing. */
    ChangeLog NONE = new ChangeLog() {
        @Override
        public boolean keeps() {
            return false;
        }

        @Override
        public void requireWritable(String path) {}

        @Override
        public void note(Remembered step) {}

        @Override
        public void settle(String path) {}
    };

    /** Whether anything is kept at all: when not, no step need be made. */
    boolean keeps();

    /**
     * Checks that changes can be kept, before one is made.
     *
     * @param path of the node that is to be changed
     * @throws FSException as {@link #settle}
     */
    void requireWritable(String path) throws FSException;

    /** Takes note of a step. Steps of one world come one at a time, in their order; it neither waits nor fails. */
    void note(Remembered step);

    /**
     * Returns when all that this thread noted is durable.
     *
     * @param path of the node that was changed
     * @throws FSException with {@link org.sylos.engine.api.ErrorClass#NO_SPACE} or {@link
     *     org.sylos.engine.api.ErrorClass#FATAL} when it cannot be kept; nothing more can be kept then
     */
    void settle(String path) throws FSException;
}
