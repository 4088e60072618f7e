package org.sylos.engine.core.internal.review;

import java.nio.charset.StandardCharsets;
import org.sylos.engine.api.fs.NameRules;

/** Makes names that a storage can hold out of names that it cannot, changing as little as it can. */
final class NameMaker {
    private static final char STAND_IN = '_';

    /** A longer ending is no extension that would be worth keeping. */
    private static final int LONGEST_EXTENSION = 16;

    private final NameRules rules;

    NameMaker(NameRules rules) {
        this.rules = rules;
    }

    /**
     * A name for a node.
     *
     * @param name its own
     * @param folder whether it is a folder, of which no extension is kept
     * @param number tells names of one origin apart: 1 for none, from 2 on it is part of the name
     */
    String make(String name, boolean folder, int number) {
        String clean = clean(name);
        int dot = folder ? -1 : clean.lastIndexOf('.');
        boolean hasExtension = dot > 0 && clean.length() - dot <= LONGEST_EXTENSION;
        String stem = hasExtension ? clean.substring(0, dot) : clean;
        String extension = hasExtension ? clean.substring(dot) : "";
        String tail = (number < 2 ? "" : " (" + number + ")") + extension;
        String made = cut(stem, rules.maxNameBytes() - bytes(tail)) + tail;
        if (rules.refusal(made).isEmpty()) {
            return made;
        }
        // A reserved name, for instance, which any further character makes another.
        return cut(stem, rules.maxNameBytes() - bytes(tail) - 1) + STAND_IN + tail;
    }

    private String clean(String name) {
        StringBuilder clean = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            clean.append(c == '/' || c == 0 || rules.illegalCharacters().indexOf(c) >= 0 ? STAND_IN : c);
        }
        if (rules.trailingSpaceOrDotIllegal() || name.equals(".") || name.equals("..")) {
            for (int i = clean.length() - 1; i >= 0 && (clean.charAt(i) == ' ' || clean.charAt(i) == '.'); i--) {
                clean.setCharAt(i, STAND_IN);
            }
        }
        return clean.isEmpty() ? String.valueOf(STAND_IN) : clean.toString();
    }

    /** As much of a text as fits, whole characters only. */
    private static String cut(String text, int mostBytes) {
        int end = text.length();
        while (end > 0 && bytes(text.substring(0, end)) > mostBytes) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
