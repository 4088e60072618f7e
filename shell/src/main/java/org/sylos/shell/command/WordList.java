package org.sylos.shell.command;

import java.util.Iterator;
import java.util.List;

/** Words that never change, for completion. */
abstract class WordList implements Iterable<String> {
    private final List<String> words;

    WordList(List<String> words) {
        this.words = List.copyOf(words);
    }

    @Override
    public Iterator<String> iterator() {
        return words.iterator();
    }
}
