package org.sylos.engine.core.internal.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.core.RunSnapshot;

/** What one connection is told of again and again. Used by one thread. */
interface Following {
    /**
     * What is new since the last call; null when nothing is.
     *
     * @param last whether it is the last call, so that nothing may be left
     */
    @Nullable
    Message next(Controlled subject, long nanoTime, boolean last);

    /** How far the run is, when anything has changed and now and then when nothing has. */
    final class Snapshots implements Following {
        private static final long SIGN_OF_LIFE_NANOS = Duration.ofSeconds(5).toNanos();

        private final long id;
        private @Nullable RunSnapshot sent;
        private long sentAt;

        Snapshots(long id) {
            this.id = id;
        }

        @Override
        public @Nullable Message next(Controlled subject, long nanoTime, boolean last) {
            RunSnapshot now = subject.snapshot();
            boolean same = sent != null && timeless(now).equals(timeless(sent));
            if (same && !last && nanoTime - sentAt < SIGN_OF_LIFE_NANOS) {
                return null;
            }
            sent = now;
            sentAt = nanoTime;
            return Message.numbered(id).with("kind", "snapshot").with("snapshot", SnapshotMessage.of(now));
        }

        private static RunSnapshot timeless(RunSnapshot s) {
            return new RunSnapshot(
                    s.migration(),
                    Instant.EPOCH,
                    s.phase(),
                    s.returnTo(),
                    s.verification(),
                    s.pass(),
                    s.work(),
                    s.running(),
                    s.stopping(),
                    Duration.ZERO,
                    s.outcome(),
                    s.error(),
                    s.queues(),
                    s.failures(),
                    s.limits(),
                    s.bandwidth(),
                    s.sides());
        }
    }

    /** Journal entries as they are stored: whoever asks for those after the last one misses none and gets none twice. */
    final class Entries implements Following {
        private static final int AT_ONCE = 200;
        private static final long SIGN_OF_LIFE_NANOS = Duration.ofSeconds(5).toNanos();

        private final long id;
        private final JournalEntry.Level atLeast;
        private long sequence;
        private long seen = -1;
        private boolean more = true;
        private long sentAt;

        Entries(long id, JournalEntry.Level atLeast, long sequence) {
            this.id = id;
            this.atLeast = atLeast;
            this.sequence = sequence;
        }

        @Override
        public @Nullable Message next(Controlled subject, long nanoTime, boolean last) {
            long logged = subject.logged();
            List<NumberedEntry> entries = List.of();
            if (more || logged != seen) {
                seen = logged;
                entries = subject.logAfter(atLeast, sequence, AT_ONCE);
                more = entries.size() == AT_ONCE;
            }
            if (entries.isEmpty() && nanoTime - sentAt < SIGN_OF_LIFE_NANOS) {
                return null;
            }
            if (entries.isEmpty() && last) {
                return null;
            }
            if (!entries.isEmpty()) {
                sequence = entries.get(entries.size() - 1).sequence();
            }
            sentAt = nanoTime;
            return Message.numbered(id).with("kind", "entries").with("entries", SnapshotMessage.entries(entries));
        }
    }
}
