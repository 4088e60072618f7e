package org.sylos.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.ReviewRow.Half;
import org.sylos.engine.api.storage.TraversalStatus;

class RowStateTest {
    private static final Half HALF = new Half(7, "a", 5, Instant.EPOCH, TraversalStatus.SUCCESSFUL, null, null);

    private static ReviewRow row(
            @Nullable Half src, @Nullable CopyStatus copy, PlanAction action, @Nullable ErrorClass errorClass) {
        return new ReviewRow(
                "/d/a",
                "a",
                2,
                NodeKind.FILE,
                src,
                HALF,
                copy,
                action,
                "rule",
                "why",
                3,
                errorClass,
                "said",
                1,
                Set.of(),
                "b");
    }

    private static String shown(ReviewRow row) {
        RowState state = RowState.of(row);
        return state.mark() + " " + state.word() + " (" + RowState.why(row) + ")";
    }

    @Test
    void every_state_has_a_mark_a_word_and_where_there_is_one_a_reason() {
        assertThat(List.of(
                        shown(row(HALF, CopyStatus.PENDING, PlanAction.CREATE_FILE, null)),
                        shown(row(HALF, CopyStatus.PENDING, PlanAction.OVERWRITE, null)),
                        shown(row(HALF, CopyStatus.ALREADY_EXISTS, PlanAction.KEEP, null)),
                        shown(row(HALF, CopyStatus.SUCCESSFUL, PlanAction.KEEP, null)),
                        shown(row(HALF, CopyStatus.EXCLUDED_EXPLICIT, PlanAction.EXCLUDE, null)),
                        shown(row(HALF, CopyStatus.EXCLUDED_INHERITED, PlanAction.EXCLUDE, null)),
                        shown(row(HALF, null, PlanAction.EXCLUDE, null)),
                        shown(row(HALF, CopyStatus.FAILED, PlanAction.FAIL, ErrorClass.INVALID_NAME)),
                        shown(row(HALF, CopyStatus.FAILED, PlanAction.FAIL, ErrorClass.CONFLICT)),
                        shown(row(HALF, CopyStatus.DRIFTED, PlanAction.FAIL, null)),
                        shown(row(null, null, PlanAction.DST_ONLY, null))))
                .containsExactly(
                        "+ create ()",
                        "~ overwrite ()",
                        "= keep ()",
                        "* copied ()",
                        "x excluded (why)",
                        "- excluded above ()",
                        "- rejected (rule: why)",
                        "! failed (invalid-name: said)",
                        "# conflict (said)",
                        "! drifted (said)",
                        "> destination only ()");
    }

    @Test
    void marks_are_told_in_words() {
        assertThat(Stream.of(
                                Set.<RetryKind>of(),
                                Set.of(RetryKind.DISCOVERY),
                                Set.of(RetryKind.COPY),
                                Set.of(RetryKind.COPY, RetryKind.DISCOVERY))
                        .map(marks -> RowState.again(new ReviewRow(
                                "/a",
                                "a",
                                1,
                                NodeKind.FOLDER,
                                HALF,
                                null,
                                CopyStatus.PENDING,
                                PlanAction.CREATE_FOLDER,
                                null,
                                null,
                                0,
                                null,
                                null,
                                0,
                                marks,
                                null))))
                .containsExactly("", "to be listed again", "to be copied again", "to be listed and copied again");
    }

    @Test
    void colours_are_those_of_the_palette() {
        String all = Arrays.stream(RowState.values())
                .map(state -> state.colour(new Palette(true), "x").replaceAll("[^0-9]*\\[([0-9]+)m.*", "$1"))
                .collect(Collectors.joining(" "));
        assertThat(all).isEqualTo("32 33 2 32 2 2 2 31 31 31 2");
    }

    @Test
    void programs_get_everything_by_name() {
        RowListing all = RowListing.EVERYTHING;
        List<@Nullable Object> values = all.values(row(null, null, PlanAction.DST_ONLY, null));
        assertThat(values).hasSameSizeAs(all.columns()).endsWith("b");
        assertThat(all.columns()).last().extracting(Column::name).isEqualTo("new_name");
        assertThat(values.subList(0, 8))
                .isEqualTo(Arrays.asList("/d/a", "a", 2L, "file", "destination_only", "dst_only", null, 7L));
    }
}
