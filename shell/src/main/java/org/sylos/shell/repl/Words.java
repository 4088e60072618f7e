package org.sylos.shell.repl;

import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.sylos.engine.api.ConfigException;

/** Splits a line into words as a shell does: blanks separate, quotes and backslashes protect. */
final class Words {
    private Words() {}

    static DefaultParser parser() {
        DefaultParser parser = new DefaultParser();
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
        String stripped = line.replace("\\\n", " ").strip();
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
}
