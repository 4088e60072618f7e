package org.sylos.shell.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.SecretReference;
import org.sylos.engine.core.Location;

/**
 * A place that has a name.
 *
 * @param name its name
 * @param adapter name of the adapter
 * @param root what the adapter makes of it: a path, a server with a folder
 * @param settings settings of the adapter, each with the place where it stands; secrets are references
 * @param origin where it stands
 */
public record Connection(String name, String adapter, String root, Map<String, Value> settings, Origin origin) {
    /**
     * A setting.
     *
     * @param text its value
     * @param origin where it stands
     */
    public record Value(String text, Origin origin) {}

    public Connection {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * The place itself, or one below it.
     *
     * @param below path below the root, with slashes; empty for the root itself
     * @throws ConfigException when the path leads out of the root, or the root is of a kind that takes none
     */
    public Location location(String below) {
        return base(below).with(values());
    }

    private Location base(String below) {
        if (below.isEmpty()) {
            return placed(root);
        }
        if (Arrays.asList(below.split("/", -1)).contains("..")) {
            throw new ConfigException(
                    "'" + name + ":" + below + "' leads out of the connection '" + name + "'",
                    "name a folder below it, without ..");
        }
        if (root.contains("?")) {
            throw new ConfigException(
                    "the connection '" + name + "' takes no path after it, since its root has settings of its own: "
                            + root,
                    "write the place out: " + adapter + ":...");
        }
        String path = below.replaceAll("^/+", "");
        return placed(root.endsWith("/") || root.isEmpty() ? root + path : root + "/" + path);
    }

    private Location placed(String rest) {
        return adapter.equals(Location.LOCAL)
                ? Location.parse(Location.LOCAL + ":" + rest)
                : new Location(adapter, rest, Map.of());
    }

    /** The settings as the adapter takes them. A secret that is typed is asked for by the name of the connection. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        settings.forEach((key, value) -> {
            String text = value.text();
            values.put(key, isNamelessPrompt(text) ? text + key + " of " + name : text);
        });
        return values;
    }

    private static boolean isNamelessPrompt(String text) {
        return SecretReference.isReference(text)
                && SecretReference.of(text).prompt().filter(String::isEmpty).isPresent();
    }
}
