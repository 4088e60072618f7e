package org.sylos.adapter.spectra.internal.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraStoreException;
import org.sylos.adapter.spectra.config.SpectraStoreException.Reason;
import org.sylos.adapter.spectra.internal.content.Content;
import org.sylos.adapter.spectra.internal.world.ChangeLog;
import org.sylos.adapter.spectra.internal.world.Remembered;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/**
 * The changes of all worlds of a configuration, in one file. Steps are noted in memory; whoever must not return before they are
 * durable writes all that there are, or waits for the one who does: so under load many changes share a transaction, and a
 * single one waits for nobody. Thread-safe.
 */
public final class ChangeStore implements AutoCloseable {
    private final Path file;
    private final Database database;
    private final Runnable release;

    /** Guards the fields up to the next comment; told of whenever a batch has been written. */
    private final Object noting = new Object();

    private List<Noted> pending = new ArrayList<>();
    private long noted;
    private long settled;
    private boolean writing;
    private boolean closed;

    private volatile @Nullable SpectraStoreException broken;

    /** What follows, and the database, belong to the thread that has set {@code writing}. */
    private long sequence;

    private long lastContent;
    private final Map<Content.Kept, Long> contents = new WeakHashMap<>();

    /** Something that ends without trouble. */
    private interface Closing extends AutoCloseable {
        @Override
        void close();
    }

    private record Noted(String world, Remembered step) {}

    private ChangeStore(Path file, Database database, Runnable release) {
        this.file = file;
        this.database = database;
        this.release = release;
    }

    /**
     * Opens the store of a configuration, or makes it.
     *
     * @throws SpectraStoreException when the file cannot be used
     */
    public static ChangeStore open(Path file, SpectraConfig config) {
        Runnable release = HeldFiles.hold(file);
        boolean opened = false;
        try {
            ChangeStore store = new ChangeStore(file, Database.open(file, config), release);
            opened = true;
            return store;
        } catch (SQLException e) {
            throw SqlTroubles.translate(e, file);
        } catch (IOException e) {
            throw unreadable(e, file);
        } finally {
            if (!opened) {
                release.run();
            }
        }
    }

    private static SpectraStoreException unreadable(IOException e, Path file) {
        return new SpectraStoreException(
                Reason.IO, "the Spectra store " + file + " could not be read or written: " + e, null, e);
    }

    /** Takes what is kept of all worlds. */
    public interface Reader {
        /**
         * The next step of a world.
         *
         * @throws IllegalStateException when it cannot follow on those before
         */
        void read(String world, Remembered step);
    }

    /**
     * Reads all that is kept, each world's steps in their order. To be called once, before anything is noted.
     *
     * @throws SpectraStoreException when it cannot be read or makes no sense
     */
    public void load(Reader reader) {
        beginWriting();
        try {
            Map<Long, Content.Kept> kept = chunks();
            database.forEach(
                    "SELECT " + Rows.COLUMNS + " FROM change ORDER BY sequence",
                    row -> reader.read(Rows.world(row), Rows.read(row, kept)));
            kept.forEach((number, content) -> contents.put(content, number));
            sequence = database.number("SELECT coalesce(max(sequence), 0) FROM change");
            lastContent = database.number("SELECT coalesce(max(content), 0) FROM chunk");
        } catch (SQLException e) {
            throw SqlTroubles.translate(e, file);
        } catch (IllegalStateException e) {
            throw SqlTroubles.damaged(file, String.valueOf(e.getMessage()), e);
        } finally {
            endWriting(0);
        }
    }

    private Map<Long, Content.Kept> chunks() throws SQLException {
        Map<Long, List<byte[]>> chunks = new HashMap<>();
        database.forEach(
                "SELECT content, bytes FROM chunk ORDER BY content, part",
                row -> chunks.computeIfAbsent(row.getLong(1), none -> new ArrayList<>())
                        .add(row.getBytes(2)));
        Map<Long, Content.Kept> kept = new HashMap<>();
        chunks.forEach((number, bytes) -> kept.put(number, new Content.Kept(bytes)));
        return kept;
    }

    /** How many steps are kept. */
    public long steps() {
        return sequence;
    }

    /** Gives all steps of a world, the fewest that lead to it as it is. */
    public interface Writer {
        /** Hands over the steps of all worlds, each world's in their order. */
        void write(Reader target);
    }

    /** Keeps other steps in place of those that there are, which lead to the same. */
    public void rewrite(Writer writer) {
        beginWriting();
        try {
            List<Noted> steps = new ArrayList<>();
            writer.write((world, step) -> steps.add(new Noted(world, step)));
            database.run("BEGIN TRANSACTION");
            database.run("DELETE FROM change");
            sequence = 0;
            append(steps);
            database.run("DELETE FROM chunk WHERE content NOT IN (SELECT key FROM change WHERE content = 3)");
            database.run("COMMIT");
            database.run("CHECKPOINT");
        } catch (SQLException e) {
            throw SqlTroubles.translate(e, file);
        } finally {
            endWriting(0);
        }
    }

