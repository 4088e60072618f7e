package org.sylos.shell.terminal;

import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Cancellation.Registration;

/**
 * Requests to stop (Ctrl-C, a closed terminal, {@code kill}), handed to whatever goes on at the moment. Thread-safe. Nothing
 * is intercepted before {@link #install}.
 */
public final class Interrupts {
    /** A signal and its meaning for the program: the user at the keyboard, or the system. */
    public enum Kind {
        /** Ctrl-C. */
        INT,
        /** {@code kill}, or the system shuts down. */
        TERM,
        /** The terminal was closed. */
        HUP
    }

    /** What hears the requests. Called in a thread of its own; must not block for long. */
    @FunctionalInterface
    public interface Target {
        /**
         * Somebody asks to stop.
         *
         * @param times how often since this target is in charge, from 1
         */
        void requested(Kind kind, int times);
    }

    private Target idle;
    private @Nullable Target target;
    private int times;
    private boolean installed;
    private boolean ended;

    /**
     * Requests that have no target yet.
     *
     * @param idle hears them while nothing else is in charge
     */
    public Interrupts(Target idle) {
        this.idle = idle;
    }

    /** Requests that somebody else passes on: intercepts no signals of its own. */
    public static Interrupts passedOn() {
        Interrupts requests = new Interrupts((kind, times) -> {});
        requests.installed = true;
        return requests;
    }

    /**
     * Intercepts signals from now on; only the first call does something. One that the parent process ignores, as {@code nohup}
     * does, stays ignored.
     */
    public synchronized void install(Kind... kinds) {
        if (!installed) {
            installed = true;
            for (Kind kind : kinds) {
                Signals.register(kind.name(), () -> request(kind));
            }
        }
    }

    /** Changes who hears requests while nothing else is in charge. */
    public synchronized void whenIdle(Target newIdle) {
        idle = newIdle;
    }

    /** Whether a target is in charge. */
    public synchronized boolean directed() {
        return target != null;
    }

    /** Whether somebody other than the user at the keyboard asked: the process should end soon. */
    public synchronized boolean ended() {
        return ended;
    }

    /** Puts a target in charge until the result is closed. */
    public synchronized Registration direct(Target newTarget) {
        Target before = target;
        target = newTarget;
        times = 0;
        return () -> restore(before);
    }

    private synchronized void restore(@Nullable Target before) {
        target = before;
        times = 0;
    }

    /** Somebody asks to stop. */
    public void request(Kind kind) {
        Target charged;
        int count;
        synchronized (this) {
            charged = target == null ? idle : target;
            count = ++times;
            ended |= kind != Kind.INT;
        }
        charged.requested(kind, count);
    }
}
