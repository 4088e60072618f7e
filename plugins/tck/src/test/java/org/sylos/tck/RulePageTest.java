package org.sylos.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.tck.exec.ExecutorContract;
import org.sylos.tck.filter.FilterContract;
import org.sylos.tck.verify.VerifierContract;

/** The kits of filters, verifiers and executors are about the rules that are written down, all of them and no others. */
class RulePageTest {
    private static final Path RULES = Path.of("../../engine-api/CONTRACT.md");

    static Stream<Arguments> kits() {
        return Stream.of(
                Arguments.of("FLT", FilterContract.class, 9),
                Arguments.of("VER", VerifierContract.class, 13),
                Arguments.of("EXE", ExecutorContract.class, 17));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kits")
    void every_numbered_rule_has_a_test_and_every_test_a_rule(String prefix, Class<?> contract, int atLeast)
            throws IOException {
        Set<String> written = new TreeSet<>();
        Matcher rule = Pattern.compile("^\\| " + prefix + "-(\\d{3}) \\|", Pattern.MULTILINE)
                .matcher(Files.readString(RULES));
        while (rule.find()) {
            assertThat(written.add(rule.group(1))).as("a number is given once").isTrue();
        }
        assertThat(written).hasSizeGreaterThanOrEqualTo(atLeast);
        Pattern form = Pattern.compile("required_" + prefix.toLowerCase(Locale.ROOT) + "(\\d{3})_[a-z0-9_]+");
        Set<String> tested = new TreeSet<>();
        for (Method test : KitRun.tests(contract)) {
            Matcher name = form.matcher(test.getName());
            assertThat(name.matches()).as(test.getName()).isTrue();
            tested.add(name.group(1));
        }
        assertThat(tested).isEqualTo(written);
    }
}
