package org.sylos.adapter.spectra.internal.generate;

import java.nio.charset.StandardCharsets;

/**
 * Names such as {@code d0007} and {@code f0123.jpg}: made from a child's place in its folder, so that a name tells the place
 * again and nothing need be searched.
 */
final class PlainNames {
    /** What {@link #indexIn} answers for a text that is no name. */
    static final int NONE = -1;

    private static final int LEAST_DIGITS = 4;
    private static final int MOST_DIGITS = 9;
    private static final byte[][] EXTENSIONS = {
        bytes(".txt"), bytes(".jpg"), bytes(".pdf"), bytes(".csv"),
        bytes(".mp4"), bytes(".zip"), bytes(".doc"), bytes(".log")
    };

    private PlainNames() {}

    static String folder(int index) {
        return name('d', index, new byte[0]);
    }

    static String file(int index, long hash) {
        return name('f', index, EXTENSIONS[(int) (hash >>> 61)]);
    }

    /** Whether a text can only be the name of a folder, if it is a name at all. */
    static boolean looksLikeFolder(String name) {
        return !name.isEmpty() && name.charAt(0) == 'd';
    }

    /**
     * The place that a name tells, if it is one. Whoever asks then makes the name of that place and compares: only the
     * number is read here.
     */
    static int indexIn(String name) {
        int end = 1;
        int index = 0;
        while (end < name.length() && end <= MOST_DIGITS && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            index = index * 10 + name.charAt(end) - '0';
            end++;
        }
        return end > LEAST_DIGITS ? index : NONE;
    }

    private static String name(char kind, int index, byte[] end) {
        int digits = digits(index);
        byte[] name = new byte[1 + digits + end.length];
        name[0] = (byte) kind;
        int rest = index;
        for (int i = digits; i > 0; i--) {
            name[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        System.arraycopy(end, 0, name, 1 + digits, end.length);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static int digits(int index) {
        int digits = LEAST_DIGITS;
        for (int bound = 10_000; digits < MOST_DIGITS && index >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
