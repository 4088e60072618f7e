package org.sylos.engine.core.internal.run;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * What is to be done with every item of one kind: where the items come from, what happens to one, and what is written down.
 * {@link PassRunner} carries it out.
 *
 * @param <T> the items, in the order of their ids
 * @param <R> what is written down about an item
 */
public interface ItemPass<T extends Serializable, R> {
    /** What it is, for thread names and messages. */
    String name();

    /** The next items beyond a cursor. */
    List<T> fetch(long cursor, int most);

    /** Where fetching begins. */
    default long firstCursor() {
        return 0;
    }

    /** The cursor that stands after this item. */
    long idOf(T item);

    /** Path of the item, for the journal. */
    String pathOf(T item);

    /** Bytes that dealing with the item moves. */
    default long bytesOf(T item) {
        return 0;
    }

    /** Whether nobody has counted the items before they are fetched. */
    default boolean countedWhenFetched() {
        return true;
    }

    /** Items taken from the store at once. */
    default int windowSize() {
        return 8192;
    }

    /** Items of a task at most. */
    default int groupSize() {
        return 64;
    }

    /** A task takes no more items once it has these bytes. */
    default long groupBytes() {
        return 4L << 20;
    }

    /** Called before any item of a window is begun. */
    default void windowOpened(List<T> window) {}

    /**
     * Deals with one item.
     *
     * @param progress to be told of every step of a long operation
     * @return what is written down
     * @throws IOException what went wrong; it is tried again when its class allows
     */
    R deal(T item, Progress progress) throws IOException, InterruptedException;

    /**
     * What is written down about a try that failed.
     *
     * @param retried whether the item will be tried again
     */
    R failed(T item, Failure failure, boolean retried);

    /** Whether what was written down about an item counts as done. */
    default boolean good(R result) {
        return true;
    }

    /** Writes down what happened, in one transaction. */
    void write(List<R> results);

    /** Hears of the steps of an operation. */
    interface Progress {
        /** Bytes were moved, or zero when the operation went on in another way. */
        void moved(long bytes);
    }
}
