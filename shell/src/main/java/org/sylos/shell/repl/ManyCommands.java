package org.sylos.shell.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sylos.engine.api.ConfigException;
import org.sylos.shell.command.SylosCommand;
import org.sylos.shell.config.Unreadable;
import org.sylos.shell.session.Session;
import org.sylos.shell.session.Settings;

/** What the program does when it is given no verb: a shell on a terminal, otherwise a script. */
public final class ManyCommands implements SylosCommand.Many {
    private final InputStream in;
    private final Session session;

    /**
     * Many commands in one session.
     *
     * @param in standard input
     */
    public ManyCommands(Session session, InputStream in) {
        this.session = session;
        this.in = in;
    }

    @Override
    public int standardInput(Settings settings) {
        Lines lines = new Lines(session, settings, this);
        if (session.console().tty().in()) {
            return new Repl(session, lines).run();
        }
        return run(new Script(session, lines, "standard input", false), "standard input", in);
    }

    @Override
    public int script(Path file, boolean keepGoing, Settings settings) {
        Lines lines = new Lines(session, settings, this);
        try (InputStream opened = Files.newInputStream(file)) {
            return run(new Script(session, lines, file.toString(), keepGoing), file.toString(), opened);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static int run(Script script, String name, InputStream stream) {
        try {
            return script.run(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static ConfigException unreadable(String name, IOException e) {
        return new ConfigException("the script " + name + " cannot be read: " + Unreadable.reason(e), null);
    }
}
