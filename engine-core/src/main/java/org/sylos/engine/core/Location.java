package org.sylos.engine.core;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Stability;

/**
 * Where a tree is: the scheme names the adapter, the rest is the adapter's own affair.
 *
 * @param scheme name of an adapter provider
 * @param rest what the provider makes of it: a path, a bucket, a file of settings
 * @param settings settings of the adapter; values of secret keys are references, never the secret itself
 */
@Stability(Stability.Level.EVOLVING)
public record Location(String scheme, String rest, Map<String, String> settings) {
    /** The scheme of a location that is written as a plain path. */
    public static final String LOCAL = "local";

    private static final Pattern WITH_SCHEME = Pattern.compile("([a-z][a-z0-9-]{1,39}):(.*)", Pattern.DOTALL);

    /** Copies the settings. */
    public Location {
        settings = Map.copyOf(settings);
    }

    /**
     * Reads {@code scheme:rest}, or a path of the local file system. Local paths are made absolute. A relative path that
     * begins like a scheme is written with {@code ./} before it.
     *
     * @param text a path, or a scheme of at least two characters with what follows it
     * @return the location, without settings
     * @throws ConfigException when the text is empty or holds a character that no path can hold
     */
    public static Location parse(String text) {
        if (text.isEmpty()) {
            throw new ConfigException("a location is empty", "write a path such as /data, or scheme:location");
        }
        Matcher matcher = WITH_SCHEME.matcher(text);
        if (!matcher.matches()) {
            return local(text);
        }
        return matcher.group(1).equals(LOCAL)
                ? local(matcher.group(2))
                : new Location(matcher.group(1), matcher.group(2), Map.of());
    }

    /**
     * {@return a folder of the local file system}
     *
     * @param folder made absolute
     */
    public static Location of(Path folder) {
        return new Location(LOCAL, folder.toAbsolutePath().normalize().toString(), Map.of());
    }

    /**
     * {@return the same place with more settings; they replace those of the same key}
     *
     * @param more settings of the adapter by key
     */
    public Location with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(settings);
        all.putAll(more);
        return new Location(scheme, rest, all);
    }

    /** {@return the location as a person would write it, without settings} */
    public String text() {
        return scheme.equals(LOCAL) ? rest : scheme + ":" + rest;
    }

    private static Location local(String path) {
        try {
            return of(Path.of(path));
        } catch (InvalidPathException e) {
            throw new ConfigException("'" + path + "' is not a path: " + e.getReason(), null);
        }
    }
}
