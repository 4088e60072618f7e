package org.sylos.adapter.spectra.internal.generate;

import java.nio.charset.StandardCharsets;

/** Names such as {@code d0007} and {@code f0123.jpg}. */
final class PlainNames implements Naming {
    static final int LEAST_DIGITS = 4;
    static final int MOST_DIGITS = 9;

    /** Keeps what the extension follows from apart from everything else. */
    private static final long NAME = Mix.ofText("name");

    private static final byte[] NO_EXTENSION = {};
    private static final byte[][] EXTENSIONS = {
        bytes(".txt"), bytes(".jpg"), bytes(".pdf"), bytes(".csv"),
        bytes(".mp4"), bytes(".zip"), bytes(".doc"), bytes(".log")
    };

    @Override
    public String name(boolean folder, long parent, long key, int place) {
        return folder ? name('d', place, NO_EXTENSION) : name('f', place, extension(Mix.mix(key ^ NAME)));
    }

    @Override
    public boolean looksLikeFolder(String name) {
        return !name.isEmpty() && name.charAt(0) == 'd';
    }

    @Override
    public int number(String name) {
        return numberAt(name, 1);
    }

    @Override
    public int candidates() {
        return 1;
    }

    /** The number that begins at a position. */
    static int numberAt(String name, int start) {
        int end = start;
        int number = 0;
        while (end < name.length() && end < start + MOST_DIGITS && name.charAt(end) >= '0' && name.charAt(end) <= '9') {
            number = number * 10 + name.charAt(end) - '0';
            end++;
        }
        return end >= start + LEAST_DIGITS ? number : NONE;
    }

    static byte[] extension(long hash) {
        return EXTENSIONS[(int) (hash >>> 61)];
    }

    static String name(char kind, int number, byte[] end) {
        int digits = digits(number);
        byte[] name = new byte[1 + digits + end.length];
        name[0] = (byte) kind;
        int rest = number;
        for (int i = digits; i > 0; i--) {
            name[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        System.arraycopy(end, 0, name, 1 + digits, end.length);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static int digits(int number) {
        int digits = LEAST_DIGITS;
        for (int bound = 10_000; digits < MOST_DIGITS && number >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
