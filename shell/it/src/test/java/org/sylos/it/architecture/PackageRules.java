package org.sylos.it.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Packages of one module depend on each other in one direction. */
final class PackageRules {
    static final String FACADE = SylosModules.CORE + ".MigrationManager";
    static final String FACADE_IMPLEMENTATION = SylosModules.CORE + ".internal.home.HomeManager";

    private PackageRules() {}

    /**
     * One dependency may close a circle: the facade of the engine is an interface with a static method that opens the one
     * implementation there is. An embedder would otherwise have to find it with a service loader, or see it; and everything
     * in {@code internal} speaks in terms of the facade.
     */
    static ArchRule noCycles(Judged judged, String module) {
        return slices().assignedFrom(packagesOf(judged, module))
                .should()
                .beFreeOfCycles()
                .ignoreDependency(FACADE, FACADE_IMPLEMENTATION);
    }

    private static SliceAssignment packagesOf(Judged judged, String module) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return judged.moduleOf(type).equals(module)
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
