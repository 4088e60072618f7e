package org.sylos.adapter.sftp;

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
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.tck.fs.AdapterContract;

/** The kit over folders of this machine that some server offers. */
abstract class ServedFolders extends AdapterContract {
    @TempDir
    Path scratch;

    private final IdentityHashMap<FSAdapter, Path> roots = new IdentityHashMap<>();

    /** The adapter under test. */
    abstract FSAdapter adapter(Path root);

    @Override
    protected FSAdapter open(String place) {
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

    @Override
    protected boolean putSpecial(FSAdapter adapter, String name) throws IOException {
        try {
            OpenSsh.run("mkfifo", place(adapter, name).toString());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    protected boolean putUnreadableFolder(FSAdapter adapter, String name) throws IOException {
        if (OpenSsh.isRoot()) {
            return false;
        }
        Path folder = Files.createDirectory(place(adapter, name));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
        return true;
    }

    @Override
    protected boolean kill(FSAdapter adapter) {
        // What is being written stays as it is: closing ends the connections and nothing else.
        adapter.close();
        return true;
    }

    @Override
    protected String outside() throws IOException {
        Path outside = scratch.resolve("outside");
        if (!Files.exists(outside)) {
            Files.createDirectory(outside);
            Files.writeString(outside.resolve("secret"), "secret");
        }
        try (Stream<Path> all = Files.walk(outside)) {
            List<String> seen = all.sorted().map(ServedFolders::describe).toList();
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
