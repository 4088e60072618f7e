package org.sylos.shell.review;

import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.sylos.engine.api.Cancellation.Registration;
import org.sylos.shell.terminal.Interrupts;

/** The view on a terminal: draws, reads keys, and never waits for anything else. */
public final class ReviewScreen {
    /** How often answers are looked for while some are awaited, and otherwise the size of the window. */
    private static final long SOON_MILLIS = 25;

    private static final long LATER_MILLIS = 250;

    private final Terminal terminal;
    private final Interrupts interrupts;
    private final Painter painter;
    private volatile boolean interrupted;

    /**
     * A view on a terminal.
     *
     * @param interrupts requests to stop, which end the view
     * @param colours whether colours are wanted
     * @param unicode whether the terminal shows more than ASCII
     */
    public ReviewScreen(Terminal terminal, Interrupts interrupts, boolean colours, boolean unicode) {
        this.terminal = terminal;
        this.interrupts = interrupts;
        this.painter = new Painter(new Glyphs(unicode), colours, ZoneId.systemDefault());
    }

    /**
     * Shows the view until the person leaves it. The terminal is then as it was before, also after an exception.
     *
     * @param root id of the source root
     */
    public Outcome show(Desk desk, long root) {
        Model model = new Model(desk.name(), root);
        try (Loader loader = new Loader(desk);
                Registration stopping = interrupts.direct((kind, times) -> interrupted = true);
                FullScreen screen = new FullScreen(terminal)) {
            loader.start();
            return run(model, loader, screen);
        }
    }

    private Outcome run(Model model, Loader loader, FullScreen screen) {
        Keys keys = new Keys(terminal);
        Size size = screen.size();
        boolean changed = true;
        while (model.outcome().isEmpty()) {
            if (screen.takeResized()) {
                size = screen.size();
                model.resize(Painter.listHeight(size.getRows()));
                changed = true;
            }
            changed |= takeAnswers(model, loader);
            if (changed) {
                loader.want(model);
                screen.draw(painter.paint(model, size.getColumns(), size.getRows()));
            }
            changed = keys.pressed(loader.isBusy() ? SOON_MILLIS : LATER_MILLIS);
            if (changed) {
                Key key = keys.next(model.mode().typing());
                Keyboard.press(model, key, key == Key.TEXT ? keys.typed() : "");
            }
            if (interrupted) {
                model.leave(Outcome.INTERRUPTED);
            }
        }
        return model.outcome().orElse(Outcome.QUIT);
    }

    private static boolean takeAnswers(Model model, Loader loader) {
        boolean any = false;
        for (Optional<Consumer<Model>> answer = loader.answer(); answer.isPresent(); answer = loader.answer()) {
            answer.get().accept(model);
            any = true;
        }
        return any;
    }
}
