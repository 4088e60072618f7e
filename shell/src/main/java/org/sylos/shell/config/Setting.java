package org.sylos.shell.config;

import java.util.List;

/**
 * An option that holds for every command that takes it.
 *
 * @param key where it stands, from the top
 * @param option its long name without dashes
 * @param values its values; several for an option that may be given repeatedly
 * @param origin where it stands
 */
public record Setting(String key, String option, List<String> values, Origin origin) {
    public Setting {
        values = List.copyOf(values);
    }

    /** The same as a person would write it. */
    public String text() {
        return String.join(", ", values);
    }
}
