package org.sylos.shell.terminal;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The screen of something that runs in the background: what it says is passed on, its status lines are kept, and drawn only while
 * somebody looks at them. Thread-safe.
 */
public final class HiddenScreen extends Screen {
    private final Consumer<String> sayer;
    private List<String> latest = List.of();
    private @Nullable Screen front;

    /**
     * A screen that nobody looks at.
     *
     * @param sayer takes what is said meanwhile; called by any thread
     */
    public HiddenScreen(Consumer<String> sayer) {
        super(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), true);
        this.sayer = sayer;
    }

    /** Draws on another screen from now on; null for none. */
    public synchronized void show(@Nullable Screen on) {
        if (front != null) {
            front.status(List.of());
        }
        front = on;
        if (on != null) {
            on.status(latest);
        }
    }

    @Override
    public synchronized void say(String text) {
        if (front == null) {
            sayer.accept(text);
        } else {
            front.say(text);
        }
    }

    @Override
    public synchronized void prompt(String text) {
        say(text);
    }

    @Override
    public synchronized void status(List<String> lines) {
        latest = List.copyOf(lines);
        if (front != null) {
            front.status(latest);
        }
    }
}
