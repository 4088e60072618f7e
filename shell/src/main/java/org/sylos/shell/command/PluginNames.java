package org.sylos.shell.command;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** What the plugins are called, for completion. */
final class PluginNames implements Iterable<String> {
    private final Supplier<List<String>> names;

    /** Names that are looked up each time. */
    PluginNames(Supplier<List<String>> names) {
        this.names = names;
    }

    @Override
    public Iterator<String> iterator() {
        return names.get().iterator();
    }
}
