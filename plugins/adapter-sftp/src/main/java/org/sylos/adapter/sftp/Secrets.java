package org.sylos.adapter.sftp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderContext;

/** Finds secrets by the references that stand for them in settings: {@code env:NAME} or {@code file:PATH}. */
record Secrets(ProviderContext context) {
    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    /** The reference itself, if it is one; what else is given is not shown. */
    static String requireReference(String reference) {
        if (!reference.startsWith(ENVIRONMENT) && !reference.startsWith(FILE)) {
            throw new ConfigException(
                    "a password or passphrase was given where a reference to one belongs",
                    "give env:NAME for an environment variable or file:PATH for a file that only you can read");
        }
        return reference;
    }

    /** The secret that a reference stands for. */
    String find(String reference) throws IOException {
        if (reference.startsWith(ENVIRONMENT)) {
            String name = reference.substring(ENVIRONMENT.length());
            return context.secret(name)
                    .orElseThrow(() -> new ServiceException(
                            ErrorClass.AUTH, "the environment variable " + name + " is not set", null));
        }
        Path file = Path.of(reference.substring(FILE.length()));
        requirePrivate(file);
        // An editor ends the last line; that is not part of the secret.
        return new String(read(file), StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
    }

    /** Refuses a file that others than its owner can read or write, as OpenSSH does. */
    static void requirePrivate(Path file) throws IOException {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
                throw new ServiceException(
                        ErrorClass.AUTH, "others can read or change " + file + "; run: chmod 600 " + file, null);
            }
        } catch (ServiceException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static byte[] read(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static ServiceException unreadable(Path file, IOException cause) {
        return new ServiceException(ErrorClass.AUTH, "the file " + file + " cannot be read (" + cause + ")", cause);
    }
}
