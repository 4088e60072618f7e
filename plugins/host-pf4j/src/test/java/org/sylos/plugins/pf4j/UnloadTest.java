package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.engine.core.plugin.PluginSource;
import org.sylos.engine.core.plugin.PluginState;
import org.sylos.engine.core.plugin.ProviderLease;

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
    void class_loader_is_collected_once_the_source_is_closed() throws Exception {
        PluginSource source = new Pf4jPluginHost().load(directory);
        Collected<ClassLoader> loader = new Collected<>(loaderOf(source));

        source.close();

        loader.await();
        assertThat(source.problems()).isEmpty();
    }

    @Test
    void unloading_one_plugin_leaves_nothing_of_it_and_the_others_as_they_are() throws Exception {
        TestFolder folder = LibrariesTest.plugin(directory.resolve("one"), "one", "first");
        Set<Thread> threads = threads();
        try (ManagedPlugins plugins = new Pf4jPluginHost().load(directory)) {
            Collected<ClassLoader> loader = new Collected<>(use(plugins, "first"));

            assertThat(plugins.unload("one").state()).isEqualTo(PluginState.UNLOADED);

            assertThat(OpenFiles.below(folder.folder())).isEmpty();
            loader.await();
            assertThat(plugins.providers(NodeFilterFactory.class))
                    .extracting(found -> found.provider().name())
                    .containsExactly("demo");
            assertThat(plugins.reload("one").state()).isEqualTo(PluginState.ACTIVE);
            assertThat(plugins.providers(NodeFilterFactory.class)).hasSize(2);
        }
        assertThat(OpenFiles.below(directory)).isEmpty();
        assertThat(threads()).isSubsetOf(threads);
    }

    @Test
    void a_plugin_that_was_used_and_reloaded_twenty_times_leaves_nothing() throws Exception {
        Set<Thread> threads = threads();
        List<Collected<ClassLoader>> loaders = new ArrayList<>();
        try (ManagedPlugins plugins = new Pf4jPluginHost().load(directory)) {
            for (int i = 0; i < 20; i++) {
                loaders.add(new Collected<>(use(plugins, "demo")));
                assertThat(plugins.reload("filters").state()).isEqualTo(PluginState.ACTIVE);
            }
            for (Collected<ClassLoader> loader : loaders) {
                loader.await();
            }
            if (OpenFiles.known()) {
                assertThat(OpenFiles.below(directory)).containsExactly(jar.toString());
            }
        }
        assertThat(OpenFiles.below(directory)).isEmpty();
        assertThat(threads()).isSubsetOf(threads);
    }

    @Test
    void a_plugin_that_could_not_be_loaded_or_was_only_checked_leaves_nothing() throws Exception {
        Path other = Sources.filter("other", "demo").write(directory.resolve("other.jar"));
        try (ManagedPlugins plugins = new Pf4jPluginHost().load(directory)) {
            assertThat(plugins.plugin("other").state()).isEqualTo(PluginState.FAILED);
            assertThat(new Pf4jPluginHost().verify(other).problems()).isEmpty();
            assertThat(OpenFiles.below(other)).isEmpty();
        }
        assertThat(OpenFiles.below(directory)).isEmpty();
    }

    /** Makes something of a plugin as the engine does. */
    private static ClassLoader use(ManagedPlugins plugins, String name) {
        try (ProviderLease<NodeFilterFactory> lease =
                plugins.lease(NodeFilterFactory.class, name).orElseThrow()) {
            NodeFilterFactory factory = lease.provider();
            NodeFilter filter = factory.create(ProviderConfig.of(factory, Map.of()), ProviderContext.standard());
            assertThat(filter.decide(new Candidate("/a", "a", NodeKind.FILE, 1, null, 1)))
                    .isEqualTo(FilterDecision.ACCEPT);
            return factory.getClass().getClassLoader();
        }
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }

    private static ClassLoader loaderOf(PluginSource source) {
        return source.providers(NodeFilterFactory.class)
                .get(0)
                .provider()
                .getClass()
                .getClassLoader();
    }
}
