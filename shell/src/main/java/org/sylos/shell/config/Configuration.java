package org.sylos.shell.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.core.Location;

/**
 * What holds for the commands of this user.
 *
 * @param file where it was read; null when there is no file
 * @param connections places by name
 * @param defaults options by their long name
 * @param profiles the same, by the name of the profile
 * @param aliases words by the word they stand for
 * @param problems what is wrong with it, in the order of lines
 */
public record Configuration(
        @Nullable Path file,
        Map<String, Connection> connections,
        Map<String, Setting> defaults,
        Map<String, Map<String, Setting>> profiles,
        Map<String, Alias> aliases,
        List<Problem> problems) {
    /** Nothing was configured. */
    public static final Configuration EMPTY =
            new Configuration(null, Map.of(), Map.of(), Map.of(), Map.of(), List.of());

    private static final Pattern NAMED = Pattern.compile("([A-Za-z][A-Za-z0-9_-]+)(?::(.*))?", Pattern.DOTALL);

    public Configuration {
        connections = Collections.unmodifiableMap(new LinkedHashMap<>(connections));
        defaults = Collections.unmodifiableMap(new LinkedHashMap<>(defaults));
        profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
        aliases = Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
        problems = List.copyOf(problems);
    }

    /** Refuses to go on with a configuration that is not as it should be. */
    public Configuration orThrow() {
        if (problems.isEmpty()) {
            return this;
        }
        throw problems.get(0).asError();
    }

    /** A place as people write it: a connection, a folder below one, a path, or an adapter's name with a place. */
    public Location location(String text) {
        Matcher named = NAMED.matcher(text);
        Connection connection = named.matches() ? connections.get(named.group(1)) : null;
        if (connection == null) {
            return Location.parse(text);
        }
        String below = named.group(2);
        return connection.location(below == null ? "" : below);
    }

    /** The connection of this name. */
    public Connection connection(String name) {
        Connection connection = connections.get(name);
        if (connection == null) {
            throw new ConfigException(
                    "there is no connection called '" + name + "'" + Near.hint(name, connections.keySet()),
                    connections.isEmpty()
                            ? "none is configured; see: help connections"
                            : "there are: " + String.join(", ", connections.keySet()));
        }
        return connection;
    }

    /** The options that hold: those of the profile, then the defaults. */
    public Map<String, Setting> settings(@Nullable String profile) {
        Map<String, Setting> all = new LinkedHashMap<>(defaults);
        if (profile != null) {
            Map<String, Setting> chosen = profiles.get(profile);
            if (chosen == null) {
                throw new ConfigException(
                        "there is no profile called '" + profile + "'" + Near.hint(profile, profiles.keySet()),
                        profiles.isEmpty()
                                ? "none is configured"
                                : "there are: " + String.join(", ", profiles.keySet()));
            }
            chosen.forEach((option, setting) -> {
                Setting plain = all.get(option);
                // What was typed now wins over what is in the file, profile or not.
                if (plain == null || plain.origin().line() > 0) {
                    all.put(option, setting);
                }
            });
        }
        return all;
    }
}
