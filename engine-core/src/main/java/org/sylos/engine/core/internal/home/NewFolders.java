package org.sylos.engine.core.internal.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders that were made for something that may yet be refused. Not thread-safe. */
final class NewFolders {
    private static final Logger LOG = LoggerFactory.getLogger(NewFolders.class);
    /** How often a folder is made anew that another process, taking back its own, deletes at that very moment. */
    private static final int TRIES = 10;

    private final Deque<Path> deepestFirst = new ArrayDeque<>();

    /** Makes a folder and what is missing above it. */
    void make(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
            missing.push(at);
        }
        missing.forEach(deepestFirst::push);
        for (int tries = 1; ; tries++) {
            try {
                Files.createDirectories(folder);
                return;
            } catch (NoSuchFileException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Deletes those of them that are empty. What cannot be deleted stays, since nothing depends on it. */
    void takeBack() {
        for (Path folder : deepestFirst) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                LOG.debug("{} stays", folder, e);
            }
        }
        deepestFirst.clear();
    }
}
