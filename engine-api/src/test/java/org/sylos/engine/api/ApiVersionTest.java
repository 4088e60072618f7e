package org.sylos.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiVersionTest {
    @Property
    void readsWhatItWrites(
            @ForAll @IntRange(max = 999_999) int major,
            @ForAll @IntRange(max = 999_999) int minor,
            @ForAll @IntRange(max = 999_999) int patch) {
        ApiVersion version = new ApiVersion(major, minor, patch);
        assertThat(ApiVersion.parse(version.toString())).isEqualTo(version);
    }

    @Test
    void readsTwoPartsAsOneWithoutCorrections() {
        assertThat(ApiVersion.parse("1.2")).isEqualTo(new ApiVersion(1, 2, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.",
                "1.2.3.4",
                "1.2-beta",
                "v1.2",
                " 1.2",
                "1.2\n",
                "-1.2",
                "1.2.-3",
                "1234567.0",
                "1.2.x"
            })
    void refusesOtherForms(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApiVersion.parse(text))
                .withMessageContaining("1.2.3")
                .withMessageContaining(text);
    }

    @Test
    void refusesNegativeParts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiVersion(0, -1, 0));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void comparesByNumberFromLeftToRight(
            @ForAll @IntRange(max = 12) int major,
            @ForAll @IntRange(max = 12) int minor,
            @ForAll @IntRange(max = 12) int patch,
            @ForAll @IntRange(max = 12) int otherMajor,
            @ForAll @IntRange(max = 12) int otherMinor,
            @ForAll @IntRange(max = 12) int otherPatch) {
        int weight = Comparator.<Integer>naturalOrder()
                .compare(major * 10_000 + minor * 100 + patch, otherMajor * 10_000 + otherMinor * 100 + otherPatch);
        int order = new ApiVersion(major, minor, patch).compareTo(new ApiVersion(otherMajor, otherMinor, otherPatch));
        assertThat(Integer.signum(order)).isEqualTo(weight);
    }
}
