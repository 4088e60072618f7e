package org.sylos.adapter.spectra.internal.generate;

import org.sylos.adapter.spectra.config.NameStyle;
import org.sylos.adapter.spectra.config.Names;

/**
 * Names with something around their number. Two neighbouring places share their style; where it is one for twins, they share
 * the number of the even one too, and their names differ in nothing but case or normal form.
 */
final class StyledNames implements Naming {
    private static final long STYLE = Mix.ofText("name style");

    private final Decorations decorations;
    private final PlainNames plain = new PlainNames();
    private final long styled;

    StyledNames(Names names) {
        decorations = names.style() == NameStyle.HOSTILE ? Decorations.HOSTILE : Decorations.INTERNATIONAL;
        styled = (long) (names.share() * 0x1p53);
    }

    @Override
    public String name(boolean folder, long parent, long key, int place) {
        long pair = Mix.at(parent ^ STYLE, ((long) (place >>> 1) << 1) | (folder ? 1 : 0));
        if (pair >>> 11 >= styled) {
            return plain.name(folder, parent, key, place);
        }
        long choice = Mix.mix(pair);
        boolean twins = decorations.areTwins(choice);
        byte[] extension = folder ? new byte[0] : PlainNames.extension(Mix.mix(choice));
        String core = PlainNames.name(folder ? 'd' : 'f', twins ? place & ~1 : place, extension);
        return twins
                ? decorations.twin(choice, core, (place & 1) == 1)
                : decorations.single(Mix.mix(key ^ STYLE), core);
    }

    @Override
    public boolean looksLikeFolder(String name) {
        int at = marker(name);
        return at >= 0 && name.charAt(at) == 'd';
    }

    @Override
    public int number(String name) {
        int at = marker(name);
        return at < 0 ? NONE : PlainNames.numberAt(name, at + 1);
    }

    @Override
    public int candidates() {
        return 2;
    }

    /** Where the letter before the number is; no decoration holds such a letter before four digits. */
    private static int marker(String name) {
        for (int i = 0; i + PlainNames.LEAST_DIGITS < name.length(); i++) {
            char c = name.charAt(i);
            if ((c == 'd' || c == 'f') && PlainNames.numberAt(name, i + 1) != NONE) {
                return i;
            }
        }
        return -1;
    }
}
