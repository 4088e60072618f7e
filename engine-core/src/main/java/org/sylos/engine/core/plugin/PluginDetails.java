package org.sylos.engine.core.plugin;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * A plugin as it was when somebody asked. What its manifest does not tell, or tells in a form that cannot be used, is null.
 *
 * @param id what tells it apart from other plugins
 * @param version its version
 * @param vendor who made it
 * @param requires the versions of the API that it works with
 * @param description what it is for, in its author's words
 * @param file the jar, or the folder that holds its jar and {@code lib}
 * @param jars everything that its classes come from, its own jar first; empty when there is none
 * @param state how it stands
 * @param problems why it cannot be used, one line each; a plugin that was {@linkplain PluginState#REPLACED replaced} tells by
 *     what
 * @param providers what it brings; known only while it is {@linkplain PluginState#ACTIVE active}, and of one that was checked
 */
@Stability(Stability.Level.EVOLVING)
public record PluginDetails(
        @Nullable String id,
        @Nullable String version,
        @Nullable String vendor,
        @Nullable String requires,
        @Nullable String description,
        Path file,
        List<Jar> jars,
        PluginState state,
        List<String> problems,
        List<Provided> providers) {
    /** Copies the lists. */
    public PluginDetails {
        jars = List.copyOf(jars);
        problems = List.copyOf(problems);
        providers = List.copyOf(providers);
    }

    /**
     * A jar of a plugin.
     *
     * @param file where it is
     * @param sha256 the SHA-256 of its bytes, 64 lower-case hexadecimal digits; null when it cannot be read
     */
    @Stability(Stability.Level.EVOLVING)
    public record Jar(Path file, @Nullable String sha256) {}

    /**
     * A provider that a plugin brings.
     *
     * @param kind its kind
     * @param name its name
     * @param summary what it is for
     */
    @Stability(Stability.Level.EVOLVING)
    public record Provided(ProviderKind kind, String name, String summary) {}

    /** {@return what a person can call it: its id, else the name of its file} */
    public String label() {
        return id != null ? id : String.valueOf(file.getFileName());
    }
}
