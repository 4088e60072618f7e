package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.core.plugin.ManagedPlugins;

/** One and the same jar is a plugin, a library on the class path, and a module. */
class SameJarTest {
    @TempDir
    Path directory;

    private Path plugin = Path.of("");
    private Path probe = Path.of("");

    @BeforeEach
    void write() throws IOException {
        plugin = Sources.filter("filters", "demo").source("module-info", """
                        module demo.filters {
                            requires org.sylos.engine.api;
                            provides org.sylos.engine.api.filter.NodeFilterFactory with demo.DemoFilterFactory;
                        }
                        """).write(directory.resolve("filters.jar"));
        probe = new TestJar()
                .source("module-info", """
                        module probe {
                            requires org.sylos.engine.api;
                            uses org.sylos.engine.api.filter.NodeFilterFactory;
                        }
                        """)
                .source("probe.Probe", """
                        package probe;
                        import java.util.*;
                        import org.sylos.engine.api.*;
                        import org.sylos.engine.api.filter.*;
                        import org.sylos.engine.api.fs.NodeKind;
                        public class Probe {
                            public static void main(String[] args) {
                                for (NodeFilterFactory factory : ServiceLoader.load(NodeFilterFactory.class)) {
                                    NodeFilter filter = factory.create(
                                            ProviderConfig.of(factory, Map.of()), ProviderContext.standard());
                                    System.out.println(factory.name() + " in " + factory.getClass().getModule() + ": "
                                            + filter.decide(new Candidate("/a", "a", NodeKind.FILE, 1, null, 1))
                                                    .equals(FilterDecision.ACCEPT));
                                }
                            }
                        }
                        """)
                .write(directory.resolve(".probe.jar"));
    }

    @Test
    void from_the_plugins_directory() {
        try (ManagedPlugins plugins = new Pf4jPluginHost().load(directory)) {
            assertThat(plugins.problems()).isEmpty();
            assertThat(plugins.providers(NodeFilterFactory.class))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.provider().name()).isEqualTo("demo");
                        assertThat(found.provider().getClass().getModule().isNamed())
                                .isFalse();
                    });
        }
    }

    @Test
    void from_the_class_path() throws Exception {
        assertThat(java("-cp", path(), "probe.Probe"))
                .startsWith("demo in unnamed module")
                .endsWith(": true");
    }

    @Test
    void from_the_module_path() throws Exception {
        assertThat(java("--module-path", path(), "--module", "probe/probe.Probe"))
                .isEqualTo("demo in module demo.filters: true");
    }

    private String path() {
        return String.join(
                File.pathSeparator, TestJar.locationOf(Provider.class).toString(), probe.toString(), plugin.toString());
    }

    /** What a Java of the version of this one writes. */
    private static String java(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return output.strip();
        } finally {
            process.destroyForcibly();
        }
    }
}
