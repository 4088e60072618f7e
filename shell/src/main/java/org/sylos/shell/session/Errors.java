package org.sylos.shell.session;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.SylosException;
import org.sylos.shell.render.Text;
import org.sylos.shell.terminal.Console;

/** Errors as people should see them: what happened and what to do next, in one to three lines. */
public final class Errors {
    private Errors() {}

    /** Says what went wrong, and with {@code debug} where. */
    public static void show(Throwable error, Console console, boolean debug) {
        List<String> lines = lines(error, debug);
        console.say(console.errPalette().red("sylos: ") + lines.get(0));
        lines.subList(1, lines.size()).forEach(line -> console.say("  " + line));
        if (debug) {
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            console.say(trace.toString().stripTrailing());
        }
    }

    static List<String> lines(Throwable error, boolean debug) {
        List<String> lines = new ArrayList<>();
        if (error instanceof SylosException known) {
            lines.add(Text.printable(String.valueOf(known.getMessage())));
            known.hint().ifPresent(hint -> lines.add(Text.printable(hint)));
            return lines;
        }
        String message = error.getMessage() == null ? "" : ": " + error.getMessage();
        lines.add(Text.printable("unexpected error: " + error.getClass().getSimpleName() + message));
        if (!debug) {
            lines.add("this is a defect of Sylos; run again with --debug for the details to report");
        }
        return lines;
    }
}
