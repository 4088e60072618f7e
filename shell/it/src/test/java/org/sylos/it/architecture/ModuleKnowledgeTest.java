package org.sylos.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which module may know which other, and which libraries. */
final class ModuleKnowledgeTest {
    private final SylosModules modules = SylosModules.all();

    static Set<String> everything() {
        return SylosModules.all().everything();
    }

    static Set<String> modules() {
        return SylosModules.all().names();
    }

    @Test
    void every_class_is_in_a_module_and_no_module_is_missing() {
        assertThat(modules.names()).containsAll(KnowledgeRules.known());
        assertThat(modules.everything())
                .allSatisfy(name -> assertThat(modules.classes(name)).isNotEmpty());
        assertThat(modules.classes().stream()
                        .filter(type -> modules.moduleOf(type).isEmpty()))
                .extracting(JavaClass::getName)
                .isEmpty();
    }

    @Test
    void every_package_begins_with_the_name_of_its_module() {
        KnowledgeRules.packagesBeginWithTheNameOfTheirModule(modules).check(modules.classes());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void a_module_knows_only_its_neighbours(String module) {
        KnowledgeRules.knowsOnlyItsNeighbours(modules, module).check(modules.classes());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_uses_only_its_libraries(String module) {
        KnowledgeRules.usesOnlyItsLibraries(modules, module).check(modules.classes());
    }

    @Test
    void only_the_stores_use_java_sql_and_duckdb() {
        KnowledgeRules.onlyTheStoresUseSql(modules).check(modules.classes());
    }

    @Test
    void only_the_plugin_host_uses_pf4j() {
        KnowledgeRules.onlyThePluginHostUsesPf4j(modules).check(modules.classes());
    }

    @Test
    void only_the_shell_uses_jline_and_picocli_and_signals() {
        KnowledgeRules.onlyTheShellUsesTerminalAndSignals(modules).check(modules.classes());
    }

    @Test
    void what_a_module_does_not_export_is_used_inside_it_only() {
        KnowledgeRules.whatIsNotExportedStaysInside(modules).check(modules.classes());
        assertThat(modules.names().stream()
                        .flatMap(name -> modules.exported(name).stream())
                        .filter(exported -> (exported + ".").contains(".internal.")))
                .isEmpty();
    }
}
