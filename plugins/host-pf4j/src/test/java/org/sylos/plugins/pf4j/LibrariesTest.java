package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;

/** Plugins that bring their libraries in a folder of their own. */
class LibrariesTest {
    @TempDir
    Path directory;

    /** A plugin whose filter is called what a library says. */
    static TestFolder plugin(Path folder, String id, String said) throws IOException {
        TestJar library = new TestJar()
                .source(
                        "lib.Words",
                        "package lib; public class Words { public static String word() { return \"" + said + "\"; } }")
                .text("lib/words.txt", said);
        return TestFolder.of(folder)
                .jar(
                        id + ".jar",
                        TestJar.plugin(id)
                                .source("demo.DemoFilterFactory", Sources.filterFactory("", "return lib.Words.word();"))
                                .sourceLeftOut(
                                        "lib.Words",
                                        "package lib; public class Words { public static String word() { return null; } }")
                                .service(NodeFilterFactory.class, "demo.DemoFilterFactory"))
                .library("words-" + said + ".jar", library)
                .library("other.jar", new TestJar().text("other.txt", "x"));
    }

    @Test
    void each_plugin_sees_its_own_version_of_a_library_and_no_other() throws IOException {
        plugin(directory.resolve("one"), "one", "first");
        plugin(directory.resolve("two"), "two", "second");

        try (ManagedPlugins plugins = new Pf4jPluginHost().load(directory)) {
            assertThat(plugins.problems()).isEmpty();
            List<FoundProvider<NodeFilterFactory>> found = plugins.providers(NodeFilterFactory.class);
            assertThat(found).extracting(it -> it.provider().name()).containsExactly("first", "second");
            ClassLoader one = found.get(0).provider().getClass().getClassLoader();
            ClassLoader two = found.get(1).provider().getClass().getClassLoader();
            assertThat(one).isNotSameAs(two);
            try (var in = two.getResourceAsStream("lib/words.txt")) {
                assertThat(in).hasContent("second");
            }
            assertThat(one.getResource("other.txt")).isNotNull();
            assertThatThrownBy(() -> getClass().getClassLoader().loadClass("lib.Words"))
                    .isInstanceOf(ClassNotFoundException.class);
        }
        assertThat(OpenFiles.below(directory)).isEmpty();
    }

    @Test
    void details_tell_every_jar_with_its_hash() throws IOException {
        TestFolder folder = plugin(directory.resolve("one"), "one", "first");

        try (ManagedPlugins plugins = new Pf4jPluginHost().load(directory)) {
            PluginDetails details = plugins.plugin("one");
            assertThat(details.file()).isEqualTo(folder.folder());
            assertThat(details.jars())
                    .containsExactly(
                            jar(folder.path("one.jar")),
                            jar(folder.path("lib/other.jar")),
                            jar(folder.path("lib/words-first.jar")));
        }
    }

    @Test
    void a_folder_without_libraries_is_a_plugin_as_well() throws IOException {
        TestFolder.of(directory.resolve("plain")).jar("x.jar", Sources.filter("plain", "plain"));

        try (ManagedPlugins plugins = new Pf4jPluginHost().load(directory)) {
            assertThat(plugins.problems()).isEmpty();
            assertThat(plugins.providers(NodeFilterFactory.class)).hasSize(1);
        }
    }

    private static PluginDetails.Jar jar(Path file) throws IOException {
        return new PluginDetails.Jar(file, Hashes.sha256(file));
    }
}
