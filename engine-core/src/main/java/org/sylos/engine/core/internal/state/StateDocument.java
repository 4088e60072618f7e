package org.sylos.engine.core.internal.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;

/**
 * What a state file holds. Immutable, as long as nobody changes the values of {@code others}.
 *
 * @param metadata which migration it is
 * @param state where it stands
 * @param others every other section by name, known here or not: maps, lists, strings, numbers, booleans. In a document
 *     that is given to {@link StateFile#update} a null, as a section or in one, says that a key is to go
 */
public record StateDocument(StateMetadata metadata, StateStanding state, Map<String, Object> others) {
    /** The format that is written; files of a later one are refused. */
    public static final int FORMAT = 1;

    private static final String MARKER = "sylos";
    private static final String FORMAT_KEY = "format";

    public StateDocument {
        others = copy(others);
        if (others.containsKey(StateMetadata.SECTION) || others.containsKey(StateStanding.SECTION)) {
            throw new IllegalArgumentException("metadata and state are no other sections");
        }
    }

    /**
     * A section other than those of metadata and state.
     *
     * @throws ConfigException when there is none of that name, or it is no map
     */
    public Map<String, Object> section(String name) {
        return asSection("", name, others.get(name));
    }

    /**
     * The document as plain maps, marked as ours.
     *
     * @param absentAsNull whether values of ours that are absent are there as null
     */
    Map<String, Object> toMap(boolean absentAsNull) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(MARKER, Map.of(FORMAT_KEY, FORMAT));
        map.put(StateMetadata.SECTION, metadata.toMap());
        map.put(StateStanding.SECTION, state.toMap(absentAsNull));
        map.putAll(others);
        return map;
    }

    /**
     * Reads plain maps.
     *
     * @param file where they come from, for messages
     */
    static StateDocument read(String file, Map<String, Object> map) {
        checkFormat(file, map);
        Map<String, Object> others = new LinkedHashMap<>(map);
        // A marker that says more than we know is kept like everything else.
        if (map.get(MARKER) instanceof Map<?, ?> marker && marker.size() == 1) {
            others.remove(MARKER);
        }
        others.remove(StateMetadata.SECTION);
        others.remove(StateStanding.SECTION);
        try {
            return new StateDocument(
                    StateMetadata.read(reader(file, map, StateMetadata.SECTION)),
                    StateStanding.read(reader(file, map, StateStanding.SECTION)),
                    others);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("the state file " + file + " contradicts itself: " + e.getMessage(), null);
        }
    }

    /** Refuses what is not ours, or newer than we are. */
    static void checkFormat(String file, Map<String, Object> map) {
        Object format = map.get(MARKER) instanceof Map<?, ?> marker ? marker.get(FORMAT_KEY) : null;
        if (!(format instanceof Integer number) || number < 1) {
            throw new ConfigException(
                    file + " is no state file of Sylos: it has no 'sylos.format'",
                    "give the .yaml file beside a migration's database");
        }
        if (number > FORMAT) {
            throw new ConfigException(
                    "the state file " + file + " was written by a newer version: it has format " + number
                            + ", this version knows " + FORMAT,
                    "use the newer version");
        }
    }

    private static SectionReader reader(String file, Map<String, Object> map, String name) {
        return new SectionReader(file, name, asSection(file, name, map.get(name)));
    }

    private static Map<String, Object> asSection(String file, String name, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            String where = file.isEmpty() ? "the state" : "the state file " + file;
            throw new ConfigException(
                    where + (value == null ? " has no section '" : " has no map as section '") + name + "'", null);
        }
        Map<String, Object> section = new LinkedHashMap<>();
        map.forEach((key, entry) -> section.put(String.valueOf(key), entry));
        return section;
    }

    /** An unchangeable copy in the same order, nulls included. */
    static <V> Map<String, V> copy(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
