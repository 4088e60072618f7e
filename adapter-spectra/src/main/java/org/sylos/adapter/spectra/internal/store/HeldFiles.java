package org.sylos.adapter.spectra.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.sylos.adapter.spectra.config.SpectraStoreException;
import org.sylos.adapter.spectra.config.SpectraStoreException.Reason;

/**
 * The stores that this process has open. Locks of files keep processes apart, not two users in one process: without this, both
 * would write.
 */
final class HeldFiles {
    private static final Set<Path> HELD = new HashSet<>();

    private HeldFiles() {}

    /** Takes a file for this process; what is answered gives it back. */
    static Runnable hold(Path file) {
        Path real = real(file);
        synchronized (HELD) {
            if (!HELD.add(real)) {
                throw SqlTroubles.inUseHere(file);
            }
        }
        return () -> {
            synchronized (HELD) {
                HELD.remove(real);
            }
        };
    }

    private static Path real(Path file) {
        try {
            if (Files.exists(file)) {
                return file.toRealPath();
            }
            Path folder = file.toAbsolutePath().getParent();
            return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
        } catch (IOException e) {
            throw new SpectraStoreException(
                    Reason.IO,
                    "the place of the Spectra store " + file + " cannot be found: " + e.getMessage(),
                    "make the folder first",
                    e);
        }
    }
}
