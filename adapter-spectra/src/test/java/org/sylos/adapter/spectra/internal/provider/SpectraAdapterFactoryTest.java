package org.sylos.adapter.spectra.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraStoreException;
import org.sylos.adapter.spectra.config.SpectraStoreException.Reason;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.fs.NodeRef;

class SpectraAdapterFactoryTest {
    private final SharedSimulators simulators = new SharedSimulators();
    private final SpectraAdapterFactory factory = new SpectraAdapterFactory(simulators);

    @TempDir
    Path directory;

    @Test
    void theServiceLoaderFindsIt() {
        getClass().getModule().addUses(FSAdapterFactory.class);
        assertThat(ServiceLoader.load(FSAdapterFactory.class))
                .filteredOn(found -> found.name().equals("spectra"))
                .hasExactlyElementsOfTypes(SpectraAdapterFactory.class);
    }

    /** Module path and class path look in different places. */
    @Test
    void theClassPathFindsItToo() throws Exception {
        String services = "/META-INF/services/" + FSAdapterFactory.class.getName();
        try (var stream = SpectraAdapterFactory.class.getResourceAsStream(services)) {
            assertThat(stream).isNotNull();
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(SpectraAdapterFactory.class.getName());
        }
    }

    @Test
    void adaptersOfOneConfigurationShareASimulatorUntilTheLastIsClosed() throws Exception {
        FSAdapter source = create("demo");
        FSAdapter destination = create("demo?world=s1");
        try (FSAdapter again = create("demo?world=s1")) {
            destination.createFolder(NodeRef.ROOT, "made");
            assertThat(again.stat(NodeRef.of("/made")).name()).isEqualTo("made");
        }
        destination.close();
        destination.close();
        try (FSAdapter again = create("demo?world=s1")) {
            assertThat(again.stat(NodeRef.of("/made")).name()).isEqualTo("made");
            assertThat(source.stat(NodeRef.ROOT).name()).isEmpty();
        }
        Spectra shared = simulators.acquire(SpectraConfig.demo());
        simulators.release(shared);
        assertThat(shared.world("primary").stat("/").name()).isEmpty();
        source.close();
        assertThatThrownBy(() -> shared.world("primary").stat("/")).hasMessageContaining("closed");
        try (FSAdapter fresh = create("demo?world=s1")) {
            assertThatThrownBy(() -> fresh.stat(NodeRef.of("/made"))).hasMessageContaining("nothing");
        }
    }

    @Test
    void filesOfTheSameContentAreOneConfiguration() throws Exception {
        Path one = Files.writeString(directory.resolve("one.yaml"), "seed: 4");
        Path other = Files.writeString(directory.resolve("other.json"), "{\"seed\": 4}");
        try (FSAdapter first = create(one.toString());
                FSAdapter second = create(other.toString())) {
            first.createFolder(NodeRef.ROOT, "made");
            assertThat(second.stat(NodeRef.of("/made")).name()).isEqualTo("made");
            assertThat(first.displayLocation()).isEqualTo("spectra:" + one + "?world=primary");
        }
    }

    @Test
    void a_store_keeps_changes_for_adapters_to_come() throws Exception {
        Path store = directory.resolve("my changes.db");
        String location = "demo?store=" + store.toString().replace(" ", "%20") + "&world=";
        try (FSAdapter source = create(location + "primary");
                FSAdapter destination = create(location + "s1")) {
            assertThat(source.stat(NodeRef.ROOT).name()).isEmpty();
            destination.createFolder(NodeRef.ROOT, "made");
            assertThat(destination.displayLocation()).isEqualTo("spectra:demo?world=s1&store=" + store);
            Path config = Files.writeString(directory.resolve("same.yaml"), "seed: 5\nstore: my changes.db");
            assertThatThrownBy(() -> create(config.toString()))
                    .isInstanceOfSatisfying(
                            SpectraStoreException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.IN_USE));
        }
        try (FSAdapter later = create(location + "s1")) {
            assertThat(later.stat(NodeRef.of("/made")).name()).isEqualTo("made");
        }
        try (FSAdapter forgetful = create("demo?world=s1")) {
            assertThatThrownBy(() -> forgetful.stat(NodeRef.of("/made"))).hasMessageContaining("nothing");
        }
    }

    @Test
    void a_simulator_is_served_while_an_adapter_of_it_is_open() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path config = Files.writeString(directory.resolve("served.yaml"), "http: {port: " + port + "}");
        URL worlds = URI.create("http://127.0.0.1:" + port + "/worlds").toURL();
        FSAdapter source = create(config.toString());
        try (FSAdapter destination = create(config.toString())) {
            source.close();
            try (InputStream answer = worlds.openStream()) {
                assertThat(answer.readAllBytes()).asString().contains("primary");
            }
            Path other = Files.writeString(directory.resolve("other.yaml"), "seed: 9\nhttp: {port: " + port + "}");
            assertThatThrownBy(() -> create(other.toString()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("port " + port + " of 127.0.0.1");
            assertThat(destination.stat(NodeRef.ROOT).name()).isEmpty();
        }
        assertThatThrownBy(worlds::openStream).isInstanceOf(ConnectException.class);
    }

    @Test
    void aWorldThatIsMissingLeavesNothingBehind() {
        assertThatThrownBy(() -> create("demo?world=s9")).isInstanceOf(ConfigException.class);
        Spectra simulator = simulators.acquire(SpectraConfig.demo());
        simulators.release(simulator);
        assertThatThrownBy(() -> simulator.world("primary").stat("/")).hasMessageContaining("closed");
        assertThatThrownBy(() -> simulators.release(simulator)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void theRootMayLieBelowTheWorlds() throws Exception {
        try (FSAdapter world = create("demo");
                FSAdapter below = create("demo?root=/d0001/x%20%26+y/&world=primary")) {
            assertThat(below.displayLocation()).isEqualTo("spectra:demo?world=primary&root=/d0001/x &+y");
            below.createRoot();
            assertThat(world.stat(NodeRef.of("/d0001/x &+y")).name()).isEqualTo("x &+y");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | which configuration",
                "?world=s1 | which configuration",
                "demo?w=s1 | 'w=s1'",
                "demo?world | 'world'",
                "demo?world=s1&world=s2 | twice",
                "demo?world=s9 | 's9'",
                "demo?root=/a/../b | root=/a/../b",
                "demo?root=%zz | percent",
                "demo?store=a%00b | store",
                "/no/such/file.yaml | /no/such/file.yaml",
            })
    void aLocationThatMakesNoSenseIsExplained(String location, String part) {
        assertThatThrownBy(() -> create(location))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(part);
    }

    private FSAdapter create(String location) {
        return factory.create(location, ProviderConfig.of(factory, Map.of()), ProviderContext.standard());
    }
}
