package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginDetails.Provided;
import org.sylos.engine.core.plugin.PluginState;

/** Checks a plugin by itself, wherever it lies. An archive stays unpacked until this is closed. Used by one thread. */
final class Verification implements AutoCloseable {
    private final Path file;
    private final @Nullable Path unpacked;
    private final Inspection inspection;
    private final List<String> problems = new ArrayList<>();
    private List<Provided> provided = List.of();

    private Verification(Path file, @Nullable Path unpacked, Inspection inspection) {
        this.file = file;
        this.unpacked = unpacked;
        this.inspection = inspection;
    }

    /**
     * Checks a jar, an archive or a folder.
     *
     * @throws ConfigException when there is nothing at that place
     */
    static Verification of(Path given) {
        Path file = given.toAbsolutePath().normalize();
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ConfigException("there is no file " + file, "check the spelling");
        }
        Verification verification =
                PluginFolder.isNamedLikeArchive(file) && Files.isRegularFile(file) ? unpack(file) : at(file);
        verification.run();
        return verification;
    }

    private static Verification at(Path file) {
        return new Verification(file, null, Inspection.of(file));
    }

    private static Verification unpack(Path zip) {
        try {
            Path folder = Files.createTempDirectory("sylos-plugin-").toRealPath();
            boolean unpacked = false;
            try {
                Inspection inspection = Inspection.of(Archive.unpack(zip, folder));
                unpacked = true;
                return new Verification(zip, folder, inspection);
            } catch (PluginRefusal refusal) {
                return new Verification(zip, null, new Inspection(zip, null, null, refusal.problems()));
            } finally {
                if (!unpacked) {
                    Placement.deleteTree(folder);
                }
            }
        } catch (IOException e) {
            throw new SylosException(
                    "the archive " + zip + " cannot be unpacked: " + Failure.told(e),
                    "check that it can be read and that there is space in " + System.getProperty("java.io.tmpdir"),
                    e);
        }
    }

    private void run() {
        problems.addAll(inspection.problems());
        problems.addAll(inspection.readWhole());
        if (!problems.isEmpty()) {
            return; // its code cannot be trusted to be its code
        }
        JarPluginManager manager = new JarPluginManager(inspection.place());
        LeftThreads threads = new LeftThreads();
        try {
            ProvidingPlugin plugin = manager.begin(inspection);
            provided = plugin.provided();
            manager.unloadPlugin(plugin.id());
            threads.of(plugin.loader())
                    .forEach(name -> problems.add("it leaves the thread '" + name + "' running after it is unloaded;"
                            + " constructors of providers start nothing"));
        } catch (PluginRefusal refusal) {
            problems.addAll(refusal.problems());
        }
    }

    /** What was found, with the names of an archive's jars as they are in the archive. */
    PluginDetails details() {
        PluginState state = problems.isEmpty() ? PluginState.UNLOADED : PluginState.FAILED;
        Path folder = unpacked;
        UnaryOperator<Path> shown = jar -> folder == null ? jar : file.resolve(folder.relativize(jar));
        return inspection.details(file, shown, state, problems, provided);
    }

    /** What is to be copied when it is installed. Only for one without problems. */
    PluginFiles files() {
        return inspection.requireFiles();
    }

    /** Its id. Only for one without problems. */
    String id() {
        return Objects.requireNonNull(inspection.id());
    }

    /** All that is wrong with it. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** What it provides. */
    List<Provided> provided() {
        return provided;
    }

    @Override
    public void close() {
        if (unpacked != null) {
            try {
                Placement.deleteTree(unpacked);
            } catch (IOException e) {
                throw new SylosException("the folder " + unpacked + " cannot be deleted: " + Failure.told(e), null, e);
            }
        }
    }
}
