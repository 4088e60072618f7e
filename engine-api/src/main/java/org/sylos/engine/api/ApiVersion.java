package org.sylos.engine.api;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of this API, compared by number: {@code major.minor.patch}.
 *
 * @param major incompatible changes, zero or more
 * @param minor compatible additions, zero or more
 * @param patch corrections, zero or more
 */
@Stability(Stability.Level.STABLE)
public record ApiVersion(int major, int minor, int patch) implements Comparable<ApiVersion> {
    /** The version of the API in this module. */
    public static final ApiVersion CURRENT = new ApiVersion(0, 1, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?");
    private static final Comparator<ApiVersion> ORDER = Comparator.comparingInt(ApiVersion::major)
            .thenComparingInt(ApiVersion::minor)
            .thenComparingInt(ApiVersion::patch);

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException when a part is negative
     */
    public ApiVersion {
        if (major < 0 || minor < 0 || patch < 0) {
            throw new IllegalArgumentException("a version has no negative parts: " + major + "." + minor + "." + patch);
        }
    }

    /**
     * Reads {@code "1.2"} or {@code "1.2.3"}.
     *
     * @param text two or three numbers of up to six digits, joined with dots
     * @return the version; its patch is 0 when the text has none
     * @throws IllegalArgumentException when the text has another form
     */
    public static ApiVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version (expected 1.2 or 1.2.3): " + text);
        }
        String patch = matcher.group(3);
        return new ApiVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                patch == null ? 0 : Integer.parseInt(patch));
    }

    @Override
    public int compareTo(ApiVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
