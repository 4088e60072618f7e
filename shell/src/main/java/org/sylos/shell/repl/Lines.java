package org.sylos.shell.repl;

import java.util.List;
import org.jline.reader.Completer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.shell.command.CommandTree;
import org.sylos.shell.command.PathCompletion;
import org.sylos.shell.command.SylosCommand;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Session;
import org.sylos.shell.session.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.shell.jline3.PicocliJLineCompleter;

/** Runs single lines as commands of a session. */
final class Lines {
    private final Session session;
    private final Settings settings;
    private final SylosCommand.Many many;
    private @Nullable Completer completer;

    /** Lines for which these settings hold unless they say otherwise. */
    Lines(Session session, Settings settings, SylosCommand.Many many) {
        this.session = session;
        this.settings = settings;
        this.many = many;
    }

    /** A fresh command line: none remembers what an earlier line said. */
    CommandLine tree() {
        CommandLine tree = CommandTree.createForMany(session, many);
        prepare(tree);
        return tree;
    }

    private void prepare(CommandLine tree) {
        tree.setDefaultValueProvider(new SessionDefaults(settings, session));
    }

    /** The same lines in another session, such as one in the background. */
    Lines in(Session other) {
        other.use(session.current());
        return new Lines(other, settings, many);
    }

    /** What the tabulator offers. All verbs are needed for that, and built when it is first pressed: a prompt must not wait for them. */
    Completer completer() {
        return (reader, line, candidates) -> {
            Completer built = completer;
            if (built == null) {
                CommandSpec program = tree().getCommandSpec();
                built = new PathCompleter(
                        new PathCompletion(session, settings, program), new PicocliJLineCompleter(program));
                completer = built;
            }
            built.complete(reader, line, candidates);
        };
    }

    /** The phase of a migration. */
    Phase phase(String name) {
        try (Context context = session.begin(settings)) {
            return context.manager().details(name).phase();
        }
    }

    int run(List<String> words) {
        return words.isEmpty()
                ? ExitCode.DONE.code()
                : CommandTree.run(session, many, settings, this::prepare, words.toArray(String[]::new));
    }
}
