package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.core.plugin.PluginHost;
import org.sylos.engine.core.plugin.PluginSource;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;
import org.sylos.engine.core.plugin.ProviderRegistry;

/** What becomes of a directory of plugins that are in order. */
class PluginHostTest {
    @TempDir
    Path directory;

    @Test
    void providersOfAJarAreFoundAndWork() throws IOException {
        Sources.filter("filters", "no-backups").write(directory.resolve("filters.jar"));

        try (PluginSource source = new Pf4jPluginHost().load(directory)) {
            assertThat(source.problems()).isEmpty();
            FoundProvider<NodeFilterFactory> found =
                    source.providers(NodeFilterFactory.class).get(0);
            assertThat(found.origin()).isEqualTo("filters 1.2.3");
            assertThat(found.provider().name()).isEqualTo("no-backups");
            var filter =
                    found.provider().create(ProviderConfig.of(found.provider(), Map.of()), ProviderContext.standard());
            assertThat(filter.decide(new Candidate("/a.bak", "a.bak", NodeKind.FILE, 1, null, 1)))
                    .isEqualTo(new FilterDecision.Reject("bak", "a backup"));
            assertThat(source.providers(FSAdapterFactory.class)).isEmpty();
        }
    }

    @Test
    void registryFindsAnAdapterThatWasDroppedIntoTheDirectory() throws IOException {
        Sources.adapter().write(directory.resolve("demo.jar"));

        try (PluginSource plugins = new Pf4jPluginHost().load(directory)) {
            ProviderRegistry registry = new ProviderRegistry(List.of(PluginSource.installed(), plugins));
            FSAdapterFactory factory = registry.require(FSAdapterFactory.class, "adapter", "demo");
            try (FSAdapter adapter =
                    factory.create("somewhere", ProviderConfig.of(factory, Map.of()), ProviderContext.standard())) {
                assertThat(adapter.displayLocation()).isEqualTo("demo:somewhere");
            }
            assertThat(registry.problems()).isEmpty();
            assertThatThrownBy(() -> registry.require(FSAdapterFactory.class, "adapter", "demos"))
                    .isInstanceOfSatisfying(
                            ConfigException.class,
                            e -> assertThat(e.hint()).get().asString().contains("demo"));
        }
    }

    @Test
    void jarsCountInTheOrderOfTheirNames() throws IOException {
        for (String name : List.of("c", "a", "b")) {
            Sources.filter(name, name + "-filter").write(directory.resolve(name + ".JAR"));
        }

        try (PluginSource source = new Pf4jPluginHost().load(directory)) {
            assertThat(source.providers(NodeFilterFactory.class))
                    .extracting(FoundProvider::origin)
                    .containsExactly("a 1.2.3", "b 1.2.3", "c 1.2.3");
        }
    }

    @Test
    void oneNameCanBeGivenOnceForEachKind() throws IOException {
        Sources.filter("filters", "demo").write(directory.resolve("a.jar"));
        Sources.adapter().write(directory.resolve("b.jar"));

        try (PluginSource source = new Pf4jPluginHost().load(directory)) {
            assertThat(source.problems()).isEmpty();
            assertThat(source.providers(NodeFilterFactory.class)).hasSize(1);
            assertThat(source.providers(FSAdapterFactory.class)).hasSize(1);
        }
    }

    @Test
    void directoryThatDoesNotExistHoldsNothing() {
        try (PluginSource source = new Pf4jPluginHost().load(directory.resolve("none"))) {
            assertThat(source.problems()).isEmpty();
            assertThat(source.providers(FSAdapterFactory.class)).isEmpty();
        }
    }

    @Test
    void whatIsNotNamedLikeAJarIsPassedOver() throws IOException {
        Files.writeString(directory.resolve("README.txt"), "put plugins here");
        Files.writeString(directory.resolve(".half-copied.jar"), "PK");
        Files.createDirectory(directory.resolve("folder"));

        try (PluginSource source = new Pf4jPluginHost().load(directory)) {
            assertThat(source.problems()).isEmpty();
        }
    }

    @Test
    void fileInPlaceOfTheDirectoryIsAProblem() throws IOException {
        Path file = Files.writeString(directory.resolve("plugins"), "");

        try (PluginSource source = new Pf4jPluginHost().load(file)) {
            assertThat(source.problems())
                    .singleElement()
                    .asString()
                    .contains(file.toString())
                    .contains("cannot be read");
        }
    }

    @Test
    void hostIsNamedTwiceForModulePathAndClassPath() throws IOException {
        assertThat(Pf4jPluginHost.class.getModule().getDescriptor().provides())
                .anySatisfy(service -> assertThat(service.providers()).contains(Pf4jPluginHost.class.getName()));
        try (var in = Pf4jPluginHost.class.getResourceAsStream("/META-INF/services/" + PluginHost.class.getName())) {
            assertThat(in).hasContent(Pf4jPluginHost.class.getName());
        }
    }
}
