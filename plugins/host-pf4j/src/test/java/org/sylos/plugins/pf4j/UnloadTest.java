package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.core.plugin.PluginSource;

/** Nothing of a plugin stays behind. */
class UnloadTest {
    @TempDir
    Path directory;

    private Path jar = Path.of("");

    @BeforeEach
    void write() throws IOException {
        jar = Sources.filter("filters", "demo")
                .source("demo.Unused", "package demo; public class Unused {}")
                .text("words.txt", "hello")
                .write(directory.resolve("demo.jar"));
    }

    @Test
    void closedSourceHasNoProvidersAndItsLoadersAreClosed() throws IOException {
        PluginSource source = new Pf4jPluginHost().load(directory);
        ClassLoader loader = loaderOf(source);

        source.close();

        assertThat(source.providers(NodeFilterFactory.class)).isEmpty();
        assertThatThrownBy(() -> loader.loadClass("demo.Unused")).isInstanceOf(ClassNotFoundException.class);
        source.close();
    }

    @Test
    void noFileStaysOpen() throws IOException {
        assumeTrue(OpenFiles.known(), "the system does not tell which files are open");
        PluginSource source = new Pf4jPluginHost().load(directory);
        assertThat(OpenFiles.below(directory)).isNotEmpty();
        try (InputStream in = loaderOf(source).getResourceAsStream("words.txt")) {
            assertThat(in).hasContent("hello");
        }

        source.close();

        assertThat(OpenFiles.below(directory)).isEmpty();
    }

    @Test
    void resourceReadThroughItsUrlDoesNotKeepTheJarOpen() throws IOException {
        PluginSource source = new Pf4jPluginHost().load(directory);
        try (InputStream in = Objects.requireNonNull(loaderOf(source).getResource("words.txt"))
                .openStream()) {
            assertThat(in).hasContent("hello");
        }

        source.close();

        assertThat(OpenFiles.below(directory)).isEmpty();
        Files.delete(jar);
    }

    @Test
    void jarCanBeReplacedAndLoadedAgain() throws IOException {
        PluginSource first = new Pf4jPluginHost().load(directory);
        assertThat(first.providers(NodeFilterFactory.class)).hasSize(1);
        first.close();
        Files.move(jar, directory.resolve("renamed.jar"));
        Sources.filter("filters", "other").attribute("Plugin-Version", "2").write(jar);
        Files.delete(directory.resolve("renamed.jar"));

        try (PluginSource second = new Pf4jPluginHost().load(directory)) {
            assertThat(second.problems()).isEmpty();
            assertThat(second.providers(NodeFilterFactory.class))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.provider().name()).isEqualTo("other");
                        assertThat(found.origin()).isEqualTo("filters 2");
                    });
        }
    }

    @Test
    void pluginThatIsDeletedWhileLoadedCanBeUnloaded() throws IOException {
        PluginSource source = new Pf4jPluginHost().load(directory);
        Files.delete(jar);

        source.close();

        assertThat(OpenFiles.below(directory)).isEmpty();
    }

    @Test
    void classLoaderCanBeCollected() throws IOException {
        PluginSource source = new Pf4jPluginHost().load(directory);
        WeakReference<ClassLoader> loader = new WeakReference<>(loaderOf(source));

        source.close();

        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
        }
        assertThat(loader.get()).isNull();
        assertThat(source.problems()).isEmpty();
    }

    private static ClassLoader loaderOf(PluginSource source) {
        return source.providers(NodeFilterFactory.class)
                .get(0)
                .provider()
                .getClass()
                .getClassLoader();
    }
}
