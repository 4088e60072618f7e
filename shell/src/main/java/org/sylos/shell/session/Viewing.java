package org.sylos.shell.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.core.Migration;
import org.sylos.shell.review.Desk;
import org.sylos.shell.review.Outcome;
import org.sylos.shell.review.ReviewScreen;
import org.sylos.shell.terminal.Interrupts;
import org.sylos.shell.terminal.Tty;
import org.sylos.shell.terminal.WholeTerminal;

/** Shows a migration on the whole terminal, and does what the person wants when the view is left. */
public final class Viewing {
    /** How the launcher says that the user's locale knows ASCII alone, which it hides from Java. */
    private static final String ASCII = "sylos.ascii";

    private static final int FEWEST_COLOURS = 8;

    private final Context context;
    private final String name;

    /** The view of a migration. */
    public Viewing(Context context, String name) {
        this.context = context;
        this.name = name;
    }

    /** Shows it. Where there is no terminal that can be drawn on, it says so and what to use instead. */
    public ExitCode run() throws InterruptedException {
        Tty tty = context.console().tty();
        if (!tty.in() || !tty.out()) {
            throw impossible("standard input or output is not a terminal");
        }
        if (tty.dumb()) {
            throw impossible("this terminal cannot be drawn on (TERM is dumb)");
        }
        Migration migration = context.open(name);
        long root = migration
                .review()
                .row("/")
                .orElseThrow(() -> new ConfigException(
                        "there is nothing to review: nothing has been discovered yet",
                        "to discover it: " + context.command("plan", name)))
                .srcId();
        Outcome outcome = show(Desk.of(migration), root);
        return switch (outcome) {
            case QUIT -> ExitCode.DONE;
            case INTERRUPTED -> ExitCode.INTERRUPTED;
            case COPY -> new Conductor(context, migration).copyReviewed();
        };
    }

    private Outcome show(Desk desk, long root) {
        Terminal shared = context.terminal();
        if (shared != null) {
            return show(shared, desk, root);
        }
        context.interrupts().install(Interrupts.Kind.values());
        try (Terminal own = WholeTerminal.open()) {
            return show(own, desk, root);
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be used", e);
        }
    }

    private Outcome show(Terminal terminal, Desk desk, long root) {
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)
                || terminal.getStringCapability(Capability.cursor_address) == null) {
            throw impossible("this terminal cannot be drawn on (" + terminal.getType() + ")");
        }
        Integer most = terminal.getNumericCapability(Capability.max_colors);
        boolean colours = context.console().outPalette().on() && most != null && most >= FEWEST_COLOURS;
        return new ReviewScreen(terminal, context.interrupts(), colours, !Boolean.getBoolean(ASCII)).show(desk, root);
    }

    private ConfigException impossible(String why) {
        return new ConfigException(
                "the full-screen review cannot be shown: " + why,
                "the same as commands: " + context.command("ls", name) + ", and find, diff, exclude, include, plan");
    }
}
