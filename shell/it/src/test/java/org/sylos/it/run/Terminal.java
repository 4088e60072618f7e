package org.sylos.it.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jline.builtins.ScreenTerminal;

/**
 * A pseudo-terminal in which a program runs; its screen can be looked at, its keys pressed, its size changed. It is made by {@code
 * script} of util-linux.
 */
public final class Terminal implements AutoCloseable {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Path device;
    private final Process process;
    private final OutputStream keys;
    private final Thread reader;
    private final StringBuilder written = new StringBuilder();
    private ScreenTerminal screen;
    private int columns;
    private int rows;
    private boolean ended;

    /** Whether this machine has what it takes. */
    public static boolean isThere() {
        return Program.installed("script") && Program.installed("stty");
    }

    /**
     * Runs a program in a new terminal.
     *
     * @param folder where a file is made for the terminal's name
     * @param type what the terminal understands, such as {@code xterm}
     */
    public Terminal(Path folder, String type, int columns, int rows, Program program) throws IOException {
        this.columns = columns;
        this.rows = rows;
        device = folder.resolve("terminal-" + System.nanoTime());
        screen = new ScreenTerminal(columns, rows);
        String start = "tty > '" + device + "'; stty rows " + rows + " cols " + columns + "; exec " + program.line();
        process = program.set("TERM", type)
                .instead("script", "-qec", start, "/dev/null")
                .converse();
        keys = process.getOutputStream();
        reader = new Thread(this::read, "terminal");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                show(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            show("\nthe terminal broke: " + e);
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void show(String text) {
        written.append(text);
        screen.write(text);
        notifyAll();
    }

    /** Types something. */
    public void press(String text) {
        try {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the window another size, with an empty screen, of which the program is told as by any terminal. */
    public void resize(int otherColumns, int otherRows) throws IOException {
        synchronized (this) {
            columns = otherColumns;
            rows = otherRows;
            screen = new ScreenTerminal(columns, rows);
        }
        String name = Files.readString(device).strip();
        Program.of("stty", "-F", name, "rows", "" + otherRows, "cols", "" + otherColumns)
                .run()
                .expect(0);
    }

    /** What is on the screen, with blanks at the ends of lines left out. */
    public synchronized String text() {
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

    /** Waits until the screen shows all of these. */
    public synchronized void await(String... parts) throws InterruptedException {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!Stream.of(parts).allMatch(text()::contains)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0 || ended) {
                throw new AssertionError(
                        "not shown" + (ended ? " to the end" : " in time") + "; the screen is:\n" + text());
            }
            wait(left);
        }
    }

    /** Waits for the end of the program; what was written to the terminal in all. */
    public String end() throws InterruptedException {
        if (!process.waitFor(LIMIT_NANOS, TimeUnit.NANOSECONDS)) {
            throw new AssertionError("the program goes on; the screen is:\n" + text());
        }
        reader.join();
        synchronized (this) {
            return written.toString();
        }
    }

    /** How the program ended. */
    public int exit() {
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
