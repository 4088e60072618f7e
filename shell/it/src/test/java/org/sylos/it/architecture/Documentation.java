package org.sylos.it.architecture;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
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
            "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\n\\s*)*[\\w ]*record \\w+(?:<[^>]*>)?\\((.*?)\\)\\s");
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
                Sylos.distribution().resolve("lib").toString(),
                "--add-modules",
                module,
                "--patch-module",
                module + "=" + root,
                "-d",
                root.toString()));
        files.forEach(file -> arguments.add(file.toString()));
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        ToolProvider.findFirst("javac")
                .orElseThrow(() -> new AssertionError("this Java has no compiler"))
                .run(printer, printer, arguments.toArray(String[]::new));
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

    private static List<String> undocumentedComponents(Path file) throws IOException {
        String source = Files.readString(file);
        List<String> findings = new ArrayList<>();
        for (MatchResult declared : RECORD.matcher(source).results().toList()) {
            long line = source.substring(0, source.lastIndexOf("record ", declared.start(2)))
                    .lines()
                    .count();
            // Without what stands in angle brackets, where commas separate something else.
            String components = declared.group(2).replaceAll("<[^<>]*>", "").replaceAll("<[^<>]*>", "");
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
