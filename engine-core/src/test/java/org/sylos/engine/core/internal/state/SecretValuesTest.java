package org.sylos.engine.core.internal.state;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ConfigException;

class SecretValuesTest {
    @Test
    void positionsInListsCount() {
        Map<String, Object> document = Map.of(
                "filters", Map.of("rules", List.of(Map.of("settings", Map.of("key", "a")), Map.of("key", "literal"))));
        assertThatCode(() -> SecretValues.refuseLiterals(document, Set.of("filters.rules.0.key")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> SecretValues.refuseLiterals(document, Set.of("filters.rules.1.key")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("filters.rules.1.key")
                .hasMessageNotContaining("literal");
    }

    @Test
    void whateverIsInAPlaceOfSecretsIsRefusedUnlessItIsAReference() {
        for (Object value : List.of(17, true, List.of("env:A"), Map.of("a", "env:A"), "")) {
            assertThatThrownBy(() -> SecretValues.refuseLiterals(Map.of("password", value), Set.of("password")))
                    .isInstanceOf(ConfigException.class);
        }
        assertThatCode(() -> SecretValues.refuseLiterals(Map.of("password", "env:A"), Set.of("password")))
                .doesNotThrowAnyException();
        assertThatCode(() -> SecretValues.refuseLiterals(Map.of("other", "x"), Set.of("password")))
                .doesNotThrowAnyException();
    }
}
