package org.sylos.shell.review;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** A terminal whose screen can be looked at and whose keys can be pressed. */
final class VirtualTerminal implements AutoCloseable {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final StringBuilder written = new StringBuilder();
    private final LineDisciplineTerminal terminal;
    private ScreenTerminal screen;
    private int columns;
    private int rows;

    VirtualTerminal(String type, int columns, int rows) throws IOException {
        this.columns = columns;
        this.rows = rows;
        screen = new ScreenTerminal(columns, rows);
        terminal = new LineDisciplineTerminal("test", type, new Out(), StandardCharsets.UTF_8);
        terminal.setSize(new Size(columns, rows));
    }

    Terminal terminal() {
        return terminal;
    }

    void press(String keys) throws IOException {
        terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives the window another size, with a new emulation: what was on the screen is gone. */
    void resize(int otherColumns, int otherRows) {
        synchronized (this) {
            columns = otherColumns;
            rows = otherRows;
            screen = new ScreenTerminal(columns, rows);
        }
        terminal.setSize(new Size(otherColumns, otherRows));
        terminal.raise(Terminal.Signal.WINCH);
    }

    /** What is on the screen, with blanks at the ends of lines left out. */
    synchronized String text() {
        long[] cells = new long[columns * rows];
        screen.dump(cells, 0, 0, rows, columns, new int[2]);
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                int code = (int) (cells[row * columns + column] & 0xffffffffL);
                line.appendCodePoint(code == 0 ? ' ' : code);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** Everything that was written so far. */
    synchronized String written() {
        return written.toString();
    }

    /** Waits until the screen shows something. */
    synchronized void await(Predicate<String> shown) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!shown.test(text())) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("not shown in time; the screen is:\n" + text());
            }
            wait(left);
        }
    }

    void await(String part) throws InterruptedException {
        await(text -> text.contains(part));
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }

    private final class Out extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            // ASCII in all tests that look at the screen.
            String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
            synchronized (VirtualTerminal.this) {
                written.append(text);
                screen.write(text);
                VirtualTerminal.this.notifyAll();
            }
        }
    }
}
