package org.sylos.engine.api.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorTest {
    @Test
    void each_operator_holds_where_its_symbol_says_so() {
        assertThat(holding(1, 2)).containsExactly("<", "<=");
        assertThat(holding(2, 2)).containsExactly("<=", "=", ">=");
        assertThat(holding(3, 2)).containsExactly(">=", ">");
    }

    private static List<String> holding(int value, int bound) {
        return Arrays.stream(Operator.values())
                .filter(operator -> operator.holds(value, bound))
                .map(Operator::symbol)
                .toList();
    }
}
