package org.sylos.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sylos.it.run.Sylos;
import org.sylos.tck.Gate;

/** The modules of Sylos as they are packaged: those of the distribution, and the contract kits, which are not part of it. */
final class SylosModules {
    static final String API = "org.sylos.engine.api";
    static final String CORE = "org.sylos.engine.core";
    static final String STORAGE = "org.sylos.storage.duckdb";
    static final String LOCAL = "org.sylos.adapter.local";
    static final String SPECTRA = "org.sylos.adapter.spectra";
    static final String SHELL = "org.sylos.shell";
    static final String HOST = "org.sylos.plugins.pf4j";
    static final String KITS = "org.sylos.tck";

    /** Read once: classes of all modules, so that rules see both ends of each dependency. */
    private static final SylosModules ALL = read();

    private final Map<String, ModuleReference> modules;
    private final JavaClasses classes;

    private SylosModules(Map<String, ModuleReference> modules, JavaClasses classes) {
        this.modules = modules;
        this.classes = classes;
    }

    static SylosModules all() {
        return ALL;
    }

    Set<String> names() {
        return modules.keySet();
    }

    ModuleDescriptor descriptor(String module) {
        return reference(module).descriptor();
    }

    Path jar(String module) {
        return reference(module).location().map(Path::of).orElseThrow();
    }

    JavaClasses classes() {
        return classes;
    }

    /** The classes of one module; never none. */
    List<JavaClass> classes(String module) {
        List<JavaClass> own =
                classes.stream().filter(type -> moduleOf(type).equals(module)).toList();
        if (own.isEmpty()) {
            throw new AssertionError("no classes in " + jar(module));
        }
        return own;
    }

    /** The module in whose jar a class is; empty for a class of somebody else. */
    String moduleOf(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().toString())
                .flatMap(uri -> names().stream()
                        .filter(name -> uri.contains("/" + jar(name).getFileName() + "!"))
                        .findFirst())
                .orElse("");
    }

    /** Packages that everybody may use. */
    Set<String> exported(String module) {
        return descriptor(module).exports().stream()
                .filter(export -> !export.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
    }

    private ModuleReference reference(String module) {
        ModuleReference reference = modules.get(module);
        if (reference == null) {
            throw new AssertionError("there is no module " + module + " among " + names());
        }
        return reference;
    }

    private static SylosModules read() {
        TreeMap<String, ModuleReference> modules = new TreeMap<>();
        ModuleFinder finder = ModuleFinder.of(Sylos.distribution().resolve("lib"), kits());
        for (ModuleReference module : finder.findAll()) {
            if (module.descriptor().name().startsWith("org.sylos.")) {
                modules.put(module.descriptor().name(), module);
            }
        }
        List<JarFile> jars = modules.values().stream()
                .flatMap(module -> module.location().map(Path::of).stream())
                .map(SylosModules::open)
                .toList();
        return new SylosModules(modules, new ClassFileImporter().importJars(jars));
    }

    private static JarFile open(Path jar) {
        try {
            return new JarFile(jar.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }

    private static Path kits() {
        try {
            Path place = Path.of(Gate.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (!place.toString().endsWith(".jar")) {
                throw new AssertionError("the contract kits are not packaged, but in " + place
                        + ": run the phase integration-test or a later one");
            }
            return place;
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** All modules but these. */
    Stream<String> without(String... excepted) {
        return names().stream().filter(name -> !Set.of(excepted).contains(name));
    }
}
