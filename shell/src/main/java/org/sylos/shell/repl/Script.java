package org.sylos.shell.repl;

import java.io.BufferedReader;
import java.io.IOException;
import org.sylos.engine.api.SylosException;
import org.sylos.shell.session.Errors;
import org.sylos.shell.session.ExitCode;
import org.sylos.shell.session.Session;

/** Runs the lines of a script one after the other. */
final class Script {
    private final Session session;
    private final Lines lines;
    private final String name;
    private final boolean keepGoing;

    /**
     * A script.
     *
     * @param name what messages call it
     * @param keepGoing whether the rest is run when a line fails
     */
    Script(Session session, Lines lines, String name, boolean keepGoing) {
        this.session = session;
        this.lines = lines;
        this.name = name;
        this.keepGoing = keepGoing;
    }

    /** Answers the exit code of the first line that failed. */
    int run(BufferedReader reader) throws IOException {
        int first = ExitCode.DONE.code();
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            int begin = ++number;
            StringBuilder whole = new StringBuilder();
            // A backslash at the very end takes the next line in.
            while (line != null && line.endsWith("\\")) {
                whole.append(line, 0, line.length() - 1).append(' ');
                line = reader.readLine();
                number++;
            }
            int code = run(whole.append(line == null ? "" : line).toString());
            if (code != ExitCode.DONE.code()) {
                first = first == ExitCode.DONE.code() ? code : first;
                session.console().say("  " + name + ", line " + begin + ": exit code " + code);
                if (!keepGoing || session.interrupts().ended() || code == ExitCode.INTERRUPTED.code()) {
                    return first;
                }
            }
        }
        return first;
    }

    private int run(String line) {
        try {
            return lines.run(Words.of(line));
        } catch (SylosException e) {
            Errors.show(e, session.console(), false);
            return ExitCode.USAGE.code();
        }
    }
}
