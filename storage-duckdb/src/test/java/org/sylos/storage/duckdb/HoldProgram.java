package org.sylos.storage.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import org.sylos.engine.api.storage.MigrationStore;

/** Holds a new store open until it is told to go on or is killed. */
final class HoldProgram {
    private HoldProgram() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        try (MigrationStore store = Sample.create(Path.of(arguments[0]))) {
            store.lifecycle().putDocument("holder", "was here");
            System.out.println("holding");
            int told = System.in.read();
            System.out.println("told " + told);
        }
    }
}
