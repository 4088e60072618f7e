package org.sylos.adapter.spectra;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.tck.fs.AdapterContract;

/** The kit on a simulator that keeps what is written: its roots lie beside and inside a generated tree. */
class SpectraContractTest extends AdapterContract {
    private static final String ABOVE = "d0001";

    /** Never closed: the kit looks at it after everything else, and it holds nothing but memory. */
    private final Spectra inMemory = Spectra.open(config());

    /** The simulator under test. */
    Spectra spectra() {
        return inMemory;
    }

    static SpectraConfig config() {
        return SpectraConfig.builder()
                .maxDepth(2)
                .folders(CountRange.exactly(3))
                .files(CountRange.exactly(3))
                .keepBytes(true)
                .build();
    }

    @Override
    protected FSAdapter open(String place) {
        return spectra().adapter("primary", List.of(ABOVE, "above " + place, place), Clock.systemUTC());
    }

    @Override
    protected boolean putFileInPlaceOfRoot(String place) throws IOException {
        FSAdapter world = spectra().adapter("primary");
        NodeRef above = world.createFolder(NodeRef.of("/" + ABOVE), "above " + place);
        WriteSpec empty = new WriteSpec(above, place, 0, Metadata.NONE, WriteCondition.ABSENT, "test");
        try (FileWrite write = world.openWrite(empty)) {
            write.commit();
        }
        return true;
    }

    /** Everything but the folders that hold the roots. */
    @Override
    protected String outside() throws IOException {
        Map<String, Entry> nodes = Digests.levelByLevel(spectra().adapter("primary"), 100);
        nodes.keySet().removeIf(path -> path.startsWith("/" + ABOVE + "/above "));
        try {
            return Digests.digest(nodes, Integer.MAX_VALUE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
