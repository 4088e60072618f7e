package org.sylos.it.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.it.run.SftpServer;
import org.sylos.it.run.Sylos;
import org.sylos.it.run.WorkFolder;

/** The jar of the SFTP plugin as it is shipped, in the ways in which it can be loaded besides the plugins directory. */
final class SftpPluginJarTest {
    private static final String MODULE = "org.sylos.adapter.sftp";

    @RegisterExtension
    private final WorkFolder work = new WorkFolder();

    @BeforeAll
    static void needsPrograms() {
        SftpServer.assumeThere();
        SftpPluginJarTest.class.getModule().addUses(FSAdapterFactory.class);
    }

    @Test
    void it_holds_nothing_that_the_program_brings_and_nothing_under_a_name_of_others() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("org/sylos/adapter/sftp/"));
            assertThat(jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.startsWith("META-INF/services/") && !name.endsWith("/")))
                    .containsExactly("META-INF/services/" + FSAdapterFactory.class.getName());
        }
    }

    @Test
    void it_works_on_the_class_path_and_can_be_let_go() throws IOException, InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        WeakReference<ClassLoader> loader = useFromClassPath();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (!before.contains(thread) && thread.getName().contains("sshd-SshClient")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
        }
        assertThat(loader.get()).as("the loader of the plugin's classes").isNull();
    }

    private WeakReference<ClassLoader> useFromClassPath() throws IOException, InterruptedException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar().toUri().toURL()}, FSAdapterFactory.class.getClassLoader())) {
            use(ServiceLoader.load(FSAdapterFactory.class, loader).stream()
                    .filter(provider -> provider.type().getClassLoader() == loader)
                    .map(ServiceLoader.Provider::get)
                    .toList());
            return new WeakReference<>(loader);
        }
    }

    @Test
    void it_works_on_the_module_path() throws IOException, InterruptedException {
        ModuleLayer boot = ModuleLayer.boot();
        Configuration resolved =
                boot.configuration().resolve(ModuleFinder.of(jar()), ModuleFinder.of(), Set.of(MODULE));
        ModuleLayer layer = boot.defineModulesWithOneLoader(resolved, FSAdapterFactory.class.getClassLoader());
        use(ServiceLoader.load(layer, FSAdapterFactory.class).stream()
                .filter(provider -> MODULE.equals(provider.type().getModule().getName()))
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    private void use(List<FSAdapterFactory> factories) throws IOException, InterruptedException {
        assertThat(factories).hasSize(1);
        FSAdapterFactory factory = factories.get(0);
        assertThat(factory.name()).isEqualTo("sftp");
        try (SftpServer server = SftpServer.start(work.resolve("server"))) {
            TreeMap<String, String> settings = new TreeMap<>();
            for (String option : server.options("")) {
                int equals = option.indexOf('=');
                if (equals > 0) {
                    settings.put(option.substring(0, equals), option.substring(equals + 1));
                }
            }
            String location = server.location(work.resolve("root")).substring("sftp:".length());
            try (FSAdapter adapter =
                    factory.create(location, ProviderConfig.of(factory, settings), ProviderContext.standard())) {
                adapter.createRoot();
                WriteSpec spec = new WriteSpec(NodeRef.ROOT, "file", 3, Metadata.NONE, WriteCondition.ABSENT, "test");
                try (FileWrite write = adapter.openWrite(spec)) {
                    write.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
                    write.commit();
                }
            }
        }
        assertThat(work.resolve("root/file")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    private static Path jar() throws IOException {
        try (Stream<Path> plugins = Files.list(Sylos.distribution().resolve("plugins"))) {
            return plugins.filter(path -> path.getFileName().toString().startsWith("sylos-adapter-sftp-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
