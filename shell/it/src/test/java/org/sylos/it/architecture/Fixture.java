package org.sylos.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Classes of the tests that are judged as if they were of some module, with a package that this module exports. */
final class Fixture implements Judged {
    private final Map<String, String> modules;
    private final Set<String> exported;
    private final JavaClasses classes;

    private Fixture(Map<String, String> modules, Set<String> exported, JavaClasses classes) {
        this.modules = modules;
        this.exported = exported;
        this.classes = classes;
    }

    /** These classes as parts of a module. */
    static Fixture in(String module, Class<?>... types) {
        Map<String, String> modules = new HashMap<>();
        for (Class<?> type : types) {
            modules.put(type.getName(), module);
        }
        return new Fixture(Map.copyOf(modules), Set.of(), new ClassFileImporter().importClasses(types));
    }

    /** The same with another class, which is part of another module. */
    Fixture and(String module, Class<?> type) {
        Map<String, String> more = new HashMap<>(modules);
        more.put(type.getName(), module);
        Class<?>[] types = more.keySet().stream().map(Fixture::load).toArray(Class<?>[]::new);
        return new Fixture(Map.copyOf(more), exported, new ClassFileImporter().importClasses(types));
    }

    /** The same with a package that every module exports. */
    Fixture exporting(String packageName) {
        return new Fixture(modules, Set.of(packageName), classes);
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

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
