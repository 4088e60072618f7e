package org.sylos.shell.review;

import org.sylos.engine.api.storage.ReviewRow;

/** What the view asks of the store besides rows and counts. All tasks are carried out, in the order in which they were given. */
sealed interface Task {
    /** A row is left out. */
    record Exclude(ReviewRow row, String reason) implements Task {}

    /** A row is taken in again. */
    record Include(ReviewRow row, String reason) implements Task {}

    /** A row is marked to be tried again. */
    record Mark(ReviewRow row) implements Task {}

    /** The mark of a row is taken back. */
    record Unmark(ReviewRow row) implements Task {}

    /** Everything about a row is looked up. */
    record Details(ReviewRow row) implements Task {}

    /** The folder of a row is looked up, to go there. */
    record Locate(ReviewRow row) implements Task {}

    /** Whether nodes may be changed is looked up. */
    record Standing() implements Task {}
}
