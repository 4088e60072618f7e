package org.sylos.adapter.spectra.internal.provider;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.fs.NameRules;

/**
 * A location as people write it: {@code demo} or the path of a configuration file, then, after {@code ?}, which world and
 * where in it, and which store: {@code demo?world=s1&root=/d0001&store=changes.db}.
 *
 * @param source {@link #DEMO} or the absolute path of a file
 * @param world the name of a world
 * @param root the names that lead from its root to the adapter's
 * @param store where changes are kept, instead of where the configuration says; null for there
 */
record SpectraLocation(
        String source,
        String world,
        List<String> root,
        @Nullable Path store) {
    /** Stands for the built-in configuration; a file of that name is written {@code ./demo}. */
    static final String DEMO = "demo";

    private static final Set<String> OPTIONS = Set.of("world", "root", "store");

    private static final String FORM = "write spectra:demo?world=s1 or spectra:/path/to/config.yaml?world=primary";

    static SpectraLocation parse(String location) {
        int mark = location.indexOf('?');
        String source = mark < 0 ? location : location.substring(0, mark);
        Map<String, String> options = options(mark < 0 ? "" : location.substring(mark + 1));
        String world = options.getOrDefault("world", SpectraConfig.PRIMARY);
        return new SpectraLocation(
                absolute(source), world, names(options.getOrDefault("root", "/")), store(options.get("store")));
    }

    SpectraConfig config() {
        SpectraConfig config = source.equals(DEMO) ? SpectraConfig.demo() : SpectraConfig.load(Path.of(source));
        return store == null ? config : config.toBuilder().store(store).build();
    }

    /** One text for one place, however it was written. */
    String canonical() {
        String place = root.isEmpty() ? "" : "&root=/" + String.join("/", root);
        return "spectra:" + source + "?world=" + world + place + (store == null ? "" : "&store=" + store);
    }

    private static String absolute(String source) {
        if (source.isEmpty()) {
            throw new ConfigException("the Spectra location does not say which configuration", FORM);
        }
        try {
            return source.equals(DEMO)
                    ? DEMO
                    : Path.of(source).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException e) {
            throw new ConfigException("'" + source + "' is not the path of a configuration file", FORM);
        }
    }

    private static @Nullable Path store(@Nullable String path) {
        try {
            return path == null ? null : Path.of(path).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new ConfigException("'" + path + "' is not the path of a Spectra store", e.getReason());
        }
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new TreeMap<>();
        for (String option : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = option.indexOf('=');
            String key = equals < 0 ? option : option.substring(0, equals);
            if (equals < 0 || !OPTIONS.contains(key)) {
                throw new ConfigException(
                        "'" + option + "' in a Spectra location is not an option",
                        "the options are world=…, root=… and store=…");
            }
            if (options.putIfAbsent(key, decoded(option.substring(equals + 1))) != null) {
                throw new ConfigException("a Spectra location gives '" + key + "' twice", FORM);
            }
        }
        return options;
    }

    /** Percent-decoding, without what web forms do to the plus sign. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "'" + text + "' in a Spectra location is not percent-encoded", "write a percent sign as %25");
        }
    }

    private static List<String> names(String root) {
        List<String> names = new ArrayList<>();
        for (String name : root.split("/", -1)) {
            if (!name.isEmpty()) {
                NameRules.POSIX.refusal(name).ifPresent(refusal -> {
                    throw new ConfigException("root=" + root + " cannot be a folder: " + refusal, null);
                });
                names.add(name);
            }
        }
        return List.copyOf(names);
    }
}
