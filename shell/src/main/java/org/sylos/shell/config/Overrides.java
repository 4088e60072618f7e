package org.sylos.shell.config;

import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.core.YamlNode;
import org.sylos.engine.core.YamlNode.Entry;
import org.sylos.engine.core.YamlNode.Keys;
import org.sylos.engine.core.YamlNode.Text;

/** Puts what was given with {@code --set} into the place of what the file says. */
final class Overrides {
    private Overrides() {}

    /**
     * The document with one value replaced or added.
     *
     * @param override {@code KEY=VALUE}; the key is that of an option, or a path from the top of the document
     */
    static Keys apply(Keys document, String override) {
        int equals = override.indexOf('=');
        String key = equals < 0 ? "" : override.substring(0, equals).strip();
        if (key.isEmpty()) {
            throw new ConfigException(
                    "--set takes KEY=VALUE", "such as --set workers=8 or --set connections.nas.root=/mnt/nas");
        }
        List<String> path = new ArrayList<>(List.of(key.split("\\.", -1)));
        if (path.size() == 1) {
            path.add(0, ConfigReader.DEFAULTS);
        }
        return put(document, path, new Text(override.substring(equals + 1), 0));
    }

    private static Keys put(Keys map, List<String> path, YamlNode value) {
        String key = path.get(0);
        YamlNode inner = map.get(key).orElse(new Keys(List.of(), 0));
        List<String> rest = path.subList(1, path.size());
        YamlNode now =
                rest.isEmpty() ? value : put(inner instanceof Keys keys ? keys : new Keys(List.of(), 0), rest, value);
        List<Entry> entries = new ArrayList<>();
        boolean replaced = false;
        for (Entry entry : map.entries()) {
            boolean meant = entry.key().equals(key);
            entries.add(meant ? new Entry(key, now, rest.isEmpty() ? 0 : entry.line()) : entry);
            replaced |= meant;
        }
        if (!replaced) {
            entries.add(new Entry(key, now, 0));
        }
        return new Keys(entries, map.line());
    }
}
