package org.sylos.shell.render;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts by name, in order, for programs to read. Values are {@link String}, {@link Long}, {@link Double}, {@link Boolean},
 * {@link java.time.Instant}, null, a list of such values, or another document.
 *
 * @param facts the facts
 */
public record Document(Map<String, @Nullable Object> facts) {
    public Document {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** Begins a document. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the facts of a document. */
    public static final class Builder {
        private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a fact. */
        public Builder put(String name, @Nullable Object value) {
            facts.put(name, value);
            return this;
        }

        /** The document as collected so far. */
        public Document build() {
            return new Document(facts);
        }
    }
}
