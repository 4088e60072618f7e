package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.core.plugin.PluginSource;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;

/** A plugin that cannot be used is told of in one line, and those around it load. */
class RefusalTest {
    @TempDir
    Path directory;

    /** Writes a broken plugin. */
    interface Breaking {
        void write(Path jar) throws IOException;
    }

    record Broken(String what, Breaking breaking, String expected) {
        static Broken jar(String what, TestJar jar, String expected) {
            return new Broken(what, jar::write, expected);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource({"manifests", "contents", "code", "files", "folders"})
    void brokenPluginIsOneLineAndTheOthersLoad(Broken broken) throws IOException {
        Sources.filter("first", "first").write(directory.resolve("a.jar"));
        Path jar = directory.resolve("m.jar");
        broken.breaking().write(jar);
        Sources.filter("last", "last").write(directory.resolve("z.jar"));

        try (PluginSource source = new Pf4jPluginHost().load(directory)) {
            assertThat(source.problems()).singleElement().asString().satisfies(line -> {
                assertThat(line)
                        .startsWith("the plugin " + directory.resolve("m"))
                        .contains(" is not loaded: ");
                assertThat(line).contains(broken.expected());
                assertThat(line).doesNotContainPattern("\\p{Cntrl}");
            });
            assertThat(source.providers(NodeFilterFactory.class))
                    .extracting(FoundProvider::origin)
                    .containsExactly("first 1.2.3", "last 1.2.3");
            assertThat(OpenFiles.below(jar)).isEmpty();
        }
    }

    static Stream<Broken> manifests() {
        return Stream.of(
                Broken.jar("no id", good().without("Plugin-Id"), "no Plugin-Id"),
                Broken.jar("no version", good().without("Plugin-Version"), "no Plugin-Version"),
                Broken.jar("no range", good().without("Plugin-Requires"), "no Plugin-Requires"),
                Broken.jar("odd id", good().attribute("Plugin-Id", "../x"), "Plugin-Id"),
                Broken.jar("control characters", good().attribute("Plugin-Id", "x\u001b[2Jy"), "Plugin-Id"),
                Broken.jar("id taken", good().attribute("Plugin-Id", "first"), "is taken by"),
                Broken.jar("newer API", good().attribute("Plugin-Requires", ">=7.1"), "requires version >=7.1"),
                Broken.jar("older API", good().attribute("Plugin-Requires", "0.0.9"), "requires version 0.0.9"),
                Broken.jar("no range at all", good().attribute("Plugin-Requires", "[1,2)"), "not a range"),
                Broken.jar("Plugin-Class", good().attribute("Plugin-Class", "demo.Main"), "Plugin-Class"),
                Broken.jar("Plugin-Dependencies", good().attribute("Plugin-Dependencies", "first"), "Dependencies"),
                Broken.jar("Class-Path", good().attribute("Class-Path", "../lib/x.jar"), "Class-Path"),
                Broken.jar("no manifest", new TestJar().text("a.txt", "a"), "no manifest"),
                Broken.jar(
                        "damaged manifest",
                        new TestJar().text("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nPlugin Id\r\n\r\n"),
                        "manifest is damaged"));
    }

    static Stream<Broken> contents() {
        return Stream.of(
                Broken.jar(
                        "API inside",
                        good().text("org/sylos/engine/api/Provider.class", "x"),
                        "classes of Sylos itself (org/sylos/engine/api/Provider.class)"),
                Broken.jar(
                        "API inside for a later Java",
                        good().text("META-INF/versions/21/org/sylos/engine/api/fs/FSAdapter.class", "x"),
                        "classes of Sylos itself"),
                Broken.jar("nothing provided", TestJar.plugin("empty"), "provides nothing"),
                Broken.jar(
                        "provider not in the jar",
                        TestJar.plugin("x").service(NodeFilterFactory.class, "demo.Missing"),
                        "demo.Missing"),
                Broken.jar(
                        "provider of another kind",
                        TestJar.plugin("x")
                                .source("demo.Plain", "package demo; public class Plain {}")
                                .service(NodeFilterFactory.class, "demo.Plain"),
                        "demo.Plain"),
                Broken.jar("name taken", good("first"), "'first' is already provided by the plugin first 1.2.3"),
                Broken.jar(
                        "name used twice by the plugin itself",
                        good().source("demo.Twin", "package demo; public class Twin extends DemoFilterFactory {}")
                                .service(NodeFilterFactory.class, "demo.DemoFilterFactory", "demo.Twin"),
                        "already provided by itself"),
                Broken.jar("odd name", good("Not A Name"), "'Not A Name'"));
    }

    static Stream<Broken> code() {
        String name = "return \"demo\";";
        return Stream.of(
                Broken.jar(
                        "constructor throws",
                        code("public DemoFilterFactory() { throw new IllegalStateException(\"no\\nluck\"); }", name),
                        "IllegalStateException: no luck"),
                Broken.jar(
                        "constructor throws an error",
                        code("public DemoFilterFactory() { throw new AssertionError(\"never\"); }", name),
                        "AssertionError: never"),
                Broken.jar("static part throws", code("static int zero = 0; static int x = 1 / zero;", name), "zero"),
                Broken.jar("no constructor", code("public DemoFilterFactory(int x) {}", name), "DemoFilterFactory"),
                Broken.jar("name throws", code("", "throw new IllegalStateException(\"nameless\");"), "nameless"),
                Broken.jar("name is null", code("", "return null;"), "'null'"),
                Broken.jar(
                        "constructor needs a missing class",
                        code("private final Object x = new lib.Client();", name)
                                .sourceLeftOut("lib.Client", "package lib; public class Client {}"),
                        "the class lib.Client, which it needs, is not in the jar"),
                Broken.jar(
                        "superclass is missing",
                        code("", name)
                                .source(
                                        "demo.DemoFilterFactory",
                                        Sources.filterFactory("", name)
                                                .replace(
                                                        "class DemoFilterFactory",
                                                        "class DemoFilterFactory extends lib.Base"))
                                .sourceLeftOut("lib.Base", "package lib; public class Base {}"),
                        "the class lib.Base, which it needs, is not in the jar"),
                Broken.jar(
                        "class is damaged",
                        TestJar.plugin("x")
                                .text("demo/Bad.class", "not a class")
                                .service(NodeFilterFactory.class, "demo.Bad"),
                        "ClassFormatError"),
                Broken.jar(
                        "class is for a later Java",
                        TestJar.plugin("x")
                                .entry("demo/Later.class", new byte[] {-54, -2, -70, -66, 0, 0, 0, 99, 0, 1})
                                .service(NodeFilterFactory.class, "demo.Later"),
                        "later Java"));
    }

    static Stream<Broken> files() {
        return Stream.of(
                new Broken("text", jar -> Files.writeString(jar, "hello"), "it is not a jar"),
                new Broken("nothing", Files::createFile, "it is not a jar"),
                new Broken("a folder named like a jar", Files::createDirectory, "a folder without a jar"),
                new Broken(
                        "a link to nothing", jar -> Files.createSymbolicLink(jar, Path.of("gone")), "it is not a file"),
                new Broken(
                        "truncated",
                        jar -> {
                            byte[] whole = good().bytes();
                            Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
                        },
                        "damaged or not complete"));
    }

    static Stream<Broken> folders() {
        return Stream.of(
                new Broken("no jar beside lib", place -> TestFolder.of(place).library("a.jar", lib()), "without a jar"),
                new Broken(
                        "two jars",
                        place -> TestFolder.of(place).jar("a.jar", good()).jar("b.jar", good()),
                        "several jars (a.jar, b.jar)"),
                new Broken(
                        "library that is text",
                        place -> Files.writeString(
                                TestFolder.of(place)
                                        .jar("a.jar", good())
                                        .library("b.jar", lib())
                                        .path("lib/x.jar"),
                                "hello"),
                        "its library lib" + File.separator + "x.jar is not a jar"),
                new Broken(
                        "library that is truncated",
                        place -> {
                            byte[] whole = lib().bytes();
                            Files.write(
                                    TestFolder.of(place)
                                            .jar("a.jar", good())
                                            .library("b.jar", lib())
                                            .path("lib/x.jar"),
                                    Arrays.copyOf(whole, whole.length / 2));
                        },
                        "is damaged or not complete"),
                new Broken(
                        "API among the libraries",
                        place -> TestFolder.of(place)
                                .jar("a.jar", good())
                                .library("api.jar", new TestJar().text("org/sylos/engine/api/Provider.class", "x")),
                        "api.jar holds classes of Sylos itself"),
                new Broken(
                        "library that leads to nothing",
                        place -> Files.createSymbolicLink(
                                TestFolder.of(place)
                                        .jar("a.jar", good())
                                        .library("b.jar", lib())
                                        .path("lib/x.jar"),
                                Path.of("gone")),
                        "it is not a file"),
                new Broken(
                        "library that is missing",
                        place -> TestFolder.of(place)
                                .jar(
                                        "a.jar",
                                        code("private final Object x = new lib.Client();", "return \"demo\";")
                                                .sourceLeftOut("lib.Client", "package lib; public class Client {}"))
                                .library("b.jar", lib()),
                        "the class lib.Client, which it needs, is not in the jar or in lib beside it"),
                new Broken(
                        "archive",
                        place -> {
                            TestFolder folder =
                                    TestFolder.of(place.resolveSibling("m")).jar("a.jar", good());
                            folder.zipped(place.resolveSibling("m.zip"));
                            folder.delete();
                        },
                        "it is an archive and has to be unpacked into a folder, or installed"));
    }

    private static TestJar lib() {
        return new TestJar().text("words.txt", "hello");
    }

    private static TestJar good() {
        return good("middle");
    }

    private static TestJar good(String name) {
        return Sources.filter("middle", name);
    }

    private static TestJar code(String body, String name) {
        return good().source("demo.DemoFilterFactory", Sources.filterFactory(body, name));
    }
}
