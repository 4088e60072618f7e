package org.sylos.shell.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.Session;
import org.sylos.shell.session.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The program itself: without a verb it is a shell or runs a script. */
@Command(
        name = "sylos",
        description = "Moves a directory tree one way: discovers, shows the plan, copies, verifies, resumes.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[VERB]",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sylos migrate /data/photos /mnt/nas/photos    everything, with one question",
            "  sylos plan /data/photos /mnt/nas/photos       only find out what would be done",
            "  sylos help migrate                            options and examples of a verb",
            "  sylos                                         a shell with the same verbs",
            "",
            "Exit codes: 0 done, 1 error, 2 usage, 3 finished with failures, 4 verification",
            "mismatch, 5 sources or the plan changed, 6 suspended, 7 needs review,",
            "130 interrupted."
        })
public final class SylosCommand implements Callable<Integer> {
    /** What the program does when it is given no verb. */
    public interface Many {
        /** Reads commands from a terminal, or from standard input, until it ends. */
        int standardInput(Settings settings);

        /** Runs the commands of a file. */
        int script(Path file, boolean keepGoing, Settings settings);
    }

    private final Session session;
    private final Many many;

    @Mixin
    private GlobalOptions global;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "SCRIPT",
            description = "Run the commands of a file, one a line; it ends at the first that fails.")
    private @Nullable Path script;

    @Option(names = "--keep-going", description = "With -f: run the rest when a command fails.")
    private boolean keepGoing;

    /** The program within a session. */
    public SylosCommand(Session session, Many many) {
        this.session = session;
        this.many = many;
    }

    /** What holds for every command, as it was given on the command line. */
    public Settings settings() {
        return global.settings();
    }

    /** The command line with other verbs than were needed here. */
    Models models() {
        return new Models(session, many, Verbs.NAMES);
    }

    Context begin() {
        return session.begin(settings());
    }

    int runScript(Path file, boolean goOn) {
        return many.script(file, goOn, settings());
    }

    @Override
    public Integer call() {
        return script == null ? many.standardInput(settings()) : many.script(script, keepGoing, settings());
    }
}
