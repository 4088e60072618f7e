package org.sylos.shell.command;

import java.util.Iterator;

/** The verbs, for completion. */
final class VerbNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Verbs.NAMES.iterator();
    }
}
