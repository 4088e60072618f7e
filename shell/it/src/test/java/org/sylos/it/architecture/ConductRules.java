package org.sylos.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.sylos.it.architecture.SylosModules.HOST;
import static org.sylos.it.architecture.SylosModules.SHELL;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileDescriptor;
import java.util.Set;

/** What code does not do, whoever runs it. */
final class ConductRules {
    private static final Set<String> GENERIC =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException", "java.lang.Error");
    private static final Set<String> STREAM_CALLS = Set.of("setIn", "setOut", "setErr", "console");

    private ConductRules() {}

    static ArchRule noExceptionsThatSayNothing() {
        return noClasses()
                .should()
                .callConstructorWhere(describe("a generic exception is made", ConductRules::makesGenericException));
    }

    static ArchRule onlyTheShellUsesStandardStreams(Judged judged) {
        return noClasses()
                .that(judged.areOutside(Set.of(SHELL)))
                .should()
                .accessFieldWhere(describe("a standard stream is used", ConductRules::isStandardStream))
                .orShould()
                .callMethodWhere(describe(
                        "a standard stream is changed or the console is used",
                        call -> call.getTargetOwner().isEquivalentTo(System.class)
                                && STREAM_CALLS.contains(call.getName())))
                .orShould()
                .callMethodWhere(describe(
                        "a stack trace is printed to standard error",
                        call -> call.getName().equals("printStackTrace")
                                && call.getTarget().getRawParameterTypes().isEmpty()));
    }

    static ArchRule onlyTheShellEndsTheProcess(Judged judged) {
        return noClasses()
                .that(judged.areOutside(Set.of(SHELL)))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .orShould()
                .callMethod(Runtime.class, "addShutdownHook", Thread.class);
    }

    /** Providers are found as services. Whoever loads a class by its name knows it all the same. */
    static ArchRule onlyThePluginHostLoadsClassesByName(Judged judged) {
        return noClasses()
                .that(judged.areOutside(Set.of(HOST)))
                .should()
                .callMethodWhere(describe(
                        "a class is loaded by its name",
                        call -> (call.getTargetOwner().isEquivalentTo(Class.class)
                                        && call.getName().equals("forName"))
                                || (call.getTargetOwner().isAssignableTo(ClassLoader.class)
                                        && call.getName().equals("loadClass"))));
    }

    static ArchRule nobodyDeserialisesObjects() {
        return noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream");
    }

    private static boolean isStandardStream(JavaFieldAccess access) {
        return access.getTarget().getOwner().isEquivalentTo(System.class)
                || access.getTarget().getOwner().isEquivalentTo(FileDescriptor.class);
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
}
