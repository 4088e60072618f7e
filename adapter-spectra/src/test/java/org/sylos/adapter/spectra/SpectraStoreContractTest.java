package org.sylos.adapter.spectra;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.adapter.spectra.config.SpectraConfig;

/** The kit on a simulator whose changes are kept in a file. */
class SpectraStoreContractTest extends SpectraContractTest {
    @TempDir
    private Path folder;

    private @Nullable Spectra spectra;

    /** The kit looks at it after everything else that a test can do, but not after extensions. */
    @RegisterExtension
    final AfterEachCallback closing = context -> spectra().close();

    @Override
    Spectra spectra() {
        if (spectra == null) {
            SpectraConfig config =
                    config().toBuilder().store(folder.resolve("changes.db")).build();
            spectra = Spectra.open(config);
        }
        return spectra;
    }
}
