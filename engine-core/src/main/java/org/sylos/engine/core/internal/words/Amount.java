package org.sylos.engine.core.internal.words;

/** Numbers with what they count, as people write them. */
public final class Amount {
    private Amount() {}

    /**
     * A number of things whose plural ends with an s: {@code 1 node}, {@code 2 nodes}.
     *
     * @param one what one of them is called
     */
    public static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    /**
     * A number and the words that go with it: {@code 1 node is}, {@code 2 nodes are}.
     *
     * @param one the words that follow a 1
     * @param many the words that follow any other number
     */
    public static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