    /** The log of one world. */
    public ChangeLog log(String world) {
        return new ChangeLog() {
            @Override
            public boolean keeps() {
                return true;
            }

            @Override
            public void requireWritable(String path) throws FSException {
                if (broken != null) {
                    throw failure(path, broken);
                }
            }

            @Override
            public void note(Remembered step) {
                synchronized (noting) {
                    pending.add(new Noted(world, step));
                    noted++;
                }
            }

            @Override
            public void settle(String path) throws FSException {
                try {
                    ChangeStore.this.settle();
                } catch (SpectraStoreException e) {
                    throw failure(path, e);
                }
            }
        };
    }

    private static FSException failure(String path, SpectraStoreException e) {
        ErrorClass errorClass = e.reason() == Reason.NO_SPACE ? ErrorClass.NO_SPACE : ErrorClass.FATAL;
        return new FSException(errorClass, path, String.valueOf(e.getMessage()), e);
    }

    /**
     * Returns when all that is noted now is durable. Whoever finds nobody writing writes all there is; the others wait, and are
     * free as soon as theirs is written, whoever writes next.
     *
     * @throws SpectraStoreException when it cannot be kept; nothing more can be kept then
     */
    public void settle() {
        long target;
        synchronized (noting) {
            target = noted;
        }
        for (List<Noted> batch = toWrite(target); !batch.isEmpty(); batch = toWrite(target)) {
            int written = 0;
            try {
                write(batch);
                written = batch.size();
            } finally {
                endWriting(written);
            }
        }
    }

    /** What this thread has to write, all of it; nothing when the steps up to the target are durable. */
    private List<Noted> toWrite(long target) {
        synchronized (noting) {
            awaitUninterruptibly(() -> settled >= target || !writing || broken != null);
            if (settled >= target) {
                return List.of();
            }
            if (broken != null) {
                throw broken;
            }
            writing = true;
            List<Noted> batch = pending;
            pending = new ArrayList<>();
            return batch;
        }
    }

    private void write(List<Noted> batch) {
        try {
            database.run("BEGIN TRANSACTION");
            append(batch);
            database.run("COMMIT");
        } catch (SQLException e) {
            SpectraStoreException trouble = SqlTroubles.translate(e, file);
            broken = trouble;
            throw trouble;
        }
    }

    private void beginWriting() {
        synchronized (noting) {
            awaitUninterruptibly(() -> !writing);
            writing = true;
        }
    }

    private void endWriting(int written) {
        synchronized (noting) {
            settled += written;
            writing = false;
            noting.notifyAll();
        }
    }

    /** A change that was made cannot be taken back, so an interrupt has to wait until it is known what became of it. */
    @SuppressWarnings("GuardedBy")
    private void awaitUninterruptibly(BooleanSupplier condition) {
        boolean interrupted = false;
        while (!condition.getAsBoolean()) {
            try {
                noting.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void append(List<Noted> steps) throws SQLException {
        try (DuckDBAppender changes = database.append("change");
                DuckDBAppender chunks = database.append("chunk")) {
            Rows rows = new Rows(changes);
            for (Noted noted : steps) {
                rows.append(++sequence, noted.world, noted.step, content(noted.step, chunks));
            }
        }
    }

    /** The number of the bytes that a step keeps; they are written when they have none yet. */
    private long content(Remembered step, DuckDBAppender chunks) throws SQLException {
        if (!(step instanceof Remembered.File file && file.state().content() instanceof Content.Kept kept)) {
            return 0;
        }
        Long known = contents.get(kept);
        if (known != null) {
            return known;
        }
        lastContent++;
        contents.put(kept, lastContent);
        int part = 0;
        for (byte[] bytes : kept.chunks()) {
            chunks.beginRow();
            chunks.append(lastContent).append(part++).append(bytes);
            chunks.endRow();
        }
        return lastContent;
    }

    /**
     * Writes what is left to write and closes the file. Closing twice is harmless.
     *
     * @throws SpectraStoreException when something could not be written
     */
    @Override
    public void close() {
        synchronized (noting) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try (Closing last = release::run;
                Closing open = this::closeDatabase) {
            if (broken == null) {
                settle();
            }
        }
    }

    private void closeDatabase() {
        beginWriting();
        try {
            database.close();
        } catch (SQLException e) {
            throw SqlTroubles.translate(e, file);
        } finally {
            endWriting(0);
        }
    }
}
