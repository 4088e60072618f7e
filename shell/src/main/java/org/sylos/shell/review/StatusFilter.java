package org.sylos.shell.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.ReviewCondition.CopyIs;
import org.sylos.engine.api.storage.ReviewCondition.Excluded;
import org.sylos.engine.api.storage.ReviewCondition.FailureIs;
import org.sylos.engine.api.storage.ReviewCondition.MissingOn;

/** What a list can be restricted to, each with the letter that picks it. */
enum StatusFilter {
    PENDING('p', "to be copied", new CopyIs(Set.of(CopyStatus.PENDING))),
    COPIED('w', "copied", new CopyIs(Set.of(CopyStatus.SUCCESSFUL))),
    EXISTS('e', "already there", new CopyIs(Set.of(CopyStatus.ALREADY_EXISTS))),
    FAILED('f', "failed", new Condition.Any(List.of(new CopyIs(Set.of(CopyStatus.FAILED)), new FailureIs(Set.of())))),
    CONFLICT('c', "in conflict", new FailureIs(Set.of(ErrorClass.CONFLICT))),
    DRIFTED('d', "drifted", new CopyIs(Set.of(CopyStatus.DRIFTED))),
    EXCLUDED('x', "excluded", new Excluded()),
    EXCLUDED_BY_HAND(
            'h', "excluded by hand", new CopyIs(Set.of(CopyStatus.EXCLUDED_EXPLICIT, CopyStatus.EXCLUDED_INHERITED))),
    DESTINATION_ONLY('o', "on the destination only", new MissingOn(Side.SRC));

    private final char letter;
    private final String words;
    private final Condition condition;

    StatusFilter(char letter, String words, Condition condition) {
        this.letter = letter;
        this.words = words;
        this.condition = condition;
    }

    char letter() {
        return letter;
    }

    String words() {
        return words;
    }

    Condition condition() {
        return condition;
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
