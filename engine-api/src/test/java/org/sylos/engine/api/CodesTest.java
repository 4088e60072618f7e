package org.sylos.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.verify.Verdict;

/** Numbers and labels are in databases: written out here, so that no renumbering goes unnoticed. */
class CodesTest {
    @Test
    void errorClassesKeepTheirNumbers() {
        assertThat(codes(ErrorClass.values(), ErrorClass::code))
                .isEqualTo("NOT_FOUND=1 ALREADY_EXISTS=2 CONFLICT=3 PERMISSION=4 AUTH=5 INVALID_NAME=6 TOO_LARGE=7 "
                        + "NO_SPACE=8 THROTTLED=9 TRANSIENT=10 UNSUPPORTED=11 CORRUPT=12 FATAL=13 PARENT=14");
    }

    @Test
    void nodeKindsKeepTheirNumbers() {
        assertThat(codes(NodeKind.values(), NodeKind::code)).isEqualTo("FOLDER=1 FILE=2 SYMLINK=3 OTHER=4");
    }

    @Test
    void verdictsKeepTheirNumbers() {
        assertThat(codes(Verdict.Result.values(), Verdict.Result::code)).isEqualTo("VERIFIED=1 MISMATCH=2 UNKNOWN=3");
    }

    @Test
    void phasesKeepTheirLabels() {
        assertThat(Arrays.stream(Phase.values()).map(Phase::label))
                .containsExactly(
                        "Roots-Set",
                        "Filters-Set",
                        "Traversal-In-Progress",
                        "Awaiting-Path-Review",
                        "Copy-In-Progress",
                        "Complete",
                        "Suspended");
    }

    @ParameterizedTest
    @EnumSource
    void errorClassesAreFoundByTheirNumber(ErrorClass errorClass) {
        assertThat(ErrorClass.ofCode(errorClass.code())).isEqualTo(errorClass);
    }

    @ParameterizedTest
    @EnumSource
    void nodeKindsAreFoundByTheirNumber(NodeKind kind) {
        assertThat(NodeKind.ofCode(kind.code())).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void phasesAreFoundByTheirLabel(Phase phase) {
        assertThat(Phase.ofLabel(phase.label())).isEqualTo(phase);
        assertThat(phase.inProgress()).isEqualTo(phase == Phase.TRAVERSING || phase == Phase.COPYING);
    }

    @ParameterizedTest
    @EnumSource
    void algorithmsAreFoundByTheirLabel(ChecksumAlgorithm algorithm) {
        assertThat(ChecksumAlgorithm.ofLabel(algorithm.label())).isEqualTo(algorithm);
    }

    @Test
    void unknownNumbersAndLabelsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ErrorClass.ofCode(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NodeKind.ofCode(5))
                .withMessageContaining("5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Phase.ofLabel("complete"))
                .withMessageContaining("Complete");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChecksumAlgorithm.ofLabel("sha1"))
                .withMessageContaining("sha256");
    }

    @Test
    void onlyThrottlingIsOverload() {
        assertThat(Arrays.stream(ErrorClass.values()).filter(ErrorClass::overload))
                .containsExactly(ErrorClass.THROTTLED);
        assertThat(Arrays.stream(ErrorClass.values()).filter(ErrorClass::retryable))
                .containsExactly(ErrorClass.THROTTLED, ErrorClass.TRANSIENT, ErrorClass.CORRUPT);
    }

    private static <E extends Enum<E>> String codes(E[] values, ToIntFunction<E> code) {
        return Arrays.stream(values)
                .map(value -> value.name() + "=" + code.applyAsInt(value))
                .collect(Collectors.joining(" "));
    }
}
