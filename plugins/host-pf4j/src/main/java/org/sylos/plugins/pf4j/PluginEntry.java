package org.sylos.plugins.pf4j;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;
import org.sylos.engine.core.plugin.PluginState;

/** A plugin in a directory and how it stands. Guarded by the lock of {@link DirectoryPlugins}. */
final class PluginEntry {
    /** What a shell takes for one word as it stands. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum}._+-]+");

    private final Path directory;
    private final Inspection inspection;
    private final List<String> uses = new ArrayList<>();
    private PluginState state = PluginState.UNLOADED;
    private List<String> problems = List.of();
    private @Nullable ProvidingPlugin running;

    PluginEntry(Path directory, Path place) {
        this.directory = directory;
        this.inspection = Inspection.of(place);
    }

    /** The plugins directory that it is in. */
    Path directory() {
        return directory;
    }

    /** The jar or folder. */
    Path place() {
        return inspection.place();
    }

    Inspection inspection() {
        return inspection;
    }

    PluginState state() {
        return state;
    }

    boolean active() {
        return state == PluginState.ACTIVE;
    }

    /** Whether it has this id. */
    boolean isCalled(@Nullable String id) {
        return id != null && id.equals(inspection.id());
    }

    /** What people call it: its id, else the name of its file. */
    String label() {
        String id = inspection.id();
        return id != null ? id : String.valueOf(place().getFileName());
    }

    /** Why it is not loaded, in one line. */
    String reason() {
        return Failure.oneLine(Failure.first(problems));
    }

    /** Whether it has providers of a kind, as far as can be told without running it. */
    boolean mayBring(Class<? extends Provider> kind) {
        return inspection.mayBring(kind);
    }

    /** What keeps it from being used, and what a person does about that; empty when it is used, or a namesake of it is. */
    Optional<String> wayBack() {
        String label = Failure.oneLine(label());
        String subject = "the plugin '" + label + "' ";
        String word = PLAIN.matcher(label).matches() ? label : "'" + label.replace("'", "'\\''") + "'";
        return switch (state) {
            case DISABLED -> Optional.of(subject + "is disabled: sylos plugins enable " + word);
            case FAILED -> Optional.of(subject + "cannot be loaded: sylos plugins info " + word);
            case ACTIVE, REPLACED, UNLOADED -> Optional.empty();
        };
    }

    /** The running part of an active plugin. */
    ProvidingPlugin running() {
        return Objects.requireNonNull(running, "only an active plugin runs");
    }

    void begin(ProvidingPlugin plugin) {
        running = plugin;
        change(PluginState.ACTIVE, List.of());
    }

    /** Is not loaded, or not any more. */
    void stay(PluginState why, List<String> reasons) {
        running = null;
        change(why, reasons);
    }

    private void change(PluginState to, List<String> reasons) {
        state = to;
        problems = List.copyOf(reasons);
    }

    <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind) {
        return running == null ? List.of() : running.providers(kind);
    }

    /** Somebody uses something of it. */
    void use(String what) {
        uses.add(what);
    }

    /** That use ended. */
    void release(String what) {
        uses.remove(what);
    }

    /** @throws SylosException when somebody uses something of it */
    void requireUnused() {
        if (!uses.isEmpty()) {
            throw new SylosException(
                    "the plugin '" + label() + "' is in use: " + String.join(", ", new TreeSet<>(uses)),
                    "close what uses it, or wait for its end, and try again",
                    null);
        }
    }

    PluginDetails details() {
        return inspection.details(
                place(), UnaryOperator.identity(), state, problems, running == null ? List.of() : running.provided());
    }
}
