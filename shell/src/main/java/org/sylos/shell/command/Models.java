package org.sylos.shell.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sylos.shell.session.Session;
import picocli.CommandLine;

/** Models of the command line, each of which takes time to build. For one command line, and used by one thread. */
final class Models {
    private final Session session;
    private final SylosCommand.Many many;
    private final List<String> verbs;
    private final Map<List<String>, CommandLine> built = new HashMap<>();

    /** @param verbs those that there are */
    Models(Session session, SylosCommand.Many many, List<String> verbs) {
        this.session = session;
        this.many = many;
        this.verbs = verbs;
    }

    /** The command line with the verbs that these words need; the same for words that need the same. */
    CommandLine of(List<String> words) {
        return with(Verbs.needed(words, verbs));
    }

    /** The command line with all verbs. */
    CommandLine all() {
        return with(verbs);
    }

    private CommandLine with(List<String> needed) {
        return built.computeIfAbsent(needed, names -> CommandTree.create(session, many, names));
    }
}
