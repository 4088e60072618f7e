package org.sylos.shell.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewCondition.CopyIs;
import org.sylos.engine.api.storage.ReviewCondition.Excluded;
import org.sylos.engine.api.storage.ReviewCondition.FailureIs;
import org.sylos.engine.api.storage.ReviewCondition.Marked;
import org.sylos.engine.api.storage.ReviewCondition.MissingOn;

/** The words with which people ask for nodes by what was, or is to be, done to them. */
enum ReviewStatus {
    /** Still to be created or written. */
    PENDING,
    /** Written by this migration. */
    SUCCESSFUL,
    /** The destination had it. */
    ALREADY_EXISTS,
    /** Could not be listed, read or written, on either side. */
    FAILED,
    /** Changed after the plan was made. */
    DRIFTED,
    /** Left out, by a rule or by hand. */
    EXCLUDED,
    /** Left out by a person, by itself. */
    EXCLUDED_EXPLICIT,
    /** Left out because a person left a folder above out. */
    EXCLUDED_INHERITED,
    /** On the destination only. */
    DESTINATION_ONLY,
    /** Marked to be listed or copied again. */
    MARKED;

    /** What it asks of a node. */
    Condition condition() {
        return switch (this) {
            case PENDING, SUCCESSFUL, ALREADY_EXISTS, DRIFTED, EXCLUDED_EXPLICIT, EXCLUDED_INHERITED ->
                new CopyIs(Set.of(CopyStatus.valueOf(name())));
            case FAILED -> new Condition.Any(List.of(new CopyIs(Set.of(CopyStatus.FAILED)), new FailureIs(Set.of())));
            case EXCLUDED -> new Excluded();
            case DESTINATION_ONLY -> new MissingOn(Side.SRC);
            case MARKED -> new Condition.Any(List.of(new Marked(RetryKind.DISCOVERY), new Marked(RetryKind.COPY)));
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All words, for completion. */
    static final class Words extends WordList {
        Words() {
            super(Arrays.stream(values()).map(ReviewStatus::toString).toList());
        }
    }
}
