package org.sylos.engine.api.storage;

import java.util.Comparator;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.rule.ConditionText;

/**
 * The order in which people expect names: {@code a2} before {@code a10}, {@code b} after {@code A}.
 *
 * <p>Names are compared by their {@link #key}, code point by code point; those of one key by their text in the form of {@link
 * ConditionText}. Only equal texts are equal in this order. It depends on no language.
 */
@Stability(Stability.Level.EVOLVING)
public final class NaturalOrder {
    /** Runs of more digits than this are compared as if they had so many. */
    private static final int MOST_DIGITS = 50_000;

    private NaturalOrder() {}

    /** {@return an order of names} */
    public static Comparator<String> names() {
        return (one, other) -> compare(one, other, key(one), key(other));
    }

    /** {@return an order of paths: as that of names, with {@code /} before every other character} Whatever is in a folder follows
     *     it directly. */
    public static Comparator<String> paths() {
        return (one, other) -> compare(one, other, pathKey(one), pathKey(other));
    }

    private static int compare(String one, String other, String oneKey, String otherKey) {
        int order = byCodePoints(oneKey, otherKey);
        return order != 0 ? order : byCodePoints(ConditionText.of(one), ConditionText.of(other));
    }

    /**
     * {@return the text whose code points order a name} It is the name in the form of {@link ConditionText}, with ASCII letters in
     * lower case, and each longest run of ASCII digits replaced by: {@code 0}; the character whose code is one more than the
     * number of digits without leading zeros; those digits.
     *
     * @param name any text
     */
    public static String key(String name) {
        String form = ConditionText.of(name);
        StringBuilder key = new StringBuilder(form.length() + 8);
        int at = 0;
        while (at < form.length()) {
            char c = form.charAt(at);
            if (!isDigit(c)) {
                key.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
                at++;
                continue;
            }
            int end = at;
            while (end < form.length() && isDigit(form.charAt(end))) {
                end++;
            }
            while (at < end && form.charAt(at) == '0') {
                at++;
            }
            key.append('0').append((char) (1 + Math.min(end - at, MOST_DIGITS))).append(form, at, end);
            at = end;
        }
        return key.toString();
    }

    /**
     * {@return the text whose code points order a path} It is its {@link #key} with U+0001 in place of each slash.
     *
     * @param path a root-relative path
     */
    public static String pathKey(String path) {
        return key(path.replace('/', '\u0001'));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The order of code points, which is that of UTF-8 bytes; that of {@link String#compareTo} is another. */
    private static int byCodePoints(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int at = 0; at < length; at++) {
            char a = one.charAt(at);
            char b = other.charAt(at);
            if (a != b) {
                boolean high = Character.isSurrogate(a);
                return high == Character.isSurrogate(b) ? Character.compare(a, b) : high ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    }
}
