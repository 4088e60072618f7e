package org.sylos.shell.render;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewRow;

/** How a row of a review stands: one mark and a word or two, the same wherever rows are shown. */
public enum RowState {
    /** Is to be created. */
    CREATE('+', "create"),
    /** Is to be overwritten. */
    OVERWRITE('~', "overwrite"),
    /** Needs nothing: the destination had it. */
    KEEP('=', "keep"),
    /** Was written by this migration. */
    COPIED('*', "copied"),
    /** Left out by a person, by itself. */
    EXCLUDED('x', "excluded"),
    /** Left out because a person left a folder above out. */
    EXCLUDED_ABOVE('-', "excluded above"),
    /** Left out by a filter or because of its kind. */
    REJECTED('-', "rejected"),
    /** Cannot be done, or was tried in vain. */
    FAILED('!', "failed"),
    /** Cannot be done because of what the destination has there. */
    CONFLICT('#', "conflict"),
    /** The source changed after the plan was made. */
    DRIFTED('!', "drifted"),
    /** On the destination only. */
    DESTINATION_ONLY('>', "destination only");

    private final char mark;
    private final String word;

    RowState(char mark, String word) {
        this.mark = mark;
        this.word = word;
    }

    /** One ASCII character that stands before a row. */
    public char mark() {
        return mark;
    }

    /** What it is called for people. */
    public String word() {
        return word;
    }

    /** The state of a row. */
    public static RowState of(ReviewRow row) {
        CopyStatus copy = row.copy();
        if (row.src() == null) {
            return DESTINATION_ONLY;
        }
        if (copy == null) {
            return REJECTED;
        }
        return switch (copy) {
            case PENDING -> row.action() == PlanAction.OVERWRITE ? OVERWRITE : CREATE;
            case SUCCESSFUL -> COPIED;
            case ALREADY_EXISTS -> KEEP;
            case FAILED -> row.errorClass() == ErrorClass.CONFLICT ? CONFLICT : FAILED;
            case EXCLUDED_EXPLICIT -> EXCLUDED;
            case EXCLUDED_INHERITED -> EXCLUDED_ABOVE;
            case DRIFTED -> DRIFTED;
        };
    }

    /** Why a row stands so, in other people's words, which are not yet fit for a terminal; empty where nothing is to be said. */
    public static String why(ReviewRow row) {
        return switch (of(row)) {
            case REJECTED -> joined(row.rule(), row.reason());
            case EXCLUDED -> joined(row.reason(), null);
            case FAILED -> joined(row.errorClass() == null ? null : Classes.label(row.errorClass()), row.message());
            case CONFLICT, DRIFTED -> joined(row.message(), null);
            case CREATE, OVERWRITE, KEEP, COPIED, EXCLUDED_ABOVE, DESTINATION_ONLY -> "";
        };
    }

    /** What is to be tried again of a row, in a few words; empty where it is not marked. */
    public static String again(ReviewRow row) {
        boolean listing = row.marks().contains(RetryKind.DISCOVERY);
        boolean copy = row.marks().contains(RetryKind.COPY);
        return listing && copy
                ? "to be listed and copied again"
                : listing ? "to be listed again" : copy ? "to be copied again" : "";
    }

    /** What a row is called at the destination, in a few words that are not yet fit for a terminal; empty where it keeps its name. */
    public static String renamed(ReviewRow row) {
        return row.otherName()
                .map(name -> "named '" + name + "' at the destination")
                .orElse("");
    }

    private static String joined(@Nullable String one, @Nullable String other) {
        return Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(": "));
    }

    /** A text in the colour of the state. */
    public String colour(Palette palette, String text) {
        return switch (this) {
            case CREATE, COPIED -> palette.green(text);
            case OVERWRITE -> palette.yellow(text);
            case FAILED, CONFLICT, DRIFTED -> palette.red(text);
            case KEEP, EXCLUDED, EXCLUDED_ABOVE, REJECTED, DESTINATION_ONLY -> palette.dim(text);
        };
    }
}
