package org.sylos.adapter.spectra;

import java.nio.file.Path;
import java.util.Map;
import org.sylos.engine.api.fs.Entry;

/** Walks worlds of a configuration file depth first and backwards, and tells the digest of each. */
final class DigestProgram {
    private DigestProgram() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        try (Spectra spectra = Spectra.open(Path.of(arguments[0]))) {
            for (int i = 2; i < arguments.length; i++) {
                Map<String, Entry> nodes = Digests.depthFirstBackwards(spectra.adapter(arguments[i]), 3);
                System.out.println(Digests.digest(nodes, Integer.parseInt(arguments[1])));
            }
        }
    }
}
