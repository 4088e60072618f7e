package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.fs.NodeRef;

class LocalAdapterFactoryTest {
    private final LocalAdapterFactory factory = new LocalAdapterFactory();

    private FSAdapter create(String location, Map<String, String> values) {
        return factory.create(location, ProviderConfig.of(factory, values), ProviderContext.standard());
    }

    @Test
    void bothKindsOfServiceLoadingFindIt() throws IOException {
        String service = FSAdapterFactory.class.getName();
        String implementation = LocalAdapterFactory.class.getName();
        try (InputStream listed = LocalAdapterFactory.class.getResourceAsStream("/META-INF/services/" + service)) {
            assertThat(listed).isNotNull();
            assertThat(new String(listed.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(implementation);
        }
        ModuleDescriptor module = LocalAdapterFactory.class.getModule().getDescriptor();
        assertThat(module).as("the descriptor of the named module").isNotNull();
        assertThat(module.provides())
                .anyMatch(provided -> provided.service().equals(service)
                        && provided.providers().contains(implementation));
        assertThat(factory.name()).isEqualTo("local");
    }

    @Test
    void aRelativeLocationIsTakenFromTheWorkingDirectory() {
        try (FSAdapter adapter = create("some/../place", Map.of())) {
            assertThat(adapter.displayLocation())
                    .isEqualTo(Path.of("place").toAbsolutePath().toString());
        }
    }

    @Test
    void aLocationThatIsNoPathIsRefused() {
        for (String location : new String[] {"", "  ", "nul\0"}) {
            assertThatThrownBy(() -> create(location, Map.of())).isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void anUnknownPolicyIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> create("/tmp", Map.of("links", "chase")))
                .isInstanceOfSatisfying(
                        ConfigException.class, e -> assertThat(e.hint()).hasValue("it takes keep, follow, skip"));
    }

    @Test
    void everySettingHasADefault() {
        try (FSAdapter adapter = create("/tmp", Map.of())) {
            assertThat(adapter.root()).isEqualTo(NodeRef.ROOT);
        }
        assertThat(factory.configKeys())
                .allMatch(
                        key -> key.defaultValue().isPresent() && !key.summary().isBlank());
    }

    /** Java 25 calls it missing, and a missing root is made. */
    @Test
    void aRootBelowAFileCannotBeMade() throws IOException {
        Path file = Files.createTempFile("root", "");
        try (FSAdapter adapter = create(file.resolve("below/it").toString(), Map.of())) {
            assertFails(ErrorClass.CONFLICT, adapter::testConnection);
            assertFails(ErrorClass.CONFLICT, () -> adapter.stat(NodeRef.ROOT));
            assertFails(ErrorClass.CONFLICT, () -> adapter.list(NodeRef.ROOT, 10));
            assertFails(ErrorClass.CONFLICT, adapter::createRoot);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aClosedAdapterSaysSo() {
        FSAdapter adapter = create("/tmp", Map.of());
        adapter.close();
        assertFails(ErrorClass.FATAL, () -> adapter.stat(NodeRef.ROOT));
        assertFails(ErrorClass.FATAL, () -> adapter.list(NodeRef.ROOT, 10));
    }
}
