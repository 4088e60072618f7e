package org.sylos.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.it.architecture.SylosModules.API;
import static org.sylos.it.architecture.SylosModules.CORE;
import static org.sylos.it.architecture.SylosModules.HOST;
import static org.sylos.it.architecture.SylosModules.KITS;
import static org.sylos.it.architecture.SylosModules.LOCAL;
import static org.sylos.it.architecture.SylosModules.SHELL;
import static org.sylos.it.architecture.SylosModules.SPECTRA;
import static org.sylos.it.architecture.SylosModules.STORAGE;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which module may know which other, and which libraries. */
final class ModuleKnowledgeTest {
    /** For each module the modules of Sylos that it may know. Providers know the contracts and nobody else. */
    static final Map<String, Set<String>> NEIGHBOURS = Map.of(
            API, Set.of(),
            CORE, Set.of(API),
            STORAGE, Set.of(API),
            LOCAL, Set.of(API),
            SPECTRA, Set.of(API),
            KITS, Set.of(API),
            HOST, Set.of(API, CORE),
            SHELL, Set.of(API, CORE));

    /** For each module the libraries that it may use besides the JDK, by package. */
    static final Map<String, Set<String>> LIBRARIES = Map.of(
            API, Set.of(),
            CORE, Set.of("org.slf4j", "com.fasterxml.jackson", "org.yaml.snakeyaml", "com.netflix.concurrency.limits"),
            STORAGE, Set.of("org.duckdb"),
            LOCAL, Set.of(),
            SPECTRA, Set.of("com.fasterxml.jackson"),
            KITS, Set.of("org.junit.jupiter", "org.assertj", "org.opentest4j", "org.apiguardian"),
            HOST, Set.of("org.pf4j", "org.slf4j"),
            SHELL, Set.of("com.fasterxml.jackson.core", "org.jline", "picocli"));

    private final SylosModules modules = SylosModules.all();

    @Test
    void exactly_the_known_modules_are_packaged() {
        assertThat(modules.names())
                .isEqualTo(NEIGHBOURS.keySet())
                .isEqualTo(LIBRARIES.keySet())
                .allSatisfy(name -> assertThat(modules.classes(name).size()).isPositive());
        assertThat(modules.classes().stream()
                        .filter(type -> modules.moduleOf(type).isEmpty()))
                .extracting(JavaClass::getName)
                .isEmpty();
    }

    @Test
    void every_package_begins_with_the_name_of_its_module() {
        classes()
                .should(be(describe(
                        "in a package that begins with the name of the module",
                        type -> in(type, modules.moduleOf(type)))))
                .check(modules.classes());
    }

    @ParameterizedTest
    @FieldSource("NEIGHBOURS_BY_NAME")
    void a_module_knows_only_its_neighbours(String module) {
        Set<String> neighbours = NEIGHBOURS.getOrDefault(module, Set.of());
        Set<String> libraries = LIBRARIES.getOrDefault(module, Set.of());
        DescribedPredicate<JavaClass> known =
                describe("are the JDK's, of " + neighbours + " or of " + libraries, type -> {
                    JavaClass element = type.getBaseComponentType();
                    return element.isPrimitive()
                            || ofTheJdk(element)
                            || in(element, module)
                            || neighbours.stream().anyMatch(name -> in(element, name))
                            || libraries.stream().anyMatch(name -> in(element, name))
                            || in(element, "org.jspecify.annotations");
                });
        classes().that(areIn(module)).should().onlyDependOnClassesThat(known).check(modules.classes());
    }

    static final Set<String> NEIGHBOURS_BY_NAME = NEIGHBOURS.keySet();

    @Test
    void only_the_store_uses_java_sql_and_duckdb() {
        noClasses()
                .that(areNotIn(STORAGE))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.duckdb..")
                .check(modules.classes());
    }

    @Test
    void only_the_plugin_host_uses_pf4j() {
        noClasses()
                .that(areNotIn(HOST))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.pf4j..")
                .check(modules.classes());
    }

    @Test
    void only_the_shell_uses_jline_and_picocli_and_signals() {
        noClasses()
                .that(areNotIn(SHELL))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jline..", "picocli..", "sun.misc..", "jdk.internal..")
                .check(modules.classes());
    }

    @Test
    void what_a_module_does_not_export_is_used_inside_it_only() {
        List<Dependency> across = modules.classes().stream()
                .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> {
                    String owner = ownerOf(used(dependency));
                    return !owner.isEmpty() && !owner.equals(modules.moduleOf(dependency.getOriginClass()));
                })
                .toList();
        assertThat(across.size()).isGreaterThan(100);
        assertThat(across.stream()
                        .filter(dependency -> !modules.exported(ownerOf(used(dependency)))
                                .contains(used(dependency).getPackageName()))
                        .map(Dependency::getDescription))
                .isEmpty();
        assertThat(modules.names().stream()
                        .flatMap(name -> modules.exported(name).stream())
                        .filter(exported -> (exported + ".").contains(".internal.")))
                .isEmpty();
    }

    private static JavaClass used(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    private String ownerOf(JavaClass type) {
        return modules.names().stream()
                .filter(name -> in(type, name))
                .findFirst()
                .orElse("");
    }

    private DescribedPredicate<JavaClass> areIn(String module) {
        return describe("are in " + module, type -> modules.moduleOf(type).equals(module));
    }

    private DescribedPredicate<JavaClass> areNotIn(String module) {
        return describe("are not in " + module, type -> !modules.moduleOf(type).equals(module));
    }

    private static boolean in(JavaClass type, String packageName) {
        return (type.getPackageName() + ".").startsWith(packageName + ".");
    }

    private static boolean ofTheJdk(JavaClass type) {
        return ModuleLayer.boot().modules().stream()
                .filter(module ->
                        module.getName().startsWith("java.") || module.getName().startsWith("jdk."))
                .anyMatch(module -> module.getPackages().contains(type.getPackageName()));
    }
}
