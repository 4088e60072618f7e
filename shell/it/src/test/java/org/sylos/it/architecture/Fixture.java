package org.sylos.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sylos.it.architecture.bad.ThrowsGeneric;

/** Classes of the tests that are judged as if they were of some module, with a package that this module exports. */
final class Fixture implements Judged {
    /** Read once: all classes that break a rule. */
    private static final JavaClasses ALL = new ClassFileImporter().importPath(folder());

    private final Map<String, String> modules;
    private final Set<String> exported;
    private final JavaClasses classes;

    private Fixture(Map<String, String> modules, Set<String> exported) {
        this.modules = Map.copyOf(modules);
        this.exported = exported;
        classes = ALL.that(describe("are shown to the rule", type -> modules.containsKey(type.getName())));
    }

    /** These classes as parts of a module. */
    static Fixture in(String module, Class<?>... types) {
        Map<String, String> modules = new HashMap<>();
        for (Class<?> type : types) {
            modules.put(type.getName(), module);
        }
        return new Fixture(modules, Set.of());
    }

    /** The same with another class, which is part of another module. */
    Fixture and(String module, Class<?> type) {
        Map<String, String> more = new HashMap<>(modules);
        more.put(type.getName(), module);
        return new Fixture(more, exported);
    }

    /** The same with a package that every module exports. */
    Fixture exporting(String packageName) {
        return new Fixture(modules, Set.of(packageName));
    }

    @Override
    public JavaClasses classes() {
        return classes;
    }

    @Override
    public String moduleOf(JavaClass type) {
        return modules.getOrDefault(type.getName(), "");
    }

    @Override
    public Set<String> exported(String module) {
        return exported.isEmpty() ? SylosModules.all().exported(module) : exported;
    }

    @Override
    public boolean isPlugin(String module) {
        return false;
    }

    private static Path folder() {
        try {
            URL place = ThrowsGeneric.class.getResource("ThrowsGeneric.class");
            return Path.of(Objects.requireNonNull(place).toURI()).resolveSibling(".");
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
