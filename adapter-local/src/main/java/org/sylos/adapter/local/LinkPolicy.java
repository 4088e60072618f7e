package org.sylos.adapter.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.sylos.engine.api.ConfigException;

/** What becomes of symbolic links. */
enum LinkPolicy {
    /** They are links at the destination too. */
    KEEP,
    /** What they lead to is taken in their place, unless it lies outside the root or above them. */
    FOLLOW,
    /** They are reported and left out. */
    SKIP;

    /** The value of the setting. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LinkPolicy ofLabel(String label) {
        return Arrays.stream(values())
                .filter(policy -> policy.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new ConfigException(
                        "the setting 'links' cannot take '" + label + "'",
                        "it takes "
                                + Arrays.stream(values()).map(LinkPolicy::label).collect(Collectors.joining(", "))));
    }
}
