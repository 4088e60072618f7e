package org.sylos.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.sylos.it.architecture.SylosModules.CORE;
import static org.sylos.it.architecture.SylosModules.SHELL;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What code does not do, whoever runs it. */
final class ConductTest {
    private static final Set<String> GENERIC =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");

    private final SylosModules modules = SylosModules.all();

    @Test
    void nobody_throws_exceptions_that_say_nothing() {
        noClasses()
                .should()
                .callConstructorWhere(describe("a generic exception is made", ConductTest::makesGenericException))
                .check(modules.classes());
    }

    @Test
    void only_the_shell_writes_to_the_standard_streams() {
        noClasses()
                .that(areOutsideTheShell())
                .should()
                .accessFieldWhere(describe(
                        "a standard stream is used",
                        (JavaFieldAccess access) ->
                                access.getTarget().getOwner().isEquivalentTo(System.class)))
                .orShould()
                .callMethodWhere(describe(
                        "a stack trace is printed to standard error",
                        call -> call.getName().equals("printStackTrace")
                                && call.getTarget().getRawParameterTypes().isEmpty()))
                .check(modules.classes());
    }

    @Test
    void only_the_shell_ends_the_process_or_hooks_into_its_end() {
        noClasses()
                .that(areOutsideTheShell())
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .callMethod(Runtime.class, "addShutdownHook", Thread.class)
                .check(modules.classes());
    }

    /** The engine leaves logging to its caller, and what it does on a disk to its store and its adapters. */
    @Test
    void the_engine_touches_no_files_but_those_of_its_home() {
        noClasses()
                .that(describe("are the engine's, its home and state file apart", this::isCoreWithoutHome))
                .should()
                .dependOnClassesThat(describe("read and write files", ConductTest::isFileAccess))
                .check(modules.classes());
    }

    @Test
    void the_contracts_touch_no_files_at_all() {
        noClasses()
                .that(describe("are contracts", type -> modules.moduleOf(type).equals(SylosModules.API)))
                .should()
                .dependOnClassesThat(describe("read and write files", ConductTest::isFileAccess))
                .check(modules.classes());
    }

    @Test
    void nobody_deserialises_objects() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .check(modules.classes());
    }

    private boolean isCoreWithoutHome(JavaClass type) {
        return modules.moduleOf(type).equals(CORE)
                && !type.getPackageName().equals(CORE + ".internal.state")
                && !Set.of("HomeFolder", "HomeManager").contains(type.getSimpleName());
    }

    private static boolean isFileAccess(JavaClass type) {
        return Set.of(
                        "java.io.File",
                        "java.io.FileInputStream",
                        "java.io.FileOutputStream",
                        "java.io.FileReader",
                        "java.io.FileWriter",
                        "java.io.RandomAccessFile",
                        "java.nio.channels.FileChannel",
                        "java.nio.file.Files")
                .contains(type.getName());
    }

    private static boolean makesGenericException(JavaConstructorCall call) {
        return GENERIC.contains(call.getTargetOwner().getName()) && !isCallToSuper(call);
    }

    /** The constructor of a subclass begins with a call of the constructor above. */
    private static boolean isCallToSuper(JavaCall<?> call) {
        return call.getOrigin().isConstructor()
                && call.getOriginOwner()
                        .getRawSuperclass()
                        .map(above -> above.equals(call.getTargetOwner()))
                        .orElse(false);
    }

    private DescribedPredicate<JavaClass> areOutsideTheShell() {
        return describe("are outside the shell", type -> !modules.moduleOf(type).equals(SHELL));
    }
}
