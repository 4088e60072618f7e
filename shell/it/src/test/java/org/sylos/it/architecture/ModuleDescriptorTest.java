package org.sylos.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each module requires, exports, uses and provides changes only on purpose. */
final class ModuleDescriptorTest {
    private static final String UPDATE = "sylos.descriptors.update";
    private static final Path EXPECTED = Path.of("src/test/resources/org/sylos/it/architecture/descriptors");

    private final SylosModules modules = SylosModules.all();

    static Set<String> modules() {
        return SylosModules.all().names();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void a_module_describes_itself_as_expected(String module) throws IOException {
        String described = describe(modules.jar(module));
        Path file = expected().resolve(module + ".txt");
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(expected());
            Files.writeString(file, described);
        }
        assertThat(file)
                .as("no expectation for the module %s; to write it down: mvn verify -D%s=true", module, UPDATE)
                .exists();
        assertThat(described)
                .as(
                        "the descriptor of %s is not the one in %s; if the change is wanted: mvn verify -D%s=true",
                        module, file, UPDATE)
                .isEqualTo(Files.readString(file));
    }

    @Test
    void there_is_no_expectation_for_a_module_that_is_not_there() throws IOException {
        try (Stream<Path> files = Files.list(expected())) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.txt$", "")))
                    .isSubsetOf(modules.names());
        }
    }

    /** Providers reach everybody else as services, which need no {@code requires}. */
    @Test
    void no_module_requires_a_provider() {
        assertThat(modules.names())
                .allSatisfy(module -> assertThat(providersRequiredBy(modules.descriptor(module)))
                        .isEmpty());
    }

    @Test
    void a_module_that_requires_a_provider_is_found() {
        ModuleDescriptor bad = ModuleDescriptor.newModule("org.sylos.shell")
                .requires(SylosModules.CORE)
                .requires(SylosModules.STORAGE)
                .build();
        assertThat(providersRequiredBy(bad)).containsExactly(SylosModules.STORAGE);
    }

    private List<String> providersRequiredBy(ModuleDescriptor module) {
        return module.requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .filter(name -> modules.names().contains(name)
                        && !Set.of(SylosModules.API, SylosModules.CORE).contains(name))
                .toList();
    }

    private static Path expected() {
        String module = System.getProperty("basedir");
        return module == null ? EXPECTED : Path.of(module).resolve(EXPECTED);
    }

    /** As {@code jar} tells it, without version and place, and without packages that are nobody's business outside. */
    private static String describe(Path jar) {
        ToolProvider tool =
                ToolProvider.findFirst("jar").orElseThrow(() -> new AssertionError("this Java has no tool 'jar'"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = tool.run(new PrintWriter(out), new PrintWriter(err), "--file", jar.toString(), "--describe-module");
        assertThat(exit).as("jar --describe-module of %s: %s", jar, err).isZero();
        return out.toString()
                .replaceFirst("(?m)^(\\S+?)(?:@\\S+)? jar:file:\\S+", "$1")
                .replaceAll("(?m)^contains \\S+\\R", "");
    }
}
