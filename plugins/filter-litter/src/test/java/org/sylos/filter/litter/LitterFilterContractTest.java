package org.sylos.filter.litter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.tck.filter.Candidates;
import org.sylos.tck.filter.FilterContract;

class LitterFilterContractTest extends FilterContract {
    @Override
    protected NodeFilterFactory factory() {
        return new LitterFilterFactory();
    }

    @Override
    protected List<Candidate> accepted() {
        return List.of(
                Candidates.file("/report.docx", 20_000),
                Candidates.file("/~$report.docx", 1025),
                Candidates.file("/._photo.jpg", 4097),
                Candidates.file("/macro.swp", 100),
                Candidates.file("/notes.txt~", 10),
                Candidates.folder("/Thumbs.db"),
                Candidates.folder("/$RECYCLE.BIN"));
    }

    @Override
    protected List<Candidate> rejected() {
        return List.of(
                Candidates.file("/a/~$report.docx", 162),
                Candidates.file("/THUMBS.DB", 1 << 20),
                Candidates.file("/desktop.INI", 65_536),
                Candidates.file("/._photo.jpg", 4096),
                Candidates.symlink("/.#notes.txt"),
                Candidates.file("/.nfs0000000001c2a3b400000001", 5));
    }

    @Override
    protected List<Map<String, String>> nonsense() {
        Map<String, String> allOff =
                Arrays.stream(Group.values()).collect(Collectors.toMap(Group::key, group -> "false"));
        return List.of(allOff, Map.of("windows", "maybe"), Map.of("linux", "true"));
    }
}
