package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.Provider;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginDetails.Provided;
import org.sylos.engine.core.plugin.PluginState;

/**
 * What a plugin tells of itself before any of its code runs.
 *
 * @param place the jar or folder
 * @param files what it is made of; null when it is not laid out like a plugin
 * @param manifest what it says of itself; null when it says nothing that can be read
 * @param problems all that is wrong with it so far
 */
record Inspection(
        Path place, @Nullable PluginFiles files, @Nullable PluginManifest manifest, List<String> problems) {
    static final String OWN_JAR = "the jar";

    private static final Logger LOG = LoggerFactory.getLogger(Inspection.class);

    static Inspection of(Path place) {
        PluginFiles files;
        try {
            files = PluginFiles.of(place);
        } catch (PluginRefusal refusal) {
            return new Inspection(place, null, null, refusal.problems());
        }
        JarInspector.Look own = new JarInspector(files.main(), OWN_JAR).look(true);
        List<String> problems = new ArrayList<>();
        Manifest manifest = own.manifest();
        PluginManifest says = manifest == null ? null : new PluginManifest(manifest.getMainAttributes());
        if (says != null) {
            problems.addAll(says.problems());
        }
        problems.addAll(own.problems());
        for (Path library : files.libraries()) {
            problems.addAll(new JarInspector(library, library(files, library))
                    .look(false)
                    .problems());
        }
        return new Inspection(place, files, says, problems);
    }

    /** Reads every byte of every jar, which shows damage that a first look does not. */
    List<String> readWhole() {
        List<String> found = new ArrayList<>();
        if (files != null) {
            found.addAll(new JarInspector(files.main(), OWN_JAR).readWhole());
            for (Path library : files.libraries()) {
                found.addAll(new JarInspector(library, library(files, library)).readWhole());
            }
        }
        found.removeAll(problems);
        return found;
    }

    /**
     * The plugin in the words of the engine; hashes are made anew each time.
     *
     * @param file what it is to be called
     * @param shown where each of its jars is to be said to be
     */
    PluginDetails details(
            Path file, UnaryOperator<Path> shown, PluginState state, List<String> reasons, List<Provided> provided) {
        List<PluginDetails.Jar> jars = files == null
                ? List.of()
                : files.all().stream()
                        .map(jar -> new PluginDetails.Jar(shown.apply(jar), hashOf(jar)))
                        .toList();
        return new PluginDetails(
                id(),
                manifest == null ? null : manifest.version(),
                manifest == null ? null : manifest.vendor(),
                manifest == null ? null : manifest.requires(),
                manifest == null ? null : manifest.description(),
                file,
                jars,
                state,
                reasons.stream().map(Failure::oneLine).toList(),
                provided);
    }

    private static @Nullable String hashOf(Path jar) {
        try {
            return Hashes.sha256(jar);
        } catch (IOException gone) {
            LOG.debug("{} cannot be read any more", jar, gone);
            return null;
        }
    }

    /** Whether its own jar names providers of a kind; true as well when nobody can tell, because that jar is unreadable. */
    boolean mayBring(Class<? extends Provider> kind) {
        return files == null || new JarInspector(files.main(), OWN_JAR).mayHold("META-INF/services/" + kind.getName());
    }

    /** Its id; null when it has none that can be used. */
    @Nullable
    String id() {
        return manifest == null ? null : manifest.id();
    }

    /** What it is made of. Only for one without problems. */
    PluginFiles requireFiles() {
        return Objects.requireNonNull(files, "a plugin without problems has files");
    }

    /** What it says of itself. Only for one without problems. */
    PluginManifest requireManifest() {
        return Objects.requireNonNull(manifest, "a plugin without problems has a manifest");
    }

    private static String library(PluginFiles files, Path library) {
        return "its library " + files.nameOf(library);
    }
}
