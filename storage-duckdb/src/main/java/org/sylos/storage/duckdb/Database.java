package org.sylos.storage.duckdb;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.storage.StoreException.Reason;

/**
 * The open database: one session that writes, its users taking turns, and as many that read as are needed at once.
 *
 * <p>Each call is a transaction. Reading ones see one committed state throughout and never wait for a writing one. When DuckDB
 * gives the database up, because the disk is full or a block is damaged, it is opened again for reading alone.
 */
final class Database implements AutoCloseable {
    private final Path file;
    private final Settings settings;

    /** Held by whoever writes. */
    private final ReentrantLock writing = new ReentrantLock();

    /** Shared by all calls; taken alone to close or to open again. */
    private final ReentrantReadWriteLock life = new ReentrantReadWriteLock();

    private final Workforce workforce;
    private final Readers readers = new Readers();
    private @Nullable Instance instance;
    private @Nullable Session writer;
    private volatile @Nullable StoreException givenUp;

    private final AtomicLong changes = new AtomicLong();

    /** Reads something. */
    interface Reading<T> {
        T read(Session session) throws SQLException;
    }

    /** Changes something. */
    interface Writing<T> {
        T write(Transaction transaction) throws SQLException;
    }

    /** Changes something, and has nothing to say about it. */
    interface Changing {
        void change(Transaction transaction) throws SQLException;
    }

    Database(Path file, Settings settings, Instance instance) throws SQLException {
        this.file = file;
        this.settings = settings;
        this.instance = instance;
        workforce = new Workforce(settings);
        writer = instance.connect();
        writer.run(Schema.STAGING);
        writer.run(Schema.SCRATCH);
    }

    /** How many transactions that write have been committed since it was opened. */
    long changes() {
        return changes.get();
    }

    Path file() {
        return file;
    }

    /** Runs a transaction that reads. */
    <T> T read(Reading<T> work) {
        return read(0, work);
    }

    /** Runs a transaction that reads about so many rows. */
    <T> T read(long rows, Reading<T> work) {
        return readOrReopen(rows, transaction(work));
    }

    /** Runs one statement that reads: it is a transaction by itself, which costs a small one half of what it costs otherwise. */
    <T> T ask(Reading<T> statement) {
        return readOrReopen(0, statement);
    }

    private static <T> Reading<T> transaction(Reading<T> work) {
        return session -> {
            session.update("BEGIN TRANSACTION");
            T result = work.read(session);
            session.update("COMMIT");
            return result;
        };
    }

    private <T> T readOrReopen(long rows, Reading<T> work) {
        try {
            return tryRead(rows, work);
        } catch (SQLException e) {
            StoreException trouble = Troubles.translate(e, file);
            if (Troubles.gaveUp(e)) {
                openForReading(trouble);
                return readAgain(work);
            }
            throw trouble;
        }
    }

    private <T> T readAgain(Reading<T> work) {
        try {
            return tryRead(0, work);
        } catch (SQLException e) {
            throw Troubles.translate(e, file);
        }
    }

    private <T> T tryRead(long rows, Reading<T> work) throws SQLException {
        life.readLock().lock();
        try {
            return workforce.isWorthwhile(rows) ? together(() -> readNow(work)) : readNow(work);
        } finally {
            life.readLock().unlock();
        }
    }

    /** A part of a transaction. */
    interface Large<T> {
        T run() throws SQLException;
    }

    /** Runs a part of {@link #read}, which read alone how large it is: about so many rows. */
    <T> T readLarge(long rows, Large<T> work) throws SQLException {
        return workforce.isWorthwhile(rows) ? together(work) : work.run();
    }

    private <T> T together(Large<T> work) throws SQLException {
        Instance open = requireOpen();
        workforce.join(open);
        try {
            return work.run();
        } finally {
            workforce.leave(open);
        }
    }

    private <T> T readNow(Reading<T> work) throws SQLException {
        return readers.lend(requireOpen(), work);
    }

    /** Runs a transaction that writes: when this returns it is durable, when it throws nothing of it is left. */
    <T> T write(Writing<T> work) {
        return write(0, work);
    }

    /** Runs a transaction that writes, on about so many rows. */
    <T> T write(long rows, Writing<T> work) {
        return write(rows, work, true);
    }

