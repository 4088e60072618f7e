package org.sylos.adapter.local;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/**
 * Turns the names of the file system, which are bytes, into text and back without losing any.
 *
 * <p>The JDK keeps the bytes of a {@link Path} that it read, but its text form goes through the encoding of the locale and
 * puts U+FFFD where that does not fit. A {@code file:} URI carries the bytes themselves, both ways and in every locale, so
 * names that the plain way could damage go through it. Bytes that are not UTF-8 become {@code ‛} (U+201B) and two
 * upper-case hexadecimal digits; where a name really holds text of that form, its {@code ‛} is written so too, so that
 * different names never become one.
 */
final class Names {
    /** Starts the two digits of a byte that is not part of valid UTF-8. */
    static final char MARK = '\u201B';

    /** Longest name that the file systems of this platform hold, in bytes. */
    static final int MAX_BYTES = 255;

    private static final byte[] MARK_BYTES = String.valueOf(MARK).getBytes(StandardCharsets.UTF_8);
    private static final char REPLACEMENT = '\uFFFD';
    private static final boolean NAMES_ARE_BYTES = File.separatorChar == '/';
    private static final boolean UTF_8_LOCALE =
            Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8")).equals(StandardCharsets.UTF_8);
    private static final Path TOP = Path.of("/");

    private Names() {}

    /** The text of a name, or of the target of a link. */
    static String text(Path name) {
        String text = name.toString();
        return !NAMES_ARE_BYTES || survives(text) ? text : decode(bytes(name, text));
    }

    /**
     * The name, or the target of a link, that has this text.
     *
     * @param path the node concerned, for the error
     * @throws FSException with {@link ErrorClass#INVALID_NAME} when no name has the text
     */
    static Path path(String text, String path) throws FSException {
        try {
            if (!NAMES_ARE_BYTES || (survives(text) && !text.contains("//") && !text.endsWith("/"))) {
                return Path.of(text);
            }
            byte[] bytes = encode(text);
            Path made = fromBytes(bytes);
            if (text(made).equals(text)) {
                return made;
            }
        } catch (InvalidPathException | CharacterCodingException e) {
            throw new FSException(ErrorClass.INVALID_NAME, path, "the system cannot hold the name '" + text + "'", e);
        }
        throw new FSException(ErrorClass.INVALID_NAME, path, "the system cannot hold exactly '" + text + "'", null);
    }

    /** How many bytes a name has in the file system. */
    static int length(String text) {
        try {
            return encode(text).length;
        } catch (CharacterCodingException e) {
            return text.length();
        }
    }

    /** Whether the text form of a name shows that it went through the locale's encoding unharmed. */
    private static boolean survives(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && (!UTF_8_LOCALE || c == REPLACEMENT || c == MARK)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(Path name, String text) {
        String escaped = TOP.resolve(name).toUri().getRawPath();
        byte[] raw = unescape(escaped);
        // The URI of what happens to be a folder gets a slash that the name does not have.
        int end = raw.length > 1 && raw[raw.length - 1] == '/' && !text.endsWith("/") ? raw.length - 1 : raw.length;
        return Arrays.copyOfRange(raw, name.isAbsolute() ? 0 : 1, end);
    }

    private static Path fromBytes(byte[] bytes) {
        boolean absolute = bytes.length > 0 && bytes[0] == '/';
        StringBuilder uri = new StringBuilder(bytes.length * 3 + 8).append(absolute ? "file://" : "file:///");
        boolean slashBefore = absolute;
        int split = -1;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '/' && slashBefore && i > 0 && split < 0) {
                split = i;
            }
            slashBefore = bytes[i] == '/';
            uri.append(bytes[i] == '/' && i == 0 ? "/" : String.format(Locale.ROOT, "%%%02X", bytes[i] & 0xFF));
        }
        if (split > 0 && split + 1 < bytes.length) {
            // A URI cannot hold two slashes in a row; a path that ends with one, extended by another, can.
            Path head = fromBytes(Arrays.copyOfRange(bytes, 0, split));
            return head.resolve(fromBytes(Arrays.copyOfRange(bytes, split + 1, bytes.length)));
        }
        Path made = Path.of(URI.create(uri.toString()));
        return absolute ? made : made.subpath(0, made.getNameCount());
    }

    private static byte[] unescape(String escaped) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '%') {
                out.write(Integer.parseInt(escaped, i + 1, i + 3, 16));
                i += 2;
            } else {
                out.write(c);
            }
        }
        return out.toByteArray();
    }

    static String decode(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int length = characterLength(bytes, at);
            boolean mark = length == 3 && Arrays.equals(bytes, at, at + 3, MARK_BYTES, 0, 3);
            if (length == 0 || (mark && at + 4 < bytes.length && escapes(bytes[at + 3], bytes[at + 4]))) {
                for (int end = at + Math.max(1, length); at < end; at++) {
                    text.append(MARK).append(String.format(Locale.ROOT, "%02X", bytes[at] & 0xFF));
                }
            } else {
                text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
                at += length;
            }
        }
        return text.toString();
    }

    static byte[] encode(String text) throws CharacterCodingException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 16);
        int plain = 0;
        for (int i = 0; i + 2 < text.length(); i++) {
            if (text.charAt(i) == MARK && escapes(text.charAt(i + 1), text.charAt(i + 2))) {
                encode(text.substring(plain, i), out);
                out.write(Integer.parseInt(text, i + 1, i + 3, 16));
                plain = i + 3;
                i += 2;
            }
        }
        encode(text.substring(plain), out);
        return out.toByteArray();
    }

    private static void encode(String plain, ByteArrayOutputStream out) throws CharacterCodingException {
        ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(plain));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        out.writeBytes(bytes);
    }

    /** Whether two characters after the mark stand for a byte: only bytes from 0x80 up can be invalid. */
    private static boolean escapes(int first, int second) {
        return "89ABCDEF".indexOf(first) >= 0 && "0123456789ABCDEF".indexOf(second) >= 0;
    }

    /** The length of the valid UTF-8 character at a position; 0 when there is none. */
    private static int characterLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length < 2 || at + length > bytes.length) {
            return length == 1 ? 1 : 0;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
            return length;
        } catch (CharacterCodingException e) {
            return 0;
        }
    }
}
