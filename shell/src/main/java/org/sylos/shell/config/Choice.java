package org.sylos.shell.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which configuration holds for a command.
 *
 * @param file the file; null for the one in the home folder, which need not be there
 * @param profile the profile whose defaults come before the others; null for none
 * @param overrides what is set otherwise than in the file, each {@code KEY=VALUE}; later ones win
 */
public record Choice(@Nullable Path file, @Nullable String profile, List<String> overrides) {
    /** Nothing was chosen. */
    public static final Choice NONE = new Choice(null, null, List.of());

    public Choice {
        overrides = List.copyOf(overrides);
    }

    /** This choice, and where it says nothing another one. */
    public Choice orElse(Choice other) {
        List<String> all = new ArrayList<>(other.overrides);
        all.addAll(overrides);
        return new Choice(file == null ? other.file : file, profile == null ? other.profile : profile, all);
    }
}