    /** As {@link #write}, but nothing is left of it in either case: for what would be answered if it were done. */
    <T> T rehearse(long rows, Writing<T> work) {
        return write(rows, work, false);
    }

    private <T> T write(long rows, Writing<T> work, boolean kept) {
        writing.lock();
        try {
            return tryWrite(rows, work, kept);
        } catch (SQLException e) {
            StoreException trouble = Troubles.translate(e, file);
            if (Troubles.gaveUp(e)) {
                openForReading(trouble);
            }
            throw trouble;
        } finally {
            writing.unlock();
        }
    }

    /** As {@link #write}, without an answer. */
    void change(Changing work) {
        write(transaction -> {
            work.change(transaction);
            return Boolean.TRUE;
        });
    }

    private <T> T tryWrite(long rows, Writing<T> work, boolean kept) throws SQLException {
        life.readLock().lock();
        try {
            return workforce.isWorthwhile(rows) ? together(() -> writeNow(work, kept)) : writeNow(work, kept);
        } finally {
            life.readLock().unlock();
        }
    }

    private <T> T writeNow(Writing<T> work, boolean kept) throws SQLException {
        Session session = requireWriter();
        session.update("BEGIN TRANSACTION");
        Transaction transaction = new Transaction(session);
        T result;
        try {
            result = work.write(transaction);
            session.update(kept ? "COMMIT" : "ROLLBACK");
        } catch (SQLException | RuntimeException | Error e) {
            rollBack(session, e);
            transaction.failed();
            throw e;
        }
        if (kept) {
            changes.incrementAndGet();
            transaction.committed();
        }
        return result;
    }

    private static void rollBack(Session session, Throwable e) {
        try {
            session.update("ROLLBACK");
        } catch (SQLException further) {
            // After a commit that failed there is nothing left to roll back.
            e.addSuppressed(further);
        }
    }

    private Session requireWriter() {
        requireOpen();
        StoreException cause = givenUp;
        if (cause != null) {
            throw new StoreException(
                    cause.reason(),
                    "the database " + file + " takes no more changes since writing to it failed: " + cause.getMessage(),
                    cause.hint().orElse(null),
                    cause);
        }
        if (writer == null) {
            throw new IllegalStateException("an open database has a writing session");
        }
        return writer;
    }

    private Instance requireOpen() {
        Instance open = instance;
        if (open == null) {
            throw new StoreException(Reason.ILLEGAL_STATE, "the database " + file + " is closed", null, null);
        }
        return open;
    }

    /** Moves what is committed into the database file. */
    void checkpoint() {
        writing.lock();
        try {
            tryCheckpoint();
        } catch (SQLException e) {
            StoreException trouble = Troubles.translate(e, file);
            if (Troubles.gaveUp(e)) {
                openForReading(trouble);
            }
            throw trouble;
        } finally {
            writing.unlock();
        }
    }

    private void tryCheckpoint() throws SQLException {
        life.readLock().lock();
        try {
            requireWriter().run("CHECKPOINT " + Instance.NAME);
            return;
        } catch (SQLException e) {
            if (!Troubles.checkpointMustWait(e)) {
                throw e;
            }
        } finally {
            life.readLock().unlock();
        }
        // Readers that began before the latest change are in the way; none begins while this waits for them.
        life.writeLock().lock();
        try {
            requireWriter().run("CHECKPOINT " + Instance.NAME);
        } finally {
            life.writeLock().unlock();
        }
    }

    private void openForReading(StoreException cause) {
        life.writeLock().lock();
        try {
            if (instance == null || givenUp != null) {
                return;
            }
            givenUp = cause;
            closeAll();
            instance = Instance.openReadOnly(file, settings);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        } finally {
            life.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        writing.lock();
        life.writeLock().lock();
        try {
            if (instance != null) {
                closeAll();
            }
        } catch (SQLException e) {
            throw Troubles.translate(e, file);
        } finally {
            life.writeLock().unlock();
            writing.unlock();
        }
    }

    private void closeAll() throws SQLException {
        Instance last = requireOpen();
        Session writing = writer;
        instance = null;
        writer = null;
        try {
            if (writing != null) {
                writing.close();
            }
            readers.close();
        } finally {
            last.close();
        }
    }
}
