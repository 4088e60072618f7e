package org.sylos.shell.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.ReviewCondition.CopyIs;
import org.sylos.engine.api.storage.ReviewCondition.Excluded;
import org.sylos.engine.api.storage.ReviewCondition.FailureIs;
import org.sylos.engine.api.storage.ReviewCondition.MissingOn;

/** The words with which people ask for nodes by what was, or is to be, done to them. */
enum ReviewStatus {
    /** Still to be created or written. */
    PENDING(copy(CopyStatus.PENDING)),
    /** Written by this migration. */
    SUCCESSFUL(copy(CopyStatus.SUCCESSFUL)),
    /** The destination had it. */
    ALREADY_EXISTS(copy(CopyStatus.ALREADY_EXISTS)),
    /** Could not be listed, read or written, on either side. */
    FAILED(new Condition.Any(List.of(copy(CopyStatus.FAILED), new FailureIs(Set.of())))),
    /** Changed after the plan was made. */
    DRIFTED(copy(CopyStatus.DRIFTED)),
    /** Left out, by a rule or by hand. */
    EXCLUDED(new Excluded()),
    /** Left out by a person, by itself. */
    EXCLUDED_EXPLICIT(copy(CopyStatus.EXCLUDED_EXPLICIT)),
    /** Left out because a person left a folder above out. */
    EXCLUDED_INHERITED(copy(CopyStatus.EXCLUDED_INHERITED)),
    /** On the destination only. */
    DESTINATION_ONLY(new MissingOn(Side.SRC));

    private final Condition condition;

    ReviewStatus(Condition condition) {
        this.condition = condition;
    }

    private static Condition copy(CopyStatus status) {
        return new CopyIs(Set.of(status));
    }

    /** What it asks of a node. */
    Condition condition() {
        return condition;
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
