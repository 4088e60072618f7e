package org.sylos.adapter.spectra.internal.generate;

import org.sylos.adapter.spectra.config.NameStyle;
import org.sylos.adapter.spectra.config.Names;

/**
 * Names nodes after their place in their folder. A name tells the place again, so that nothing need be searched: it holds the
 * number of the place, or of the even one of two neighbours, in at least four digits after {@code d} for a folder or {@code f}
 * for a file. Stateless.
 */
interface Naming {
    /** What {@link #number} answers for a text that is no name. */
    int NONE = -1;

    static Naming of(Names names) {
        return names.style() == NameStyle.PLAIN || names.share() == 0 ? new PlainNames() : new StyledNames(names);
    }

    /** The name of a place. */
    String name(boolean folder, long parent, long key, int place);

    /** Whether a text can only be the name of a folder, if it is a name at all. */
    boolean looksLikeFolder(String name);

    /**
     * The number that a name holds, or {@link #NONE}. Whoever asks then makes the names of the places that may have it, and
     * compares: nothing but the number is read here.
     */
    int number(String name);

    /** How many places, from that of the number on, may have a name with it. */
    int candidates();
}
