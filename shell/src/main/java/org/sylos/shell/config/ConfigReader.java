package org.sylos.shell.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.core.YamlNode;
import org.sylos.engine.core.YamlNode.Entry;
import org.sylos.engine.core.YamlNode.Keys;
import org.sylos.engine.core.YamlNode.Many;
import org.sylos.engine.core.YamlNode.Text;

/** Makes a configuration of a document, and collects what is wrong with it instead of stopping at the first. */
final class ConfigReader {
    static final String DEFAULTS = "defaults";
    private static final String CONNECTIONS = "connections";
    private static final String PROFILES = "profiles";
    private static final String ALIASES = "aliases";
    private static final List<String> SECTIONS = List.of(CONNECTIONS, DEFAULTS, PROFILES, ALIASES);
    private static final List<String> OF_CONNECTION = List.of("adapter", "root", "settings");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]+");

    private static final Pattern WITH_PASSWORD = Pattern.compile("//[^/@]*:[^/@]*@");

    private final String source;
    private final List<Problem> problems = new ArrayList<>();

    /** @param source what messages call the document */
    ConfigReader(String source) {
        this.source = source;
    }

    Configuration read(Keys document) {
        for (Entry entry : document.entries()) {
            if (!SECTIONS.contains(entry.key())) {
                unknown(entry, entry.key(), SECTIONS);
            }
        }
        return new Configuration(
                null,
                named(document, CONNECTIONS, this::connection),
                document.get(DEFAULTS).map(node -> settings(DEFAULTS, node)).orElse(Map.of()),
                named(document, PROFILES, (key, entry) -> settings(key, entry.value())),
                named(document, ALIASES, this::alias),
                problems);
    }

    private <T> Map<String, T> named(Keys document, String section, BiFunction<String, Entry, @Nullable T> reading) {
        Map<String, T> all = new LinkedHashMap<>();
        for (Entry entry : entries(section, document.get(section).orElse(new Keys(List.of(), 0)))) {
            String key = section + "." + entry.key();
            if (!NAME.matcher(entry.key()).matches()) {
                wrong(
                        entry.line(),
                        key,
                        "not a name",
                        "a name has at least two characters: letters, digits, - and _, a letter first");
                continue;
            }
            T read = reading.apply(key, entry);
            if (read != null) {
                all.put(entry.key(), read);
            }
        }
        return all;
    }

    private @Nullable Connection connection(String key, Entry entry) {
        List<Entry> parts = entries(key, entry.value());
        String adapter = null;
        String root = null;
        Map<String, Connection.Value> settings = new LinkedHashMap<>();
        for (Entry part : parts) {
            String inner = key + "." + part.key();
            switch (part.key()) {
                case "adapter" -> adapter = text(inner, part).orElse(null);
                case "root" -> root = text(inner, part).orElse(null);
                case "settings" -> {
                    for (Entry setting : entries(inner, part.value())) {
                        text(inner + "." + setting.key(), setting)
                                .ifPresent(text ->
                                        settings.put(setting.key(), new Connection.Value(text, at(setting.line()))));
                    }
                }
                default -> unknown(part, inner, OF_CONNECTION);
            }
        }
        if (adapter == null || root == null) {
            if (entry.value() instanceof Keys) {
                wrong(
                        entry.line(),
                        key,
                        "it has no '" + (adapter == null ? "adapter" : "root") + "'",
                        "a connection has an adapter, such as local or sftp, a root, and settings where the adapter needs any");
            }
            return null;
        }
        if (WITH_PASSWORD.matcher(root).find()) {
            wrong(
                    entry.line(),
                    key + ".root",
                    "it holds a password, which must not stand in a file",
                    "leave it out, choose another one, and refer to that in the settings: env:NAME, file:PATH or prompt:");
            return null;
        }
        return new Connection(entry.key(), adapter, root, settings, at(entry.line()));
    }

    private Map<String, Setting> settings(String key, YamlNode node) {
        Map<String, Setting> all = new LinkedHashMap<>();
        for (Entry entry : entries(key, node)) {
            String inner = key + "." + entry.key();
            values(inner, entry)
                    .ifPresent(
                            values -> all.put(entry.key(), new Setting(inner, entry.key(), values, at(entry.line()))));
        }
        return all;
    }

    private @Nullable Alias alias(String key, Entry entry) {
        List<String> words = entry.value() instanceof Text text
                ? Words.of(text.text()).orElse(List.of())
                : values(key, entry).orElse(List.of());
        if (words.isEmpty()) {
            wrong(entry.line(), key, "not the words of a command", "write a verb and what follows it, quotes closed");
            return null;
        }
        return new Alias(words, at(entry.line()));
    }

    /** One value, several, or a map whose entries become {@code KEY=VALUE}. */
    private Optional<List<String>> values(String key, Entry entry) {
        if (entry.value() instanceof Text text) {
            return Optional.of(List.of(text.text()));
        }
        List<String> values = new ArrayList<>();
        if (entry.value() instanceof Many many) {
            for (YamlNode item : many.items()) {
                if (!(item instanceof Text text)) {
                    wrong(item.line(), key, "a list of single values belongs here", null);
                    return Optional.empty();
                }
                values.add(text.text());
            }
        } else {
            for (Entry inner : entries(key, entry.value())) {
                Optional<String> text = text(key + "." + inner.key(), inner);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                values.add(inner.key() + "=" + text.get());
            }
        }
        return Optional.of(values);
    }

    private List<Entry> entries(String key, YamlNode node) {
        if (node instanceof Keys keys) {
            return keys.entries();
        }
        // A section whose entries are all commented out.
        if (!(node instanceof Text text && text.text().isEmpty())) {
            wrong(node.line(), key, "keys with values belong here", null);
        }
        return List.of();
    }

    private Optional<String> text(String key, Entry entry) {
        if (entry.value() instanceof Text text) {
            return Optional.of(text.text());
        }
        wrong(entry.line(), key, "a single value belongs here", null);
        return Optional.empty();
    }

    private void unknown(Entry entry, String key, List<String> known) {
        wrong(
                entry.line(),
                key,
                "there is no such key" + Near.hint(entry.key(), known),
                "there are: " + String.join(", ", known));
    }

    private void wrong(int line, String key, String message, @Nullable String hint) {
        problems.add(new Problem(at(line), key, message, hint));
    }

    private Origin at(int line) {
        return new Origin(source, line);
    }
}
