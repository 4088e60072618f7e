package org.sylos.it.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages of one module depend on each other in one direction. */
final class PackagesTest {
    private static final String FACADE = SylosModules.CORE + ".MigrationManager";
    private static final String FACADE_IMPLEMENTATION = SylosModules.CORE + ".internal.lifecycle.HomeManager";

    private final SylosModules modules = SylosModules.all();

    static Set<String> modules() {
        return SylosModules.all().names();
    }

    /**
     * One dependency may close a circle: the facade of the engine is an interface with a static method that opens the one
     * implementation there is. An embedder would otherwise have to find it with a service loader, or see it; and everything
     * in {@code internal} speaks in terms of the facade.
     */
    @ParameterizedTest
    @MethodSource("modules")
    void packages_of_a_module_form_no_cycles(String module) {
        slices().assignedFrom(packagesOf(module))
                .should()
                .beFreeOfCycles()
                .ignoreDependency(FACADE, FACADE_IMPLEMENTATION)
                .check(modules.classes());
    }

    @Test
    void the_exception_is_still_needed() {
        assertThat(modules.classes().get(FACADE).getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getName()))
                .contains(FACADE_IMPLEMENTATION);
    }

    private SliceAssignment packagesOf(String module) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return modules.moduleOf(type).equals(module)
                        ? SliceIdentifier.of(type.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + module;
            }
        };
    }
}
