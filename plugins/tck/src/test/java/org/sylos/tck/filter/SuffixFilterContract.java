package org.sylos.tck.filter;

import java.util.List;
import java.util.Map;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.NodeFilterFactory;

/** The kit over a suffix filter, which may be broken; not a test of its own, but run by one. */
class SuffixFilterContract extends FilterContract {
    private final NodeFilterFactory factory;

    SuffixFilterContract(NodeFilterFactory factory) {
        this.factory = factory;
    }

    @Override
    protected NodeFilterFactory factory() {
        return factory;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("extension", "LIT");
    }

    @Override
    protected List<Map<String, String>> nonsense() {
        return List.of(Map.of("extension", " "), Map.of("extension", "x", "most", "many"), Map.of());
    }

    @Override
    protected List<Candidate> accepted() {
        return List.of(
                Candidates.file("/a/list", 10),
                Candidates.file("/big.lit", 1025),
                Candidates.file("/lit", 1),
                Candidates.folder("/folder.lit"),
                Candidates.symlink("/link.lit"));
    }

    @Override
    protected List<Candidate> rejected() {
        return List.of(
                Candidates.file("/small.lit", 1024),
                Candidates.file("/d/UPPER.LIT", 0),
                Candidates.at(null, Candidates.file("/.lit", 1)));
    }
}
