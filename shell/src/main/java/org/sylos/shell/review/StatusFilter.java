package org.sylos.shell.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewCondition.CopyIs;
import org.sylos.engine.api.storage.ReviewCondition.Excluded;
import org.sylos.engine.api.storage.ReviewCondition.FailureIs;
import org.sylos.engine.api.storage.ReviewCondition.Marked;
import org.sylos.engine.api.storage.ReviewCondition.MissingOn;

/** What a list can be restricted to, each with the letter that picks it. */
enum StatusFilter {
    PENDING('p', "to be copied"),
    COPIED('w', "copied"),
    EXISTS('e', "already there"),
    FAILED('f', "failed"),
    CONFLICT('c', "in conflict"),
    DRIFTED('d', "drifted"),
    EXCLUDED('x', "excluded"),
    EXCLUDED_BY_HAND('h', "excluded by hand"),
    DESTINATION_ONLY('o', "on the destination only"),
    MARKED('r', "to be tried again");

    private final char letter;
    private final String words;

    StatusFilter(char letter, String words) {
        this.letter = letter;
        this.words = words;
    }

    char letter() {
        return letter;
    }

    String words() {
        return words;
    }

    Condition condition() {
        return switch (this) {
            case PENDING -> new CopyIs(Set.of(CopyStatus.PENDING));
            case COPIED -> new CopyIs(Set.of(CopyStatus.SUCCESSFUL));
            case EXISTS -> new CopyIs(Set.of(CopyStatus.ALREADY_EXISTS));
            case FAILED -> new Condition.Any(List.of(new CopyIs(Set.of(CopyStatus.FAILED)), new FailureIs(Set.of())));
            case CONFLICT -> new FailureIs(Set.of(ErrorClass.CONFLICT));
            case DRIFTED -> new CopyIs(Set.of(CopyStatus.DRIFTED));
            case EXCLUDED -> new Excluded();
            case EXCLUDED_BY_HAND -> new CopyIs(Set.of(CopyStatus.EXCLUDED_EXPLICIT, CopyStatus.EXCLUDED_INHERITED));
            case DESTINATION_ONLY -> new MissingOn(Side.SRC);
            case MARKED -> new Condition.Any(List.of(new Marked(RetryKind.DISCOVERY), new Marked(RetryKind.COPY)));
        };
    }

    static Optional<StatusFilter> ofLetter(String letter) {
        for (StatusFilter filter : values()) {
            if (letter.equals(String.valueOf(filter.letter))) {
                return Optional.of(filter);
            }
        }
        return Optional.empty();
    }
}
