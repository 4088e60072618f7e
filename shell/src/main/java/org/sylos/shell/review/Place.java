package org.sylos.shell.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.rule.Condition;

/**
 * What a list is about: a folder's rows, or everything below it that is looked for.
 *
 * @param folder id on SRC of the folder
 * @param path its path
 * @param pattern what names have to match; null for any
 * @param status how rows have to stand; null for any
 */
record Place(
        long folder,
        String path,
        @Nullable String pattern,
        @Nullable StatusFilter status) {
    static Place folder(long id, String path) {
        return new Place(id, path, null, null);
    }

    Place withPattern(@Nullable String other) {
        return new Place(folder, path, other, status);
    }

    Place withStatus(@Nullable StatusFilter other) {
        return new Place(folder, path, pattern, other);
    }

    /** What is looked for at any depth below the folder; empty for the folder's own rows. */
    Optional<Condition> condition() {
        List<Condition> all = new ArrayList<>();
        if (pattern != null) {
            all.add(NamePattern.condition(pattern));
        }
        if (status != null) {
            all.add(status.condition());
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all.size() == 1 ? all.get(0) : new Condition.All(all));
    }

    boolean found() {
        return pattern != null || status != null;
    }
}
