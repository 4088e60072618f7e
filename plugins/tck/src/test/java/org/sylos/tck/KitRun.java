package org.sylos.tck;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Runs tests of a kit by hand, as the test platform would. */
public final class KitRun {
    /** What came of a test. */
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    private KitRun() {}

    /** The tests of a contract. */
    public static List<Method> tests(Class<?> contract) {
        return Arrays.stream(contract.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
    }

    /** The tests of one rule, such as {@code flt101}. */
    public static List<Method> testsOf(Class<?> contract, String rule) {
        List<Method> found = tests(contract).stream()
                .filter(test -> test.getName().contains("_" + rule + "_"))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(contract + " has no test of " + rule);
        }
        return found;
    }

    /** Runs one test of a contract that no other test uses. */
    public static Outcome run(Method test, Object contract) throws ReflectiveOperationException {
        invoke(contract, BeforeEach.class);
        Outcome outcome;
        try {
            test.setAccessible(true);
            test.invoke(contract);
            outcome = Outcome.PASSED;
        } catch (InvocationTargetException e) {
            outcome = e.getCause() instanceof TestAbortedException ? Outcome.SKIPPED : Outcome.FAILED;
        }
        try {
            invoke(contract, AfterEach.class);
            return outcome;
        } catch (InvocationTargetException e) {
            return Outcome.FAILED;
        }
    }

    private static void invoke(Object contract, Class<? extends Annotation> when) throws ReflectiveOperationException {
        List<Class<?>> types = new ArrayList<>();
        for (Class<?> type = contract.getClass(); type != null; type = type.getSuperclass()) {
            types.add(0, type);
        }
        for (Class<?> type : types) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(when)) {
                    method.setAccessible(true);
                    method.invoke(contract);
                }
            }
        }
    }
}
