package org.sylos.shell.review;

import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.ShutdownHooks;

/**
 * A terminal of which one program uses all, until it is closed; then it is as it was. It is given back as well when the process
 * exits in between.
 */
final class FullScreen implements AutoCloseable {
    private final Terminal terminal;
    private final Attributes before;
    private final Terminal.SignalHandler resizedBefore;
    private final Display display;
    private final ShutdownHooks.Task atExit = this::restore;
    private volatile boolean resized = true;
    private boolean restored;

    FullScreen(Terminal terminal) {
        this.terminal = terminal;
        before = terminal.enterRawMode();
        // Ctrl-C is a key as the others are, so that it cannot come between two lines that are drawn.
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(LocalFlag.ISIG, false);
        raw.setControlChar(ControlChar.VMIN, 1);
        terminal.setAttributes(raw);
        ShutdownHooks.add(atExit);
        resizedBefore = terminal.handle(Terminal.Signal.WINCH, signal -> resized = true);
        display = new Display(terminal, true);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.keypad_xmit);
        terminal.puts(Capability.cursor_invisible);
        terminal.flush();
    }

    /** Whether the size may have changed since this was asked last. */
    boolean takeResized() {
        boolean was = resized;
        resized = false;
        return was;
    }

    /** The size; what is drawn next is drawn from scratch. */
    Size size() {
        Size size = terminal.getSize();
        Size usable = new Size(Math.max(1, size.getColumns()), Math.max(1, size.getRows()));
        display.resize(usable.getRows(), usable.getColumns());
        display.clear();
        return usable;
    }

    void draw(List<AttributedString> lines) {
        display.update(lines, -1);
    }

    private synchronized void restore() {
        if (restored) {
            return;
        }
        restored = true;
        terminal.handle(Terminal.Signal.WINCH, resizedBefore);
        terminal.puts(Capability.cursor_normal);
        terminal.puts(Capability.keypad_local);
        terminal.puts(Capability.exit_ca_mode);
        terminal.flush();
        terminal.setAttributes(before);
    }

    @Override
    public void close() {
        ShutdownHooks.remove(atExit);
        restore();
    }
}
