package org.sylos.engine.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says where a secret is kept, so that the secret itself is written nowhere. It has one of three forms:
 *
 * <ul>
 *   <li>{@code env:NAME} is the value of an environment variable, as it stands. NAME consists of ASCII letters, digits and
 *       {@code _}, and begins with no digit.
 *   <li>{@code file:PATH} is the content of a file in UTF-8, without the end of its last line, of at most {@value #MOST_BYTES}
 *       bytes. Only its owner may be able to read and change it, where the file system knows permissions. A PATH that begins
 *       with {@code ~/} is below the user's home folder; a relative one is below the working directory of the process.
 *   <li>{@code prompt:LABEL} is typed by a person whenever it is needed, and kept nowhere. LABEL, of at most 120 characters, tells
 *       the person what is asked for. Only a host that has somebody to ask can look such a secret up.
 * </ul>
 *
 * <p>Immutable, and so thread-safe. No message and no text of a reference shows a secret.
 */
@Stability(Stability.Level.EVOLVING)
public final class SecretReference {
    /** The most bytes that a file with a secret has. */
    public static final int MOST_BYTES = 1 << 16;

    private static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";
    private static final String PROMPT = "prompt:";
    private static final Pattern FORM =
            Pattern.compile("env:[A-Za-z_][A-Za-z0-9_]*|file:.+|prompt:[^\\p{Cntrl}]{0,120}");
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private final String text;

    private SecretReference(String text) {
        this.text = text;
    }

    /**
     * {@return whether a text refers to a secret, instead of being one}
     *
     * @param text a setting
     */
    public static boolean isReference(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Reads a reference. Nothing is looked up yet.
     *
     * @param text {@code env:NAME}, {@code file:PATH} or {@code prompt:LABEL}
     * @return the reference
     * @throws ConfigException when the text has another form; the message does not show it, since it may be the secret
     */
    public static SecretReference of(String text) {
        if (!isReference(text)) {
            throw new ConfigException(
                    "a secret was given where a reference to one belongs",
                    "give env:NAME for an environment variable, or file:PATH for a file that only you can read");
        }
        return new SecretReference(text);
    }

    /** {@return what a person is to be asked for, which may be empty; nothing when the secret is kept somewhere} */
    public Optional<String> prompt() {
        return text.startsWith(PROMPT) ? Optional.of(text.substring(PROMPT.length())) : Optional.empty();
    }

    /**
     * Looks the secret up, anew each time.
     *
     * @return the secret; may be empty
     * @throws ConfigException when the variable is not set, or the file is missing, can be read or changed by others, is too
     *     large or not in UTF-8; or when a person would have to be asked
     */
    public String resolve() {
        return resolve(System::getenv);
    }

    /** The same in an environment of variables, where null stands for one that is not set. */
    String resolve(UnaryOperator<@Nullable String> environment) {
        if (text.startsWith(ENVIRONMENT)) {
            String name = text.substring(ENVIRONMENT.length());
            String value = environment.apply(name);
            if (value == null) {
                throw new ConfigException(
                        "the environment variable " + name + " is not set", "set it, or refer to a file: file:PATH");
            }
            return value;
        }
        if (text.startsWith(PROMPT)) {
            throw new ConfigException(
                    "the secret '" + text + "' has to be typed, and there is nobody to ask",
                    "run it at a terminal, or refer to env:NAME or file:PATH instead");
        }
        Path file = path(text.substring(FILE.length()));
        requirePrivate(file);
        return withoutLineEnd(decoded(read(file), file));
    }

    /**
     * Refuses a file that others than its owner can read or change, as OpenSSH does with private keys. Where the file system
     * knows no permissions, nothing is refused.
     *
     * @param file the file; links are followed
     * @throws ConfigException when others can read or change it, or when that cannot be told, because it is missing for example
     */
    public static void requirePrivate(Path file) {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
                throw new ConfigException("others can read or change " + file, "run: chmod 600 " + file);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Path path(String place) {
        try {
            return place.startsWith("~/")
                    ? Path.of(System.getProperty("user.home", ""), place.substring(2))
                    : Path.of(place);
        } catch (InvalidPathException e) {
            throw new ConfigException("'" + place + "' is not a path: " + e.getReason(), null);
        }
    }

    private static byte[] read(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (bytes.length > MOST_BYTES) {
            throw new ConfigException("the file " + file + " is too large to hold a secret", "is it the right one?");
        }
        return bytes;
    }

    private static String decoded(byte[] bytes, Path file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConfigException("the file " + file + " is not text in UTF-8", "is it the right one?");
        }
    }

    /** An editor ends the last line; that is no part of the secret. */
    private static String withoutLineEnd(String content) {
        int end = content.length();
        if (content.endsWith("\n")) {
            end -= content.endsWith("\r\n") ? 2 : 1;
        }
        return content.substring(0, end);
    }

    private static ConfigException unreadable(Path file, IOException e) {
        String reason = e instanceof NoSuchFileException
                ? "there is no such file"
                : e instanceof FileSystemException known && known.getReason() != null
                        ? known.getReason()
                        : e.getClass().getSimpleName();
        return new ConfigException("the file " + file + " with a secret cannot be read: " + reason, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SecretReference reference && reference.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** {@return the reference as it was given} */
    @Override
    public String toString() {
        return text;
    }
}
