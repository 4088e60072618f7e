package org.sylos.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others compile against is made of the JDK's types and our own, and says how firm it is. */
final class ExportedApiTest {
    private final SylosModules modules = SylosModules.all();

    @Test
    void signatures_hold_no_types_of_libraries_and_none_that_is_not_exported() {
        ApiRules.signaturesShowOnlyWhatEverybodyMaySee(modules).check(modules.classes());
    }

    @Test
    void every_public_type_says_how_stable_it_is() {
        ApiRules.everyPublicTypeSaysHowStableItIs(modules).check(modules.classes());
    }

    @ParameterizedTest
    @ValueSource(strings = {SylosModules.API, SylosModules.CORE, SylosModules.SPECTRA, SylosModules.KITS})
    void the_rules_looked_at_the_types_of_each_module_that_exports_some(String module) {
        assertThat(modules.classes(module)).anyMatch(ApiRules.canBeNamedOutside(modules));
    }

    @Test
    void providers_and_the_shell_export_nothing() {
        Set<String> silent = new TreeSet<>(modules.names());
        silent.removeAll(Set.of(SylosModules.API, SylosModules.CORE, SylosModules.SPECTRA, SylosModules.KITS));
        assertThat(silent)
                .contains(SylosModules.STORAGE, SylosModules.LOCAL, SylosModules.SHELL, SylosModules.HOST)
                .allSatisfy(module ->
                        assertThat(modules.descriptor(module).exports()).isEmpty());
    }
}
