package org.sylos.shell.repl;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.sylos.shell.command.PathCompletion;
import org.sylos.shell.command.PathCompletion.Found;

/** Offers paths inside a migration where they are expected, and everything else elsewhere. */
final class PathCompleter implements Completer {
    private final PathCompletion paths;
    private final Completer others;

    /** Paths, and a completer for all other words. */
    PathCompleter(PathCompletion paths, Completer others) {
        this.paths = paths;
        this.others = others;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before =
                line.words().subList(0, Math.min(line.wordIndex(), line.words().size()));
        boolean called = !before.isEmpty() && before.get(0).equals("sylos");
        String typed =
                line.word().substring(0, Math.min(line.wordCursor(), line.word().length()));
        List<Found> found = paths.paths(called ? before.subList(1, before.size()) : before, typed);
        for (Found path : found) {
            String name = path.path();
            candidates.add(new Candidate(name, name, null, null, null, null, path.complete()));
        }
        if (found.isEmpty()) {
            others.complete(reader, line, candidates);
        }
    }
}
