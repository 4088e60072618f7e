package org.sylos.adapter.spectra.internal.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Percent-encoded text of addresses, read strictly: what is not UTF-8 is refused, and a plus sign is a plus sign. */
final class Encoded {
    private Encoded() {}

    /** The parts of an address between its slashes. A last empty one is left out. */
    static List<String> segments(String rawPath) throws Refusal {
        List<String> segments = new ArrayList<>();
        String[] parts = rawPath.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].isEmpty() && i == parts.length - 1) {
                break;
            }
            segments.add(segment(parts[i], rawPath));
        }
        return segments;
    }

    private static String segment(String part, String rawPath) throws Refusal {
        String name = text(part, rawPath);
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw Refusal.nonsense(rawPath, "'" + name + "' is not a name");
        }
        if (name.indexOf('/') >= 0 || name.indexOf(0) >= 0) {
            throw Refusal.nonsense(rawPath, "no name holds a slash or the character U+0000");
        }
        return name;
    }

    /** The parameters of an address, each at most once. */
    static Map<String, String> parameters(@Nullable String rawQuery, String rawPath) throws Refusal {
        Map<String, String> parameters = new TreeMap<>();
        for (String part : rawQuery == null || rawQuery.isEmpty() ? new String[0] : rawQuery.split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw Refusal.nonsense(rawPath, "'" + part + "' is not a parameter with a value");
            }
            String key = text(part.substring(0, equals), rawPath);
            if (parameters.putIfAbsent(key, text(part.substring(equals + 1), rawPath)) != null) {
                throw Refusal.nonsense(rawPath, "the parameter '" + key + "' is given twice");
            }
        }
        return parameters;
    }

    private static String text(String part, String rawPath) throws Refusal {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(part.length());
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '%') {
                bytes.write(octet(part, i, rawPath));
                i += 2;
            } else if (c > ' ' && c < 127) {
                bytes.write(c);
            } else {
                throw Refusal.nonsense(rawPath, "what is not printable ASCII has to be percent-encoded");
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.nonsense(rawPath, "'" + part + "' is not percent-encoded UTF-8");
        }
    }

    private static int octet(String part, int at, String rawPath) throws Refusal {
        int high = at + 2 < part.length() ? Character.digit(part.charAt(at + 1), 16) : -1;
        int low = at + 2 < part.length() ? Character.digit(part.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw Refusal.nonsense(rawPath, "a percent sign is not followed by two hexadecimal digits");
        }
        return (high << 4) | low;
    }
}
