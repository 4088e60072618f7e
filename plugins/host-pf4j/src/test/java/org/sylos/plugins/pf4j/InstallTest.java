package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.core.plugin.ManagedPlugins;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginState;
import org.sylos.engine.core.plugin.ProviderLease;

/** Putting plugins into the directory and taking them out of it. */
class InstallTest {
    @TempDir
    Path work;

    private Path directory = Path.of("");
    private ManagedPlugins plugins = new Pf4jPluginHost().open(List.of(directory));

    @BeforeEach
    void open() {
        directory = work.resolve("home/plugins");
        plugins = new Pf4jPluginHost().open(List.of(directory));
    }

    @AfterEach
    void close() throws IOException {
        plugins.close();
        assertThat(OpenFiles.below(work)).isEmpty();
    }

    private Path jar(String file, String id, String version, String name) throws IOException {
        return Sources.filter(id, name).attribute("Plugin-Version", version).write(work.resolve(file));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private List<String> names() {
        return plugins.providers(NodeFilterFactory.class).stream()
                .map(found -> found.provider().name())
                .toList();
    }

    @Test
    void a_jar_is_there_and_in_use_under_the_name_of_its_id() throws IOException {
        Path jar = jar("sylos-filters-1.0.jar", "filters", "1.0", "demo");

        PluginDetails details = plugins.install(jar, false);

        assertThat(details.state()).isEqualTo(PluginState.ACTIVE);
        assertThat(details.file()).isEqualTo(directory.resolve("filters.jar"));
        assertThat(files()).containsExactly("filters.jar");
        assertThat(directory.resolve("filters.jar")).hasSameBinaryContentAs(jar);
        assertThat(names()).containsExactly("demo");
        assertThat(plugins.remove("filters").version()).isEqualTo("1.0");
        assertThat(files()).isEmpty();
        assertThat(names()).isEmpty();
        assertThat(jar).exists();
    }

    @Test
    void an_archive_and_a_folder_become_a_folder_with_the_jars_alone() throws IOException {
        TestFolder folder = LibrariesTest.plugin(work.resolve("one-1.0"), "one", "first");
        Files.writeString(folder.path("README"), "hello");
        List<String> expected = List.of("one/lib/other.jar", "one/lib/words-first.jar", "one/one.jar");

        assertThat(plugins.install(folder.zipped(work.resolve("one.zip")), false)
                        .state())
                .isEqualTo(PluginState.ACTIVE);
        assertThat(files()).isEqualTo(expected);
        assertThat(names()).containsExactly("first");
        plugins.remove("one");
        assertThat(files()).isEmpty();

        assertThat(plugins.install(folder.folder(), false).state()).isEqualTo(PluginState.ACTIVE);
        assertThat(files()).isEqualTo(expected);
    }

    @Test
    void what_cannot_be_used_does_not_even_make_the_directory() throws IOException {
        Path broken = Sources.filter("bad", "bad").without("Plugin-Version").write(work.resolve("bad.jar"));
        Path text = Files.writeString(work.resolve("text.jar"), "hello");

        assertThatThrownBy(() -> plugins.install(broken, false))
                .isInstanceOf(ConfigException.class)
                .hasMessage(broken + " is not installed: its manifest has no Plugin-Version");
        assertThatThrownBy(() -> plugins.install(text, true)).hasMessageContaining("it is not a jar");
        assertThatThrownBy(() -> plugins.install(work.resolve("gone.jar"), true))
                .hasMessageContaining("there is no file");
        assertThat(work.resolve("home")).doesNotExist();
    }

    @Test
    void a_second_plugin_of_one_id_is_refused_unless_it_is_to_replace_the_first() throws IOException {
        plugins.install(jar("a.jar", "filters", "1.0", "demo"), false);
        Path next = jar("b.jar", "filters", "1.1", "better");

        assertThatThrownBy(() -> plugins.install(next, false)).isInstanceOfSatisfying(ConfigException.class, e -> {
            assertThat(e).hasMessageContaining("installed already, version 1.0 in " + directory);
            assertThat(e.hint().orElse("")).contains("version 1.1").contains("--replace");
        });
        assertThat(names()).containsExactly("demo");

        assertThat(plugins.install(next, true).version()).isEqualTo("1.1");
        assertThat(names()).containsExactly("better");
        assertThat(files()).containsExactly("filters.jar");
    }

    @Test
    void what_replaces_a_plugin_takes_its_place_whatever_it_was_called_and_laid_out() throws IOException {
        Files.createDirectories(directory);
        jar("home/plugins/by-hand.jar", "one", "0.9", "old");
        TestFolder folder = LibrariesTest.plugin(work.resolve("one"), "one", "first");

        plugins.install(folder.folder(), true);
        assertThat(files()).containsExactly("one/lib/other.jar", "one/lib/words-first.jar", "one/one.jar");
        plugins.install(
                LibrariesTest.plugin(work.resolve("two"), "one", "second").folder(), true);
        assertThat(files()).containsExactly("one/lib/other.jar", "one/lib/words-second.jar", "one/one.jar");
        assertThat(names()).containsExactly("second");
        plugins.install(jar("b.jar", "one", "2", "single"), true);
        assertThat(files()).containsExactly("one.jar");
        assertThat(names()).containsExactly("single");
    }

    @Test
    void a_plugin_in_use_is_not_replaced() throws IOException {
        plugins.install(jar("a.jar", "filters", "1.0", "demo"), false);
        try (ProviderLease<NodeFilterFactory> lease =
                plugins.lease(NodeFilterFactory.class, "demo").orElseThrow()) {
            assertThat(lease.provider().name()).isEqualTo("demo");
            assertThatThrownBy(() -> plugins.install(jar("b.jar", "filters", "1.1", "demo"), true))
                    .isInstanceOf(SylosException.class)
                    .hasMessageContaining("in use");
        }
        assertThat(plugins.plugin("filters").version()).isEqualTo("1.0");
        assertThat(files()).containsExactly("filters.jar");
    }

    @Test
    void a_name_that_another_plugin_provides_is_refused() throws IOException {
        plugins.install(jar("a.jar", "filters", "1.0", "demo"), false);
        Path rival = jar("b.jar", "rival", "1.0", "demo");

        assertThatThrownBy(() -> plugins.install(rival, true))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("its filter 'demo' is already provided by the plugin filters 1.0");
        assertThat(files()).containsExactly("filters.jar");
    }

    @Test
    void a_jar_that_is_not_on_the_list_of_accepted_ones_is_refused() throws IOException {
        Files.createDirectories(directory);
        Path list = Files.writeString(directory.resolve("accepted.sha256"), "");
        Path jar = jar("a.jar", "filters", "1.0", "demo");

        assertThatThrownBy(() -> plugins.install(jar, false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(Hashes.sha256(jar))
                .satisfies(e -> assertThat(((ConfigException) e).hint())
                        .hasValueSatisfying(hint -> assertThat(hint).contains("add a line with the hash")));
        assertThat(files()).containsExactly("accepted.sha256");

        Files.writeString(list, "rubbish\n");
        assertThatThrownBy(() -> plugins.install(jar, false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("line 1 does not begin with a SHA-256")
                .satisfies(e -> assertThat(((ConfigException) e).hint())
                        .hasValueSatisfying(hint -> assertThat(hint).startsWith("mend the list")));

        Files.writeString(list, Hashes.sha256(jar) + "  a.jar\n");
        assertThat(plugins.install(jar, false).state()).isEqualTo(PluginState.ACTIVE);
    }

    @Test
    void a_disabled_plugin_stays_disabled_when_replaced_and_is_enabled_when_installed_anew() throws IOException {
        plugins.install(jar("a.jar", "filters", "1.0", "demo"), false);
        plugins.disable("filters");

        assertThat(plugins.install(jar("b.jar", "filters", "1.1", "demo"), true).state())
                .isEqualTo(PluginState.DISABLED);
        plugins.remove("filters");
        assertThat(plugins.install(jar("b.jar", "filters", "1.1", "demo"), false)
                        .state())
                .isEqualTo(PluginState.ACTIVE);
    }

    @Test
    void something_else_in_the_place_is_not_overwritten() throws IOException {
        Files.createDirectories(directory);
        Path junk = Files.writeString(directory.resolve("filters.jar"), "somebody's own");

        assertThatThrownBy(() -> plugins.install(jar("a.jar", "filters", "1.0", "demo"), true))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("in the way");
        assertThat(junk).hasContent("somebody's own");
        plugins.remove("filters.jar");
        assertThat(plugins.install(jar("a.jar", "filters", "1.0", "demo"), false)
                        .state())
                .isEqualTo(PluginState.ACTIVE);
    }

    @Test
    void what_a_killed_installation_left_is_no_plugin_and_is_cleared_away() throws IOException {
        Path left = Files.createDirectories(directory.resolve(".install-123"));
        jar("home/plugins/.install-123/filters.jar", "filters", "0.9", "left");

        assertThat(plugins.plugins()).isEmpty();
        plugins.install(jar("a.jar", "filters", "1.0", "demo"), false);
        assertThat(left).doesNotExist();
    }

    @Test
    void what_takes_the_place_of_a_plugin_of_a_later_directory_goes_into_the_first() throws IOException {
        Path later = Files.createDirectories(work.resolve("dist"));
        jar("dist/filters.jar", "filters", "1.0", "demo");
        try (ManagedPlugins both = new Pf4jPluginHost().open(List.of(directory, later))) {
            Path next = jar("b.jar", "filters", "1.1", "demo");
            assertThatThrownBy(() -> both.install(next, false)).hasMessageContaining("installed already");

            assertThat(both.install(next, true).file()).isEqualTo(directory.resolve("filters.jar"));

            assertThat(both.plugins())
                    .extracting(PluginDetails::state)
                    .containsExactly(PluginState.ACTIVE, PluginState.REPLACED);
            assertThat(later.resolve("filters.jar")).exists();
            assertThat(both.problems()).isEmpty();
        }
    }
}
