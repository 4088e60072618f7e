package org.sylos.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages of one module depend on each other in one direction. */
final class PackagesTest {
    private final SylosModules modules = SylosModules.all();

    static Set<String> modules() {
        return SylosModules.all().everything();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packages_of_a_module_form_no_cycles(String module) {
        PackageRules.noCycles(modules, module).check(modules.classes());
    }

    @Test
    void the_exception_is_still_needed() {
        assertThat(modules.classes().get(PackageRules.FACADE).getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getName()))
                .contains(PackageRules.FACADE_IMPLEMENTATION);
    }
}
