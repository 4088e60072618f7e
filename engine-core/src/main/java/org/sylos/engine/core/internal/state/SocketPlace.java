package org.sylos.engine.core.internal.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the socket of a migration is: in a folder of its own that nobody but its owner may enter. Where the path would be too long
 * for a socket, that folder is a temporary one, and a note in the migration's folder tells where. Used by one thread at a time.
 */
public final class SocketPlace {
    private static final Logger LOG = LoggerFactory.getLogger(SocketPlace.class);

    /** Linux takes 107 bytes, macOS 103. */
    private static final int LONGEST_PATH = 103;

    private static final String FOLDER = "control";
    private static final String SOCKET = "socket";
    private static final String NOTE = "control.path";
    private static final String OWNER_ONLY = "rwx------";

    private final Path folder;
    private final List<Path> shortPlaces;

    /**
     * The place for a migration; nothing is looked at or made yet.
     *
     * @param folder the migration's folder
     * @param shortPlaces where temporary folders may be made, the best first
     */
    SocketPlace(Path folder, List<Path> shortPlaces) {
        this.folder = folder;
        this.shortPlaces = List.copyOf(shortPlaces);
    }

    /** The place for a migration with this folder, with the temporary folders of this user. */
    public static SocketPlace in(Path folder) {
        List<Path> places = Stream.of(System.getenv("XDG_RUNTIME_DIR"), System.getProperty("java.io.tmpdir"), "/tmp")
                .filter(place -> place != null && !place.isEmpty())
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
        return new SocketPlace(folder, places);
    }

    /** The socket that is there, of a living or a dead process. */
    public Optional<Path> find() {
        Path usual = folder.resolve(FOLDER).resolve(SOCKET);
        return (Files.exists(usual) ? Optional.of(usual) : noted()).filter(Files::exists);
    }

    private Optional<Path> noted() {
        try {
            return Optional.of(Path.of(Files.readString(folder.resolve(NOTE), StandardCharsets.UTF_8)
                    .strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | InvalidPathException e) {
            LOG.debug("the note of a socket in {} is of no use", folder, e);
            return Optional.empty();
        }
    }

    /**
     * Removes what a process left that is gone, and makes the folder.
     *
     * @return where a socket can be bound
     * @throws IOException also when the folder belongs to somebody else, or no place is short enough
     * @throws UnsupportedOperationException where files have no POSIX permissions
     */
    public Path prepare() throws IOException {
        remove();
        Path usual = folder.resolve(FOLDER).resolve(SOCKET);
        if (fits(usual)) {
            makePrivate(folder.resolve(FOLDER));
            return usual;
        }
        for (Path place : shortPlaces) {
            if (fits(place.resolve("sylos-12345678901234567890").resolve(SOCKET))) {
                Path made = Files.createTempDirectory(
                        place,
                        "sylos-",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
                Path socket = made.toAbsolutePath().resolve(SOCKET);
                Files.writeString(folder.resolve(NOTE), socket + "\n", StandardCharsets.UTF_8);
                return socket;
            }
        }
        throw new IOException("no folder for temporary files has a path that is short enough for a socket");
    }

    /** Takes everybody else's rights at a socket that was just bound. */
    public void protect(Path socket) throws IOException {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    }

    /** Removes the socket, whoever bound it, with all that was made for it. What cannot be removed is left. */
    public void remove() {
        find().ifPresent(SocketPlace::delete);
        noted().map(Path::getParent).ifPresent(SocketPlace::delete);
        delete(folder.resolve(NOTE));
        delete(folder.resolve(FOLDER));
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException e) {
            LOG.debug("{} holds something else as well", path, e);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed: {}", path, e.getMessage());
        }
    }

    /** Only the owner may change permissions, so this fails with a folder of somebody else. */
    private static void makePrivate(Path made) throws IOException {
        if (!Files.isDirectory(made)) {
            Files.createDirectory(
                    made, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        }
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(OWNER_ONLY));
    }

    private static boolean fits(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH;
    }
}
