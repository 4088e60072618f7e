package org.sylos.shell.config;

import java.util.List;

/**
 * Words that stand in for one.
 *
 * @param words a verb, and what follows it
 * @param origin where it stands
 */
public record Alias(List<String> words, Origin origin) {
    public Alias {
        words = List.copyOf(words);
    }
}
