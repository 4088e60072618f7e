package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ApiVersion;

class ApiRangeTest {
    @ParameterizedTest
    @CsvSource({
        ">=0.1 & <0.2, 0.1.0, true",
        ">=0.1 & <0.2, 0.1.9, true",
        ">=0.1 & <0.2, 0.2.0, false",
        ">=0.1.0 & <0.2.0, 0.0.9, false",
        "0.1.x, 0.1.7, true",
        "0.1.x, 0.2.0, false",
        "*, 9.9.9, true",
        // a version alone: with all that is compatible
        "0.1.2, 0.1.2, true",
        "0.1.2, 0.1.5, true",
        "0.1.2, 0.1.1, false",
        "0.1.2, 0.2.0, false",
        "0.1, 0.1.5, true",
        "1.2, 1.2.0, true",
        "1.2, 1.9.3, true",
        "1.2, 1.1.9, false",
        "1.2, 2.0.0, false",
    })
    void admitsVersionsOfTheRange(String range, String version, boolean admitted) {
        assertThat(new ApiRange(range).admits(ApiVersion.parse(version))).isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.1,0.2)", "latest", ">=", "0.1 &", "99999999999999999999.1", "a.b.c"})
    void anythingElseIsRefused(String range) {
        assertThatThrownBy(() -> new ApiRange(range).admits(ApiVersion.CURRENT))
                .isInstanceOf(PluginRefusal.class)
                .hasMessageContaining(range);
    }
}
