package org.sylos.adapter.spectra.internal.chaos;

import java.util.List;
import org.sylos.adapter.spectra.internal.chaos.Dice.Question;
import org.sylos.adapter.spectra.internal.world.Place;
import org.sylos.adapter.spectra.internal.world.PlainWorld;

/**
 * Which nodes are listed and gone when somebody wants something of them: some of those that are generated. One that was
 * written or changed stays. Thread-safe.
 */
final class Vanishing {
    /** What {@link #depth} answers when everything is there. */
    static final int NOTHING = Integer.MAX_VALUE;

    private final PlainWorld world;
    private final Dice dice;
    private final double share;

    Vanishing(PlainWorld world, Dice dice, double share) {
        this.world = world;
        this.dice = dice;
        this.share = share;
    }

    /** How deep the topmost of the nodes lies that lead to a place, itself included, and are gone. */
    int depth(Place place) {
        if (share == 0) {
            return NOTHING;
        }
        List<String> names = place.names();
        long key = dice.root();
        for (int depth = 1; depth <= names.size(); depth++) {
            key = dice.child(key, names.get(depth - 1));
            if (dice.even(key, Question.VANISHES, 0) < share && world.untouched(Place.root(names.subList(0, depth)))) {
                return depth;
            }
        }
        return NOTHING;
    }

    /** Whether nothing is at a place any more. */
    boolean gone(Place place) {
        return depth(place) != NOTHING;
    }

    /**
     * Whether what is above a place is gone. If it is the node there itself that is, it goes for good: something else will come
     * in its place.
     */
    boolean parentGone(Place place) {
        int depth = depth(place);
        if (depth == place.names().size()) {
            world.vanish(place);
            return false;
        }
        return depth != NOTHING;
    }
}
