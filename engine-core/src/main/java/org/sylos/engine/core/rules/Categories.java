package org.sylos.engine.core.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.KindIs;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Field;

/** The categories of files, and extensions, which most of them are made of. */
final class Categories {
    private static final String TABLE = "categories.properties";
    /** Only files and links are told by extensions: a folder that is called like a picture is none. */
    static final Condition NO_FOLDER = new KindIs(EnumSet.complementOf(EnumSet.of(NodeKind.FOLDER)));

    private static final Map<String, Condition> ALL = read();

    private Categories() {}

    /** The names of the categories, for people. */
    static String names() {
        return String.join(", ", ALL.keySet());
    }

    /** What a category asks of a node; null when there is none of this name. */
    static @Nullable Condition named(String name) {
        return ALL.get(name);
    }

    /**
     * What extensions ask of a name: that it ends with a dot and one of them, whatever its case, and has something before.
     *
     * @param extensions without their dots; an empty one asks for a name that has none
     */
    static Condition extensions(List<String> extensions) {
        List<String> some = extensions.stream().filter(e -> !e.isEmpty()).toList();
        List<Condition> conditions = new ArrayList<>();
        if (!some.isEmpty()) {
            String regex = some.stream().map(Regexes::quote).collect(Collectors.joining("|", ".+\\.(?:", ")"));
            conditions.add(new Matches(Field.NAME, regex, true));
        }
        if (some.size() < extensions.size()) {
            conditions.add(new Matches(Field.NAME, "(?:.[^.]*)?", false));
        }
        return conditions.size() == 1 ? conditions.get(0) : new Any(conditions);
    }

    private static Map<String, Condition> read() {
        Properties table = new Properties();
        try (InputStream in = Objects.requireNonNull(Categories.class.getResourceAsStream(TABLE), TABLE)) {
            table.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the table of categories is part of this module", e);
        }
        Map<String, Condition> categories = new TreeMap<>();
        for (String key : table.stringPropertyNames()) {
            String name = key.substring(0, key.indexOf('.'));
            categories.computeIfAbsent(name, known -> category(table, known));
        }
        return categories;
    }

    private static Condition category(Properties table, String name) {
        List<Condition> conditions = new ArrayList<>();
        List<String> extensions = words(table.getProperty(name + ".extensions", ""));
        if (!extensions.isEmpty()) {
            conditions.add(new All(List.of(NO_FOLDER, extensions(extensions))));
        }
        for (String pattern : words(table.getProperty(name + ".names", ""))) {
            conditions.add(Glob.ofName(pattern, false));
        }
        return conditions.size() == 1 ? conditions.get(0) : new Any(conditions);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }
}
