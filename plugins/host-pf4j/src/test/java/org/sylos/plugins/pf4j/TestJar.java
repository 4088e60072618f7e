package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.slf4j.Logger;
import org.sylos.engine.api.Provider;

/** Builds a plugin jar from source text. */
final class TestJar {
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<String, byte[]> entries = new TreeMap<>();
    private final Map<String, String> sources = new TreeMap<>();
    private final List<String> leftOut = new ArrayList<>();

    /** A jar that says all it must of itself, and provides nothing yet. */
    static TestJar plugin(String id) {
        return new TestJar()
                .attribute("Plugin-Id", id)
                .attribute("Plugin-Version", "1.2.3")
                .attribute("Plugin-Provider", "somebody")
                .attribute("Plugin-Requires", ">=0.1 & <0.2");
    }

    /** Sets an attribute of the manifest. */
    TestJar attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    /** Removes an attribute of the manifest. */
    TestJar without(String name) {
        attributes.remove(name);
        return this;
    }

    /** Adds a class by its source. */
    TestJar source(String className, String source) {
        sources.put(className, source);
        return this;
    }

    /** Adds a class that the others are compiled with, and that is missing in the jar. */
    TestJar sourceLeftOut(String className, String source) {
        leftOut.add(className.replace('.', '/') + ".class");
        return source(className, source);
    }

    /** Names providers in a services file. */
    TestJar service(Class<?> kind, String... classNames) {
        return text("META-INF/services/" + kind.getName(), String.join("\n", classNames) + "\n");
    }

    /** Adds an entry. */
    TestJar text(String name, String content) {
        return entry(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds an entry. */
    TestJar entry(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    /** Writes the jar. */
    Path write(Path jar) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        if (!attributes.isEmpty()) {
            StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\r\n");
            attributes.forEach((name, value) ->
                    manifest.append(name).append(": ").append(value).append("\r\n"));
            all.put("META-INF/MANIFEST.MF", manifest.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        }
        all.putAll(compiled());
        all.putAll(entries);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : all.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }

    /** The jar's bytes. */
    byte[] bytes() throws IOException {
        Path file = Files.createTempFile("plugin", ".jar");
        try {
            return Files.readAllBytes(write(file));
        } finally {
            Files.delete(file);
        }
    }

    private Map<String, byte[]> compiled() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        if (sources.isEmpty()) {
            return classes;
        }
        Path work = Files.createTempDirectory("plugin");
        try {
            compile(work);
            try (Stream<Path> files = Files.walk(work.resolve("classes"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String name =
                            work.resolve("classes").relativize(file).toString().replace('\\', '/');
                    if (!leftOut.contains(name)) {
                        classes.put(name, Files.readAllBytes(file));
                    }
                }
            }
        } finally {
            deleteTree(work);
        }
        return classes;
    }

    private void compile(Path work) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--release",
                "17",
                "-proc:none",
                "-d",
                work.resolve("classes").toString(),
                sources.containsKey("module-info") ? "--module-path" : "-cp",
                classPath()));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = work.resolve("src").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            arguments.add(file.toString());
        }
        StringWriter output = new StringWriter();
        PrintWriter printer = new PrintWriter(output);
        int result =
                ToolProvider.findFirst("javac").orElseThrow().run(printer, printer, arguments.toArray(String[]::new));
        assertThat(result).as(output.toString()).isZero();
    }

    private static String classPath() {
        return Stream.of(Provider.class, Logger.class, NullMarked.class)
                .map(type -> locationOf(type).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar or folder that a class comes from. */
    static Path locationOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(root)) {
            all = files.sorted((a, b) -> b.compareTo(a)).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }
}
