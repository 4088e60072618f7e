package org.sylos.shell.review;

import java.util.List;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.storage.AttemptRecord;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.RetryMarks;
import org.sylos.engine.core.Review;

/** What lies before the person who reviews a migration. Thread-safe; its answers may take their time. */
public interface Desk {
    /** Name of the migration. */
    String name();

    /** Where it stands. */
    Phase phase();

    /** Both trees. */
    Review review();

    /** What is to be tried again. */
    RetryMarks retries();

    /** The history of a node, oldest first. */
    List<AttemptRecord> attempts(Side side, long id);

    /** Who reviews. */
    String user();

    /** The desk for an open migration. */
    static Desk of(Migration migration) {
        return new Desk() {
            @Override
            public String name() {
                return migration.name();
            }

            @Override
            public Phase phase() {
                return migration.phase();
            }

            @Override
            public Review review() {
                return migration.review();
            }

            @Override
            public RetryMarks retries() {
                return migration.retries();
            }

            @Override
            public List<AttemptRecord> attempts(Side side, long id) {
                return migration.inspect().attempts(side, id);
            }

            @Override
            public String user() {
                return System.getProperty("user.name");
            }
        };
    }
}
