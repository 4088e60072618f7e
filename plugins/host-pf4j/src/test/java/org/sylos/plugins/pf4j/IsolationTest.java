package org.sylos.plugins.pf4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.core.plugin.PluginHost;
import org.sylos.engine.core.plugin.PluginSource;

/** What a plugin sees and what it does not. */
class IsolationTest {
    @TempDir
    static Path directory;

    private PluginSource source = PluginSource.installed();
    private ClassLoader one = IsolationTest.class.getClassLoader();
    private ClassLoader two = one;

    @BeforeEach
    void load() throws IOException {
        Sources.filter("one", "one")
                .source("org.pf4j.Plugin", "package org.pf4j; public class Plugin {}")
                .source("lib.Client", "package lib; public class Client { public String toString() { return \"1\"; } }")
                .text("words.txt", "one")
                .write(directory.resolve("one.jar"));
        Sources.filter("two", "two")
                .source("lib.Client", "package lib; public class Client { public String toString() { return \"2\"; } }")
                .source("org.slf4j.Logger", "package org.slf4j; public class Logger {}")
                .source("org.slf4j.bridge.Bridge", "package org.slf4j.bridge; public class Bridge {}")
                .write(directory.resolve("two.jar"));
        source = new Pf4jPluginHost().load(directory);
        assertThat(source.problems()).isEmpty();
        one = loader(0);
        two = loader(1);
    }

    @AfterEach
    void close() {
        source.close();
    }

    private ClassLoader loader(int index) {
        return source.providers(NodeFilterFactory.class)
                .get(index)
                .provider()
                .getClass()
                .getClassLoader();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.sylos.engine.core.MigrationManager",
                "org.sylos.plugins.pf4j.Pf4jPluginHost",
                "org.pf4j.PluginManager",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "org.yaml.snakeyaml.Yaml",
                "org.slf4j.simple.SimpleLogger",
                "org.junit.jupiter.api.Test"
            })
    void librariesOfTheProgramAreNotSeen(String name) throws ClassNotFoundException {
        assertThat(Class.forName(name, false, IsolationTest.class.getClassLoader()))
                .as("the program itself has it")
                .isNotNull();
        assertThatThrownBy(() -> one.loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Class.forName(name, false, one)).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void jdkAndApiAndLoggingAreShared() throws ClassNotFoundException {
        assertThat(one.loadClass(Provider.class.getName())).isSameAs(Provider.class);
        assertThat(one.loadClass(NodeFilterFactory.class.getName())).isSameAs(NodeFilterFactory.class);
        assertThat(one.loadClass("java.util.List")).isSameAs(java.util.List.class);
        assertThat(one.loadClass("javax.tools.Tool").getModule().getName()).isEqualTo("java.compiler");
        assertThat(two.loadClass(Logger.class.getName())).isSameAs(Logger.class);
    }

    @Test
    void pluginsBringTheirOwnLibraries() throws ReflectiveOperationException {
        assertThat(one.loadClass("org.pf4j.Plugin").getClassLoader()).isSameAs(one);
        assertThat(two.loadClass("org.slf4j.bridge.Bridge").getClassLoader()).isSameAs(two);
        assertThat(one.loadClass("lib.Client").getConstructor().newInstance()).hasToString("1");
        assertThat(two.loadClass("lib.Client").getConstructor().newInstance()).hasToString("2");
    }

    @Test
    void resourcesComeFromTheJar() throws IOException {
        try (var in = one.getResourceAsStream("words.txt")) {
            assertThat(in).hasContent("one");
        }
        assertThat(two.getResource("words.txt")).isNull();
        assertThat(Collections.list(one.getResources("META-INF/services/" + PluginHost.class.getName())))
                .isEmpty();
    }
}
