package org.sylos.it.architecture;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.sylos.it.run.Sylos;
import org.sylos.tck.Gate;

/**
 * Sylos as it is packaged: the modules of the distribution, its plugins, and the contract kits, which are not part of it. A
 * module that is new among them is judged without being named anywhere: as one that knows the contracts only.
 */
final class SylosModules implements Judged {
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
    private final Map<String, Path> plugins;
    private final Map<String, String> pluginByPackage = new TreeMap<>();
    private final Set<String> everything;
    private final JavaClasses classes;
    private final Map<String, String> moduleByClass;

    private SylosModules(Map<String, ModuleReference> modules, Map<String, Path> plugins, JavaClasses classes) {
        this.modules = modules;
        this.plugins = plugins;
        everything = new TreeSet<>(modules.keySet());
        everything.addAll(plugins.keySet());
        plugins.forEach(
                (plugin, jar) -> packagesIn(jar).forEach(packageName -> pluginByPackage.put(packageName, plugin)));
        this.classes = classes;
        moduleByClass = classes.stream().collect(toMap(JavaClass::getName, this::jarOf));
    }

    static SylosModules all() {
        return ALL;
    }

    /** The modules of the distribution and the kits. */
    Set<String> names() {
        return modules.keySet();
    }

    /** The plugins of the distribution, each called by its {@code Plugin-Id}. */
    Set<String> plugins() {
        return plugins.keySet();
    }

    /** Modules and plugins. */
    Set<String> everything() {
        return everything;
    }

    ModuleDescriptor descriptor(String module) {
        return reference(module).descriptor();
    }

    Path jar(String module) {
        Path plugin = plugins.get(module);
        return plugin == null ? reference(module).location().map(Path::of).orElseThrow() : plugin;
    }

    @Override
    public JavaClasses classes() {
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

    @Override
    public String moduleOf(JavaClass type) {
        return moduleByClass.getOrDefault(type.getName(), "");
    }

    private String jarOf(JavaClass type) {
        return type.getSource()
                .map(source -> source.getUri().toString())
                .flatMap(uri -> everything.stream()
                        .filter(name -> uri.contains("/" + jar(name).getFileName() + "!"))
                        .findFirst())
                .orElse("");
    }

    /** The plugin that holds the package of a class, or the module after which it is called; empty when there is none. */
    String namedAs(JavaClass type) {
        String plugin = pluginByPackage.get(type.getPackageName());
        if (plugin != null) {
            return plugin;
        }
        return names().stream()
                .filter(name -> (type.getPackageName() + ".").startsWith(name + "."))
                .findFirst()
                .orElse("");
    }

    @Override
    public Set<String> exported(String module) {
        return modules.containsKey(module)
                ? descriptor(module).exports().stream()
                        .filter(export -> !export.isQualified())
                        .map(ModuleDescriptor.Exports::source)
                        .collect(toSet())
                : Set.of();
    }

    @Override
    public boolean isPlugin(String module) {
        return plugins.containsKey(module);
    }

    private ModuleReference reference(String module) {
        ModuleReference reference = modules.get(module);
        if (reference == null) {
            throw new AssertionError("there is no module " + module + " among " + names());
        }
        return reference;
    }

    private static SylosModules read() {
        Map<String, ModuleReference> modules = new TreeMap<>();
        ModuleFinder finder = ModuleFinder.of(Sylos.distribution().resolve("lib"), kits());
        for (ModuleReference module : finder.findAll()) {
            if (module.descriptor().name().startsWith("org.sylos.")) {
                modules.put(module.descriptor().name(), module);
            }
        }
        Map<String, Path> plugins = findPlugins(Sylos.distribution().resolve("plugins"));
        List<JarFile> jars = Stream.concat(
                        modules.values().stream().flatMap(module -> module.location().map(Path::of).stream()),
                        plugins.values().stream())
                .map(SylosModules::open)
                .toList();
        ClassFileImporter importer = new ClassFileImporter().withImportOption(SylosModules::isOurs);
        return new SylosModules(modules, plugins, importer.importJars(jars));
    }

    /** A plugin may hold libraries, moved to a package of its own or not; they are not ours to judge. */
    private static boolean isOurs(Location location) {
        return (location.contains("!/org/sylos/") && !location.contains("/shaded/"))
                || location.contains("module-info");
    }

    private static Set<String> packagesIn(Path jar) {
        try (JarFile open = open(jar)) {
            return open.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && name.startsWith("org/sylos/"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .collect(toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + jar, e);
        }
    }

    private static Map<String, Path> findPlugins(Path folder) {
        Map<String, Path> plugins = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path jar :
                    files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (JarFile open = new JarFile(jar.toFile())) {
                    var manifest = open.getManifest();
                    String id = manifest == null
                            ? null
                            : manifest.getMainAttributes().getValue("Plugin-Id");
                    if (id != null) {
                        plugins.put(id, jar);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the plugins of " + folder, e);
        }
        return plugins;
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
}
