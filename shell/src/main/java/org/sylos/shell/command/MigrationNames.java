package org.sylos.shell.command;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** The names of the migrations, for completion. */
final class MigrationNames implements Iterable<String> {
    private final Supplier<List<String>> names;

    /** Names that are looked up each time. */
    MigrationNames(Supplier<List<String>> names) {
        this.names = names;
    }

    @Override
    public Iterator<String> iterator() {
        return names.get().iterator();
    }
}
