package org.sylos.tck.fs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.FSAdapter;

/**
 * The contract of an adapter whose roots are folders of this machine: those of a file system, or those that a server offers
 * which the test started. Prepares in them what a test needs, with POSIX permissions.
 */
@Stability(Stability.Level.EVOLVING)
public abstract class FolderContract extends AdapterContract {
    private final IdentityHashMap<FSAdapter, Path> roots = new IdentityHashMap<>();

    @TempDir
    private Path scratch;

    /** For subclasses. */
    protected FolderContract() {}

    /**
     * {@return an adapter over a folder of this machine, which nothing else uses}
     *
     * @param root the folder, absolute; neither it nor the two above it need exist
     * @throws IOException when the storage does not let the test do that
     */
    protected abstract FSAdapter adapter(Path root) throws IOException;

    /** {@return a folder of this test alone, deleted at its end; the roots are below it} */
    protected final Path scratch() {
        return scratch;
    }

    @Override
    protected final FSAdapter open(String place) throws IOException {
        Path root = root(place);
        FSAdapter adapter = adapter(root);
        roots.put(adapter, root);
        return adapter;
    }

    private Path root(String place) {
        return scratch.resolve("above").resolve("roots").resolve(place);
    }

    @Override
    protected boolean putFileInPlaceOfRoot(String place) throws IOException {
        Files.createDirectories(root(place).getParent());
        Files.writeString(root(place), "a file");
        return true;
    }

    /** Makes a FIFO, where there is a program for that. */
    @Override
    protected boolean putSpecial(FSAdapter adapter, String name) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                        "mkfifo", place(adapter, name).toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process program;
        try {
            program = command.start();
        } catch (IOException noSuchProgram) {
            return false;
        }
        try {
            return program.waitFor() == 0;
        } catch (InterruptedException e) {
            program.destroy();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes a folder without any permission; not for root, whom that does not keep out. */
    @Override
    protected boolean putUnreadableFolder(FSAdapter adapter, String name) throws IOException {
        if (System.getProperty("user.name", "").equals("root")) {
            return false;
        }
        Path folder = Files.createDirectory(place(adapter, name));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
        return true;
    }

    /** Watches a folder that lies beside those above the roots. */
    @Override
    protected String outside() throws IOException {
        Path outside = scratch.resolve("outside");
        if (!Files.exists(outside)) {
            Files.createDirectory(outside);
            Files.writeString(outside.resolve("secret"), "secret");
        }
        try (Stream<Path> all = Files.walk(outside)) {
            List<String> seen = all.sorted().map(FolderContract::describe).toList();
            return seen.toString();
        }
    }

    private static String describe(Path path) {
        try {
            Map<String, Object> facts = Files.readAttributes(path, "unix:mode,lastModifiedTime,size");
            return path + " " + new TreeMap<>(facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path place(FSAdapter adapter, String name) {
        Path root = roots.get(adapter);
        if (root == null) {
            throw new IllegalArgumentException("not opened by this test");
        }
        return root.resolve(name);
    }
}
