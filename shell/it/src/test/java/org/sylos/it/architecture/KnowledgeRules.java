package org.sylos.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
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
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which module may know which other, and which libraries. */
final class KnowledgeRules {
    /** The modules that may know more of Sylos than the contracts. Whoever is not named is a provider and knows nobody else. */
    private static final Map<String, Set<String>> NEIGHBOURS =
            Map.of(API, Set.of(), HOST, Set.of(API, CORE), SHELL, Set.of(API, CORE));

    private static final Set<String> CONTRACTS = Set.of(API);

    /** For each module the libraries that it may use besides the JDK, by package. Plugins bring what they like. */
    private static final Map<String, Set<String>> LIBRARIES = Map.of(
            API, Set.of(),
            CORE,
                    Set.of(
                            "org.slf4j",
                            "com.fasterxml.jackson",
                            "org.yaml.snakeyaml",
                            "com.netflix.concurrency.limits",
                            "com.google.re2j"),
            STORAGE, Set.of("org.duckdb"),
            LOCAL, Set.of(),
            SPECTRA, Set.of("com.fasterxml.jackson", "org.duckdb"),
            KITS, Set.of("org.junit.jupiter", "org.assertj", "org.opentest4j", "org.apiguardian", "com.google.re2j"),
            HOST, Set.of("org.pf4j", "org.slf4j"),
            SHELL, Set.of("com.fasterxml.jackson.core", "org.jline", "picocli"));

    private static final Set<String> JDK = ModuleLayer.boot().modules().stream()
            .filter(module ->
                    module.getName().startsWith("java.") || module.getName().startsWith("jdk."))
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());

    private KnowledgeRules() {}

    /** The modules that have to be there. */
    static Set<String> known() {
        return LIBRARIES.keySet();
    }

    static ArchRule packagesBeginWithTheNameOfTheirModule(Judged judged) {
        DescribedPredicate<JavaClass> named = describe("in a package that begins with the name of the module", type -> {
            String module = judged.moduleOf(type);
            return in(type, judged.isPlugin(module) ? "org.sylos" : module);
        });
        return classes().should(be(named));
    }

    static ArchRule knowsOnlyItsNeighbours(Judged judged, String module) {
        Set<String> neighbours = NEIGHBOURS.getOrDefault(module, CONTRACTS);
        return classes()
                .that(judged.areIn(Set.of(module)))
                .should()
                .onlyDependOnClassesThat(describe(
                        "are of " + module + ", of " + neighbours + " or of nobody in Sylos", type -> {
                            JavaClass element = type.getBaseComponentType();
                            String owner = judged.ownerOf(element);
                            return owner.equals(module)
                                    || neighbours.contains(owner)
                                    || (owner.isEmpty() && !in(element, "org.sylos"));
                        }));
    }

    static ArchRule usesOnlyItsLibraries(Judged judged, String module) {
        Set<String> libraries = LIBRARIES.getOrDefault(module, Set.of());
        return classes()
                .that(judged.areIn(Set.of(module)))
                .should()
                .onlyDependOnClassesThat(describe("are the JDK's, of Sylos or of " + libraries, type -> {
                    JavaClass element = type.getBaseComponentType();
                    return element.isPrimitive()
                            || JDK.contains(element.getPackageName())
                            || in(element, "org.sylos")
                            || in(element, "org.jspecify.annotations")
                            || libraries.stream().anyMatch(name -> in(element, name));
                }));
    }

    /** The store of migrations, and the simulator's of changes to its worlds. */
    static ArchRule onlyTheStoresUseSql(Judged judged) {
        return only(judged, Set.of(STORAGE, SPECTRA), "java.sql..", "javax.sql..", "org.duckdb..");
    }

    static ArchRule onlyThePluginHostUsesPf4j(Judged judged) {
        return only(judged, Set.of(HOST), "org.pf4j..");
    }

    static ArchRule onlyTheShellUsesTerminalAndSignals(Judged judged) {
        return only(judged, Set.of(SHELL), "org.jline..", "picocli..", "sun.misc..", "jdk.internal..");
    }

    private static ArchRule only(Judged judged, Set<String> modules, String... packages) {
        return noClasses()
                .that(judged.areOutside(modules))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }

    static ArchRule whatIsNotExportedStaysInside(Judged judged) {
        return classes().should(new ArchCondition<>("use of other modules only what those export") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    JavaClass used = dependency.getTargetClass().getBaseComponentType();
                    String owner = judged.ownerOf(used);
                    boolean across = !owner.isEmpty() && !owner.equals(judged.moduleOf(user));
                    if (across && !judged.exported(owner).contains(used.getPackageName())) {
                        events.add(SimpleConditionEvent.violated(user, dependency.getDescription()));
                    }
                }
            }
        });
    }

    private static boolean in(JavaClass type, String packageName) {
        return (type.getPackageName() + ".").startsWith(packageName + ".");
    }
}
