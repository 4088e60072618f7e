package org.sylos.shell.repl;

import java.util.List;
import org.jline.reader.CompletingParsedLine;

/**
 * A line that is being typed, which protects what is put into it. JLine takes a quote within an offered word for one that was typed
 * and protects nothing then.
 */
final class Typed implements CompletingParsedLine {
    private static final char NONE = 0;

    private final CompletingParsedLine line;

    /** The line as JLine understood it. */
    Typed(CompletingParsedLine line) {
        this.line = line;
    }

    @Override
    public CharSequence escape(CharSequence word, boolean complete) {
        char quote = openQuote();
        StringBuilder text = new StringBuilder();
        if (quote != NONE) {
            text.append(quote);
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean means = quote == NONE ? c == '"' || c == '\'' || Character.isWhitespace(c) : c == quote;
            if (means || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        if (quote != NONE && complete) {
            text.append(quote);
        }
        return text;
    }

    /** The quote that the word under the cursor began with and that is not closed. */
    private char openQuote() {
        char first = line.escape("x", false).charAt(0);
        return first == 'x' ? NONE : first;
    }

    @Override
    public int rawWordCursor() {
        return line.rawWordCursor();
    }

    @Override
    public int rawWordLength() {
        return line.rawWordLength();
    }

    @Override
    public String word() {
        return line.word();
    }

    @Override
    public int wordCursor() {
        return line.wordCursor();
    }

    @Override
    public int wordIndex() {
        return line.wordIndex();
    }

    @Override
    public List<String> words() {
        return line.words();
    }

    @Override
    public int cursor() {
        return line.cursor();
    }

    @Override
    public String line() {
        return line.line();
    }
}
