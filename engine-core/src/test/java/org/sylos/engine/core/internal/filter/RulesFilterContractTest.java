package org.sylos.engine.core.internal.filter;

import java.util.List;
import java.util.Map;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.tck.filter.Candidates;
import org.sylos.tck.filter.FilterContract;

class RulesFilterContractTest extends FilterContract {
    private static final String RULES = """
            - name: leftovers
              exclude: {any: [{name: "*.tmp"}, {category: system-junk}]}
              reason: nobody needs them
            - name: large and old
              exclude: {size: ">=1MiB", age: ">1y"}
            - name: build
              exclude:
                gitignore: ["/build/*", "!/build/keep"]
            - name: deep
              exclude: {depth: ">9"}
            """;

    @Override
    protected NodeFilterFactory factory() {
        return new RulesFilterFactory();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("text", RULES, "as-of", "2024-06-30T12:00:00Z");
    }

    @Override
    protected List<Candidate> accepted() {
        return List.of(
                Candidates.file("/a.tmpx", 5),
                Candidates.file("/Thumbs.dbx", 5),
                Candidates.folder("/build/keep"),
                Candidates.file("/x/build/y", 1),
                Candidates.symlink("/link"),
                Candidates.file("/large", 1 << 20));
    }

    @Override
    protected List<Candidate> rejected() {
        return List.of(
                Candidates.file("/a.tmp", 5),
                Candidates.folder("/d/.DS_Store"),
                Candidates.file("/build/y", 1),
                Candidates.folder("/build/x"),
                Candidates.file("/1/2/3/4/5/6/7/8/9/10", 1));
    }

    @Override
    protected List<Map<String, String>> nonsense() {
        return List.of(
                Map.of(),
                Map.of("text", ""),
                Map.of("text", "- {name: a, exclude: {nmae: x}}"),
                Map.of("text", "- {name: a, exclude: {copy: failed}}"),
                Map.of("text", "- {name: a, exclude: {age: \">1d\"}}"),
                Map.of("text", "- {name: a, exclude: {name: x}}", "as-of", "yesterday"));
    }
}
