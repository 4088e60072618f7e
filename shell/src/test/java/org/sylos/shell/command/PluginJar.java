package org.sylos.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import org.sylos.engine.api.verify.VerifierFactory;

/** Builds the jar of a plugin with one verifier. */
record PluginJar(String id, String version, String verifier) {
    Path write(Path jar) throws IOException {
        Path work = Files.createDirectories(jar.resolveSibling(jar.getFileName() + ".work"));
        Path source = Files.writeString(work.resolve("Demo.java"), """
                import org.sylos.engine.api.*;
                import org.sylos.engine.api.verify.*;
                public class Demo implements VerifierFactory {
                    @Override public String name() { return "%s"; }
                    @Override public String summary() { return "for tests"; }
                    @Override public Verifier create(ProviderConfig config, ProviderContext context) {
                        return (request, source, destination) -> Verdict.verified("demo");
                    }
                }
                """.formatted(verifier));
        int result = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--release",
                        "17",
                        "-proc:none",
                        "-cp",
                        VerifierFactory.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath(),
                        "-d",
                        work.toString(),
                        source.toString());
        assertThat(result).isZero();
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            put(out, "META-INF/MANIFEST.MF", bytes("""
                    Manifest-Version: 1.0
                    Plugin-Id: %s
                    Plugin-Version: %s
                    Plugin-Provider: somebody
                    Plugin-Requires: 0.1

                    """.formatted(id, version)));
            put(out, "META-INF/services/" + VerifierFactory.class.getName(), bytes("Demo\n"));
            put(out, "Demo.class", Files.readAllBytes(work.resolve("Demo.class")));
        }
        return jar;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
