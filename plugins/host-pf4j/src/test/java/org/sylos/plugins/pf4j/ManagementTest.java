package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginSource.FoundProvider;
import org.sylos.engine.core.plugin.PluginState;
import org.sylos.engine.core.plugin.ProviderLease;
import org.sylos.engine.core.plugin.ProviderRegistry;

/** Turning plugins off and on, unloading and reloading them, and lists of what may be loaded. */
class ManagementTest {
    @TempDir
    Path directory;

    private final Pf4jPluginHost host = new Pf4jPluginHost();
    private Path jar = Path.of("");

    @BeforeEach
    void write() throws IOException {
        jar = Sources.filter("filters", "demo").write(directory.resolve("demo.jar"));
    }

    private static List<String> names(ManagedPlugins plugins) {
        return plugins.providers(NodeFilterFactory.class).stream()
                .map(FoundProvider::provider)
                .map(NodeFilterFactory::name)
                .toList();
    }

    @Test
    void opening_runs_no_code_and_tells_what_the_manifest_says() throws IOException {
        Sources.filter("loud", "loud")
                .source(
                        "demo.DemoFilterFactory",
                        Sources.filterFactory("static { System.setProperty(\"loud\", \"yes\"); }", "return \"loud\";"))
                .write(directory.resolve("loud.jar"));

        try (ManagedPlugins plugins = host.open(List.of(directory))) {
            assertThat(plugins.plugins())
                    .extracting(PluginDetails::id, PluginDetails::version, PluginDetails::state)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("filters", "1.2.3", PluginState.UNLOADED),
                            org.assertj.core.groups.Tuple.tuple("loud", "1.2.3", PluginState.UNLOADED));
            assertThat(names(plugins)).isEmpty();
            assertThat(System.getProperty("loud")).isNull();
        }
    }

    @Test
    void a_disabled_plugin_stays_disabled_for_others_until_it_is_enabled() throws IOException {
        try (ManagedPlugins plugins = host.load(directory)) {
            assertThat(plugins.disable("filters").state()).isEqualTo(PluginState.DISABLED);
            assertThat(names(plugins)).isEmpty();
            assertThat(OpenFiles.below(jar)).isEmpty();
            assertThat(plugins.disable("demo.jar").state()).isEqualTo(PluginState.DISABLED);
        }
        assertThat(directory.resolve("disabled.txt")).content().endsWith("\nfilters\n");
        try (ManagedPlugins plugins = host.load(directory)) {
            assertThat(plugins.problems()).isEmpty();
            assertThat(plugins.plugin("filters").state()).isEqualTo(PluginState.DISABLED);
            assertThatThrownBy(() -> plugins.reload("filters"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("disabled");

            assertThat(plugins.enable("filters").state()).isEqualTo(PluginState.ACTIVE);
            assertThat(names(plugins)).containsExactly("demo");
        }
        try (ManagedPlugins plugins = host.load(directory)) {
            assertThat(names(plugins)).containsExactly("demo");
        }
    }

    @Test
    void a_name_that_nobody_has_leads_to_the_plugins_that_may_have_it_and_are_not_loaded() throws IOException {
        Sources.filter("broken", "Bad Name").write(directory.resolve("broken.jar"));
        Files.writeString(directory.resolve("it's junk.jar"), "junk");
        Sources.adapter().write(directory.resolve("adapter.jar"));
        try (ManagedPlugins plugins = host.load(directory)) {
            plugins.disable("filters");
            plugins.disable("demo-adapter");
            ProviderRegistry registry = new ProviderRegistry(List.of(plugins));

            assertThatThrownBy(() -> registry.require(NodeFilterFactory.class, "filter", "demo"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessage("there is no filter called 'demo'")
                    .extracting(e -> ((ConfigException) e).hint().orElseThrow())
                    .isEqualTo("none is installed;"
                            + " the plugin 'broken' cannot be loaded: sylos plugins info broken;"
                            + " the plugin 'filters' is disabled: sylos plugins enable filters;"
                            + " the plugin 'it's junk.jar' cannot be loaded: sylos plugins info 'it'\\''s junk.jar'");
            assertThat(plugins.notLoaded(FSAdapterFactory.class))
                    .contains("the plugin 'demo-adapter' is disabled: sylos plugins enable demo-adapter")
                    .noneMatch(line -> line.contains("filters"));

            plugins.enable("filters");
            assertThat(registry.require(NodeFilterFactory.class, "filter", "demo")
                            .name())
                    .isEqualTo("demo");
        }
    }

    @Test
    void what_a_person_wrote_into_the_list_of_disabled_plugins_stays() throws IOException {
        Path list = Files.writeString(directory.resolve("disabled.txt"), "# slow\nother\n");
        try (ManagedPlugins plugins = host.open(List.of(directory))) {
            plugins.disable("filters");
            assertThat(list).hasContent("# slow\nother\nfilters\n");
            plugins.enable("filters");
            assertThat(list).hasContent("# slow\nother\n");
        }
    }

    @Test
    void while_the_list_of_disabled_plugins_cannot_be_read_nothing_is_loaded() throws IOException {
        Files.createDirectory(directory.resolve("disabled.txt"));
        try (ManagedPlugins plugins = host.load(directory)) {
            assertThat(plugins.problems()).singleElement().asString().contains("disabled.txt cannot be read");
            assertThat(names(plugins)).isEmpty();
            assertThatThrownBy(() -> plugins.disable("filters"))
                    .isInstanceOf(SylosException.class)
                    .hasMessageContaining("cannot be changed");
            assertThat(plugins.plugin("filters").state()).isEqualTo(PluginState.FAILED);
        }
    }

    @Test
    void a_plugin_in_use_cannot_be_unloaded_reloaded_disabled_or_removed() throws IOException {
        try (ManagedPlugins plugins = host.load(directory)) {
            ProviderLease<NodeFilterFactory> lease =
                    plugins.lease(NodeFilterFactory.class, "demo").orElseThrow();
            ProviderLease<NodeFilterFactory> second =
                    plugins.lease(NodeFilterFactory.class, "demo").orElseThrow();
            lease.close();
            lease.close();
            List<Runnable> refused = List.of(
                    () -> plugins.unload("filters"),
                    () -> plugins.reload("filters"),
                    () -> plugins.disable("filters"),
                    () -> plugins.remove("filters"));
            for (Runnable operation : refused) {
                assertThatThrownBy(operation::run)
                        .isInstanceOf(SylosException.class)
                        .hasMessage("the plugin 'filters' is in use: filter 'demo'");
                assertThat(names(plugins)).containsExactly("demo");
                assertThat(jar).exists();
                assertThat(directory.resolve("disabled.txt")).doesNotExist();
            }
            second.close();
            assertThat(plugins.unload("filters").state()).isEqualTo(PluginState.UNLOADED);
        }
    }

    @Test
    void reloading_takes_the_file_as_it_is_now() throws IOException {
        try (ManagedPlugins plugins = host.load(directory)) {
            Path next = Sources.filter("filters", "next")
                    .attribute("Plugin-Version", "2")
                    .write(directory.resolve(".next"));
            Files.move(next, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            assertThat(plugins.reload("filters").version()).isEqualTo("2");
            assertThat(names(plugins)).containsExactly("next");

            Files.move(
                    Files.writeString(directory.resolve(".junk"), "junk"),
                    jar,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThat(plugins.reload("filters").problems()).containsExactly("it is not a jar");
            assertThat(names(plugins)).isEmpty();
            assertThat(plugins.problems()).hasSize(1);
        }
    }

    @Test
    void reloading_a_plugin_whose_file_is_gone_is_an_error() throws IOException {
        try (ManagedPlugins plugins = host.load(directory)) {
            Files.delete(jar);
            assertThatThrownBy(() -> plugins.reload("filters"))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("is gone");
            assertThat(plugins.plugins()).isEmpty();
        }
    }

    @Test
    void loading_again_finds_what_was_dropped_in_and_forgets_what_was_taken_away() throws IOException {
        try (ManagedPlugins plugins = host.load(directory)) {
            Sources.filter("other", "other").write(directory.resolve("other.jar"));
            Files.writeString(directory.resolve("junk.jar"), "junk");
            plugins.load();
            assertThat(names(plugins)).containsExactly("demo", "other");
            assertThat(plugins.problems()).hasSize(1);
            Files.delete(directory.resolve("junk.jar"));
            plugins.load();
            assertThat(plugins.problems()).isEmpty();
        }
    }

    @Test
    void only_jars_with_an_accepted_hash_are_loaded() throws IOException {
        Path other = Sources.filter("other", "other").write(directory.resolve("other.jar"));
        Path list = Files.writeString(
                directory.resolve("accepted.sha256"),
                "# checked by hand\n\n" + Hashes.sha256(jar).toUpperCase(java.util.Locale.ROOT) + "  demo.jar\n");

        try (ManagedPlugins plugins = host.load(directory)) {
            assertThat(names(plugins)).containsExactly("demo");
            assertThat(plugins.problems())
                    .containsExactly("the plugin " + other + " is not loaded: the SHA-256 of other.jar, "
                            + Hashes.sha256(other) + ", is not on the list of accepted ones, " + list);
        }
    }

    @Test
    void every_library_has_to_be_accepted_as_well() throws IOException {
        Files.delete(jar);
        TestFolder folder = LibrariesTest.plugin(directory.resolve("one"), "one", "first");
        Path list = Files.writeString(
                directory.resolve("accepted.sha256"),
                Hashes.sha256(folder.path("one.jar")) + "\n" + Hashes.sha256(folder.path("lib/other.jar")) + "\n");
        try (ManagedPlugins plugins = host.load(directory)) {
            assertThat(plugins.problems()).singleElement().asString().contains("words-first.jar");
        }
        Files.writeString(
                list,
                Hashes.sha256(folder.path("lib/words-first.jar")) + "\n",
                java.nio.file.StandardOpenOption.APPEND);
        try (ManagedPlugins plugins = host.load(directory)) {
            assertThat(plugins.problems()).isEmpty();
        }
    }

    @Test
    void a_list_of_hashes_that_makes_no_sense_accepts_nothing() throws IOException {
        Files.writeString(directory.resolve("accepted.sha256"), Hashes.sha256(jar) + "\nhello\n");
        try (ManagedPlugins plugins = host.load(directory)) {
            assertThat(names(plugins)).isEmpty();
            assertThat(plugins.problems()).singleElement().asString().contains("line 2");
        }
        Files.delete(directory.resolve("accepted.sha256"));
        Files.createSymbolicLink(directory.resolve("accepted.sha256"), Path.of("gone"));
        try (ManagedPlugins plugins = host.load(directory)) {
            assertThat(plugins.problems()).singleElement().asString().contains("accepted.sha256 cannot be read");
        }
    }

    @Test
    void the_first_directory_replaces_what_a_later_one_has_and_can_disable_it() throws IOException {
        Path first = directory.resolve("first");
        Path later = directory.resolve("later");
        Files.createDirectories(first);
        Files.createDirectories(later);
        Files.move(jar, later.resolve("demo.jar"));
        Sources.filter("filters", "own").attribute("Plugin-Version", "2").write(first.resolve("own.jar"));
        Sources.filter("extra", "extra").write(later.resolve("extra.jar"));

        try (ManagedPlugins plugins = host.open(List.of(first, later))) {
            plugins.load();
            assertThat(plugins.problems()).isEmpty();
            assertThat(names(plugins)).containsExactly("own", "extra");
            assertThat(plugins.plugins())
                    .extracting(PluginDetails::state)
                    .containsExactly(PluginState.ACTIVE, PluginState.REPLACED, PluginState.ACTIVE);
            plugins.disable("extra");
            assertThat(first.resolve("disabled.txt")).exists();
            assertThat(later.resolve("disabled.txt")).doesNotExist();
            plugins.remove("filters");
            plugins.load();
            assertThat(names(plugins)).containsExactly("demo");
        }
    }

    @Test
    void names_that_mean_nothing_or_too_much_are_errors() throws IOException {
        Path twin = Sources.filter("filters", "twin").write(directory.resolve("twin.jar"));
        try (ManagedPlugins plugins = host.load(directory)) {
            assertThatThrownBy(() -> plugins.plugin("nope"))
                    .isInstanceOfSatisfying(
                            ConfigException.class, e -> assertThat(e.hint()).contains("installed are: filters"));
            assertThatThrownBy(() -> plugins.plugin("a\u0000b")).isInstanceOf(ConfigException.class);
            assertThatThrownBy(() -> plugins.remove("filters"))
                    .isInstanceOfSatisfying(
                            ConfigException.class,
                            e -> assertThat(e.hint()).contains("name the file: " + jar + " or " + twin));
            assertThat(plugins.remove("twin.jar").file()).isEqualTo(twin);
            assertThat(plugins.plugin("filters").state()).isEqualTo(PluginState.ACTIVE);
        }
    }
}
