package org.sylos.it.scale;

import java.util.Random;
import java.util.stream.LongStream;

/**
 * The seeds of a suite: so many as it asks for or as {@code sylos.scale.seeds} says, from the one that {@code sylos.scale.first}
 * names on; or the only one that {@code sylos.scale.seed} names, to try one again that failed.
 */
final class Seeds {
    private Seeds() {}

    static LongStream of(int usual) {
        Long only = Long.getLong("sylos.scale.seed");
        if (only != null) {
            return LongStream.of(only);
        }
        // Short ones, to be typed again. Another day has other ones.
        long first = Long.getLong("sylos.scale.first", new Random().nextInt(1_000_000) * 1000L);
        return LongStream.range(first, first + Integer.getInteger("sylos.scale.seeds", usual));
    }
}
