package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginState;
import org.sylos.engine.core.plugin.ProviderKind;

/** Checking a plugin by itself tells all that is wrong and leaves nothing behind. */
class VerifyTest {
    @TempDir
    Path directory;

    private final Pf4jPluginHost host = new Pf4jPluginHost();

    @Test
    void a_plugin_in_order_is_described() throws IOException {
        Path jar = Sources.filter("good", "demo")
                .attribute("Plugin-Description", "for trying out")
                .write(directory.resolve("good.jar"));

        PluginDetails details = host.verify(jar);

        assertThat(details)
                .isEqualTo(new PluginDetails(
                        "good",
                        "1.2.3",
                        "somebody",
                        ">=0.1 & <0.2",
                        "for trying out",
                        jar,
                        List.of(new PluginDetails.Jar(jar, Hashes.sha256(jar))),
                        PluginState.UNLOADED,
                        List.of(),
                        List.of(new PluginDetails.Provided(ProviderKind.FILTER, "demo", "for tests"))));
        assertThat(OpenFiles.below(directory)).isEmpty();
    }

    @Test
    void everything_that_is_wrong_with_a_manifest_is_told() throws IOException {
        Path jar = Sources.filter("bad", "demo")
                .without("Plugin-Version")
                .attribute("Plugin-Requires", ">=7")
                .attribute("Plugin-Class", "demo.Main")
                .text("org/sylos/engine/api/Provider.class", "x")
                .write(directory.resolve("bad.jar"));

        PluginDetails details = host.verify(jar);

        assertThat(details.state()).isEqualTo(PluginState.FAILED);
        assertThat(details.id()).isEqualTo("bad");
        assertThat(details.version()).isNull();
        assertThat(details.problems())
                .satisfiesExactly(
                        one -> assertThat(one).contains("no Plugin-Version"),
                        two -> assertThat(two).contains("requires version >=7"),
                        three -> assertThat(three).contains("Plugin-Class"),
                        four -> assertThat(four).contains("classes of Sylos itself"));
    }

    @Test
    void every_provider_that_cannot_be_used_is_told() throws IOException {
        Path jar = Sources.filter("bad", "Bad Name")
                .source(
                        "demo.Thrower",
                        "package demo; public class Thrower extends DemoFilterFactory {"
                                + " public Thrower() { throw new IllegalStateException(\"no luck\"); } }")
                .source(
                        "demo.Silent",
                        "package demo; public class Silent extends DemoFilterFactory {"
                                + " @Override public String name() { return \"silent\"; }"
                                + " @Override public String summary() { return null; } }")
                .source(
                        "demo.Unset",
                        "package demo; public class Unset extends DemoFilterFactory {"
                                + " @Override public String name() { return \"unset\"; }"
                                + " @Override public java.util.List<org.sylos.engine.api.ConfigKey> configKeys()"
                                + " { return null; } }")
                .service(
                        NodeFilterFactory.class,
                        "demo.DemoFilterFactory",
                        "demo.Thrower",
                        "demo.Missing",
                        "demo.Silent",
                        "demo.Unset")
                .write(directory.resolve("bad.jar"));

        assertThat(host.verify(jar).problems())
                .satisfiesExactly(
                        one -> assertThat(one).contains("'Bad Name'"),
                        two -> assertThat(two).contains("no luck"),
                        three -> assertThat(three).contains("demo.Missing"),
                        four -> assertThat(four).contains("demo.Silent has no summary"),
                        five -> assertThat(five).contains("demo.Unset does not tell its settings"));
    }

    @Test
    void damage_inside_an_entry_is_found() throws IOException {
        byte[] bytes = Sources.filter("good", "demo")
                .text("words.txt", "hello hello hello hello hello hello and good bye")
                .bytes();
        int name = indexOf(bytes, "words.txt");
        for (int i = 0; i < 6; i++) {
            bytes[name + "words.txt".length() + 2 + i] ^= 0x55;
        }
        Path jar = Files.write(directory.resolve("damaged.jar"), bytes);

        assertThat(host.verify(jar).problems()).singleElement().asString().contains("words.txt of the jar is damaged");
    }

    @Test
    void a_thread_that_a_constructor_starts_is_told() throws Exception {
        Path jar = TestJar.plugin("busy")
                .source(
                        "demo.DemoFilterFactory",
                        Sources.filterFactory(
                                """
                                public DemoFilterFactory() {
                                    Thread thread = new Thread(DemoFilterFactory::rest, "restless");
                                    thread.setDaemon(true);
                                    thread.start();
                                }
                                static void rest() {
                                    synchronized (DemoFilterFactory.class) {
                                        try { DemoFilterFactory.class.wait(); } catch (InterruptedException told) { return; }
                                    }
                                }
                                """,
                                "while (Thread.getAllStackTraces().entrySet().stream().noneMatch(e ->"
                                        + " e.getKey().getName().equals(\"restless\") && e.getValue().length > 2))"
                                        + " Thread.onSpinWait(); return \"demo\";"))
                .service(NodeFilterFactory.class, "demo.DemoFilterFactory")
                .write(directory.resolve("busy.jar"));

        assertThat(host.verify(jar).problems()).singleElement().asString().contains("the thread 'restless' running");

        Thread left = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("restless"))
                .findFirst()
                .orElseThrow();
        left.interrupt();
        left.join(10_000);
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void an_archive_is_checked_and_its_jars_have_their_names_in_it() throws IOException {
        TestFolder folder = LibrariesTest.plugin(directory.resolve("one"), "one", "first");
        List<String> before = temporary();

        for (String prefix : List.of("one/", "")) {
            Path zip = folder.zipped(directory.resolve("one.zip"), prefix);
            PluginDetails details = host.verify(zip);

            assertThat(details.problems()).isEmpty();
            assertThat(details.file()).isEqualTo(zip);
            assertThat(details.jars().get(0).file()).isEqualTo(zip.resolve(prefix + "one.jar"));
            assertThat(details.jars()).hasSize(3);
            assertThat(details.providers())
                    .extracting(PluginDetails.Provided::name)
                    .containsExactly("first");
        }

        assertThat(temporary()).isEqualTo(before);
    }

    @Test
    void an_archive_that_would_write_elsewhere_is_refused() throws IOException {
        Path zip = directory.resolve("slip.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("plugin/../../../slipped.jar"));
            out.write(1);
            out.closeEntry();
        }
        List<String> before = temporary();

        assertThat(host.verify(zip).problems()).singleElement().asString().contains("leads out of it");
        assertThat(temporary()).isEqualTo(before);
    }

    @Test
    void what_is_no_archive_is_told() throws IOException {
        Path text = Files.writeString(directory.resolve("text.zip"), "hello");
        byte[] whole = Files.readAllBytes(
                LibrariesTest.plugin(directory.resolve("one"), "one", "first").zipped(directory.resolve("one.zip")));
        Path half = Files.write(directory.resolve("half.zip"), Arrays.copyOf(whole, whole.length / 2));

        assertThat(host.verify(text).problems()).singleElement().asString().contains("or none at all");
        assertThat(host.verify(half).problems()).singleElement().asString().contains("not complete");
    }

    @Test
    void a_place_where_nothing_is_is_an_error() {
        assertThatThrownBy(() -> host.verify(directory.resolve("gone.jar")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gone.jar");
    }

    private static List<String> temporary() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("sylos-plugin-") || name.startsWith("slipped"))
                    .sorted()
                    .toList();
        }
    }

    /** Where a name stands first, in front of its bytes. */
    private static int indexOf(byte[] bytes, String name) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(name);
    }
}
