package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;
import org.sylos.engine.api.fs.FSAdapter;

/** The kit notices mistakes, and is about the rules that are written down. */
class AdapterContractTest {
    private static final Path RULES = Path.of("../../engine-api/CONTRACT.md");
    private static final Pattern TEST_NAME = Pattern.compile("(required|optional)_fs(\\d{3})_[a-z0-9_]+");
    private static final Pattern RULE = Pattern.compile("\\| FS-(\\d{3}) \\| ([^|]+) \\|");

    private enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    @ParameterizedTest
    @MethodSource("brokenAdapters")
    void noticesTheMistake(BrokenAdapter broken) throws Exception {
        for (String rule : broken.rules()) {
            Method test = testOf(rule);
            Supplier<AdapterContract> correct = () -> new Wrapped(broken, false);
            assertThat(run(test, correct))
                    .as("%s of a correct adapter", test.getName())
                    .isEqualTo(Outcome.PASSED);
            Supplier<AdapterContract> wrong = () -> new Wrapped(broken, true);
            assertThat(run(test, wrong)).as(test.getName()).isEqualTo(Outcome.FAILED);
        }
    }

    static Stream<BrokenAdapter> brokenAdapters() {
        return Stream.of(BrokenReaders.all(), BrokenWriters.all(), BrokenMovers.all())
                .flatMap(all -> all);
    }

    @Test
    void everyRuleHasItsTest() throws IOException {
        Set<String> written = new TreeSet<>();
        Matcher rules = RULE.matcher(Files.readString(RULES));
        while (rules.find()) {
            written.add((rules.group(2).equals("required") ? "required" : "optional") + " " + rules.group(1));
        }
        assertThat(written).hasSizeGreaterThan(100);
        Set<String> tested = new TreeSet<>();
        for (Method test : tests()) {
            Matcher name = TEST_NAME.matcher(test.getName());
            assertThat(name.matches()).as(test.getName()).isTrue();
            tested.add(name.group(1) + " " + name.group(2));
        }
        assertThat(tested).isEqualTo(written);
    }

    private static List<Method> tests() {
        return Arrays.stream(AdapterContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
    }

    private static Method testOf(String rule) {
        return tests().stream()
                .filter(method -> method.getName().contains("_fs" + rule + "_"))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome run(Method test, Supplier<AdapterContract> contracts) throws Exception {
        AdapterContract contract = contracts.get();
        contract.beginTest();
        Outcome outcome;
        try {
            test.setAccessible(true);
            test.invoke(contract);
            outcome = Outcome.PASSED;
        } catch (InvocationTargetException e) {
            outcome = e.getCause() instanceof TestAbortedException ? Outcome.SKIPPED : Outcome.FAILED;
        }
        try {
            contract.endTest();
            return outcome;
        } catch (AssertionError e) {
            return Outcome.FAILED;
        }
    }

    /** The kit over a broken adapter, or over the correct one below it. */
    private static final class Wrapped extends MemoryContract {
        private final BrokenAdapter broken;
        private final boolean wrong;

        Wrapped(BrokenAdapter broken, boolean wrong) {
            super(broken.builder());
            this.broken = broken;
            this.wrong = wrong;
        }

        @Override
        FSAdapter wrap(FSAdapter adapter) {
            return wrong ? broken.broken().apply(tree(), adapter) : new ForwardingAdapter(adapter);
        }
    }
}
