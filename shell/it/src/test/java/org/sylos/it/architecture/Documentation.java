package org.sylos.it.architecture;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.sylos.it.run.Sylos;

/**
 * What the compiler's own check of documentation ({@code -Xdoclint:all}) finds in source files: broken and missing comments and
 * tags on everything that is public or protected.
 */
final class Documentation {
    private static final Pattern FINDING = Pattern.compile("(?m)^(.+\\.java):(\\d+): (?:warning|error): (.*)$");

    /**
     * The components of a record are documented in its head. JDK 17 does not look there, and asks for them at a compact
     * constructor instead; later ones know better.
     */
    private static final Pattern COMPACT_CONSTRUCTOR = Pattern.compile("public \\w+ \\{");

    private static final Pattern RECORD = Pattern.compile(
            "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\n\\s*)*([\\w ]*)record \\w+(?:<[^>]*>)?\\((.*?)\\)\\s");
    private static final Pattern TYPE = Pattern.compile("(?m)^([\\w ]*)\\b(@?interface|class|record|enum) \\w+");
    private static final Pattern VISIBLE = Pattern.compile("public|protected");
    private static final Pattern COMPONENT = Pattern.compile("(\\w+)\\s*(?:,|$)");

    private Documentation() {}

    /** One line for each finding. The files, all below a root, are compiled as parts of a module of the distribution. */
    static List<String> findings(String module, Path root, List<Path> files) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-Xmaxwarns",
                "10000",
                "-Xdoclint:all/protected",
                "--module-path",
                modulePath(module),
                "--add-modules",
                module,
                "--patch-module",
                module + "=" + root,
                "-d",
                root.toString()));
        files.forEach(file -> arguments.add(file.toString()));
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        int code = ToolProvider.findFirst("javac")
                .orElseThrow(() -> new AssertionError("this Java has no compiler"))
                .run(printer, printer, arguments.toArray(String[]::new));
        // A compiler that gives up before it looks at comments finds nothing.
        if (code != 0 && !FINDING.matcher(output.toString()).find()) {
            throw new AssertionError(output.toString());
        }
        List<String> findings = new ArrayList<>();
        for (MatchResult found : FINDING.matcher(output.toString()).results().toList()) {
            Path file = Path.of(found.group(1));
            int line = Integer.parseInt(found.group(2));
            if (!isFalse(found.group(3), file, line)) {
                findings.add(file.getFileName() + ":" + line + " " + found.group(3));
            }
        }
        for (Path file : files) {
            findings.addAll(undocumentedComponents(file));
        }
        return findings.stream().distinct().toList();
    }

    /** The jars that a module needs: those of the distribution, and for the kits those that the tests run with. */
    private static String modulePath(String module) {
        List<Path> places = new ArrayList<>(
                List.of(Sylos.distribution().resolve("lib"), SylosModules.all().jar(module)));
        for (String path : List.of("jdk.module.path", "java.class.path")) {
            for (String place : System.getProperty(path, "").split(File.pathSeparator, -1)) {
                if (place.endsWith(".jar")) {
                    places.add(Path.of(place));
                }
            }
        }
        ModuleFinder finder = ModuleFinder.of(places.toArray(Path[]::new));
        Map<String, String> needed = new TreeMap<>();
        add(module, finder, needed);
        return String.join(File.pathSeparator, needed.values());
    }

    /** What is needed for compiling alone is needed here. */
    private static void add(String module, ModuleFinder finder, Map<String, String> needed) {
        Optional<ModuleReference> found = needed.containsKey(module) ? Optional.empty() : finder.find(module);
        if (found.isPresent()) {
            needed.put(module, Path.of(found.get().location().orElseThrow()).toString());
            found.get().descriptor().requires().forEach(required -> add(required.name(), finder, needed));
        }
    }

    private static List<String> undocumentedComponents(Path file) throws IOException {
        String source = Files.readString(file);
        List<String> findings = new ArrayList<>();
        Matcher type = TYPE.matcher(source);
        if (!type.find() || !type.group(1).contains("public")) {
            return findings;
        }
        boolean allPublic = type.group(2).equals("interface");
        for (MatchResult declared : RECORD.matcher(source).results().toList()) {
            if (!allPublic && !VISIBLE.matcher(declared.group(2)).find()) {
                continue;
            }
            long line = source.substring(0, source.lastIndexOf("record ", declared.start(3)))
                    .lines()
                    .count();
            // Without what stands in angle brackets, where commas separate something else.
            String components = declared.group(3).replaceAll("<[^<>]*>", "").replaceAll("<[^<>]*>", "");
            for (MatchResult component : COMPONENT.matcher(components).results().toList()) {
                if (!declared.group(1).contains("@param " + component.group(1) + " ")) {
                    findings.add(file.getFileName() + ":" + line + " no @param for " + component.group(1));
                }
            }
        }
        return findings;
    }

    private static boolean isFalse(String finding, Path file, int line) throws IOException {
        return finding.startsWith("no @param for ")
                && COMPACT_CONSTRUCTOR
                        .matcher(Files.readAllLines(file).get(line - 1))
                        .find();
    }
}
