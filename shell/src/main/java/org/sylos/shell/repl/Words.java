package org.sylos.shell.repl;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.sylos.engine.api.ConfigException;

/** Splits a line into words as a shell does: blanks separate, quotes and backslashes protect. */
final class Words {
    private Words() {}

    static DefaultParser parser() {
        DefaultParser parser = new DefaultParser() {
            @Override
            public ParsedLine parse(String line, int cursor, ParseContext context) {
                ParsedLine parsed = super.parse(line, cursor, context);
                return parsed instanceof CompletingParsedLine typed ? new Typed(typed) : parsed;
            }
        };
        parser.setEofOnUnclosedQuote(true);
        // A backslash at the end of a line takes the next one in.
        parser.setEofOnEscapedNewLine(true);
        return parser;
    }

    /**
     * The words of a line; none for an empty line and for a comment, which begins with {@code #}. The name of the program may
     * stand before the verb.
     */
    static List<String> of(String line) {
        String stripped = stripped(line.replace("\\\n", " "));
        if (stripped.isEmpty() || stripped.startsWith("#")) {
            return List.of();
        }
        List<String> words;
        try {
            words = parser().parse(stripped, stripped.length(), Parser.ParseContext.ACCEPT_LINE)
                    .words();
        } catch (EOFError e) {
            throw new ConfigException("a quote is not closed: " + stripped, null);
        }
        return words.get(0).equals("sylos") ? words.subList(1, words.size()) : words;
    }

    /** Without the blanks around it, except for a last one that a backslash protects. */
    private static String stripped(String line) {
        String stripped = line.strip();
        int backslashes = 0;
        while (backslashes < stripped.length() && stripped.charAt(stripped.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        int end = line.stripTrailing().length();
        return backslashes % 2 == 1 && end < line.length() ? stripped + line.charAt(end) : stripped;
    }
}
