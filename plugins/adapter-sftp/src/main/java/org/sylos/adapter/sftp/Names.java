package org.sylos.adapter.sftp;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NameRules;

/**
 * Names and paths. The server has bytes and does not say in which encoding; here it is UTF-8, and a name that is not UTF-8 is
 * shown with escapes but cannot be asked for.
 */
final class Names {
    private Names() {}

    /** The bytes of a name, a path, or the target of a link. */
    static byte[] encode(String text, String path) throws FSException {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new FSException(ErrorClass.INVALID_NAME, path, "the name has no form in UTF-8", e);
        }
    }

    /** The text of bytes that are UTF-8; null of others. */
    static @Nullable String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** A name that cannot be one, in a form that can: all but plain ASCII as escapes, so that no two become one. */
    static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            boolean plain = b > ' ' && b < 0x7F && b != '\\' && b != '/';
            text.append(plain ? String.valueOf((char) b) : String.format(Locale.ROOT, "\\x%02X", b & 0xFF));
        }
        return text.length() == 0 ? "\\" : text.toString();
    }

    /** Refuses a path that would be another in the eyes of the server. */
    static void checkPath(String path) throws FSException {
        if (path.length() == 1) {
            return;
        }
        for (String name : path.substring(1).split("/", -1)) {
            checkName(name, path);
        }
    }

    /** Refuses what cannot be a name. */
    static void checkName(String name, String path) throws FSException {
        Optional<String> refusal = NameRules.POSIX.refusal(name);
        if (refusal.isPresent()) {
            throw new FSException(ErrorClass.INVALID_NAME, path, refusal.get(), null);
        }
    }

    /** The path of the folder that holds a node; the node is not the root. */
    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, slash);
    }
}
