package org.sylos.shell.render;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comma-separated values. RFC 4180, with a bare line feed at the end of a line, as tools on Unix expect. */
final class Csv {
    private Csv() {}

    static void line(Writer out, List<? extends @Nullable Object> values) throws IOException {
        String separator = "";
        for (Object value : values) {
            out.write(separator);
            out.write(field(value));
            separator = ",";
        }
        out.write('\n');
    }

    private static String field(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean quoted = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
