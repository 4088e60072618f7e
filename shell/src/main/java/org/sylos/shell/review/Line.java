package org.sylos.shell.review;

/** A line that is being typed. Used by one thread. */
final class Line {
    private static final int MOST = 1_000;

    private final StringBuilder text = new StringBuilder();

    String text() {
        return text.toString();
    }

    /** Adds what was typed; control characters, which unknown keys bring along, are dropped. */
    void type(String typed) {
        typed.codePoints()
                .filter(code -> !Character.isISOControl(code) && text.length() < MOST)
                .forEach(text::appendCodePoint);
    }

    void erase() {
        if (text.length() > 0) {
            text.setLength(text.offsetByCodePoints(text.length(), -1));
        }
    }

    void eraseAll() {
        text.setLength(0);
    }
}
