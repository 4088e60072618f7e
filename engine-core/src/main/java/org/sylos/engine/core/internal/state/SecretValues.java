package org.sylos.engine.core.internal.state;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.SecretReference;

/** Keeps secrets out of files: where one belongs there is only a reference to it. */
public final class SecretValues {
    private SecretValues() {}

    /**
     * Checks plain maps and lists.
     *
     * @param secrets where secrets belong: keys, and positions in lists, from the top, joined with dots, such as {@code
     *     service_configs.source.password}
     * @throws ConfigException when something else than a reference is there; the message does not show it
     */
    public static void refuseLiterals(Map<String, ?> document, Set<String> secrets) {
        if (!secrets.isEmpty()) {
            check("", document, secrets);
        }
    }

    private static void check(String path, @Nullable Object value, Set<String> secrets) {
        if (secrets.contains(path)) {
            if (value != null && !(value instanceof String text && SecretReference.isReference(text))) {
                throw new ConfigException(
                        "'" + path + "' is a secret and cannot be kept in a file",
                        "give env:NAME for an environment variable or file:PATH for a credentials file instead");
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> check(join(path, String.valueOf(key)), entry, secrets));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                check(join(path, String.valueOf(i)), list.get(i), secrets);
            }
        }
    }

    private static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
