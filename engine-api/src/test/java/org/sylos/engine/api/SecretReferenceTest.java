package org.sylos.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretReferenceTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"env:A", "env:NAS_PASSWORD", "env:_x9", "file:/etc/secret", "file:relative path"})
    void references_are_known(String text) {
        assertThat(SecretReference.isReference(text)).isTrue();
        assertThat(SecretReference.of(text)).hasToString(text).isEqualTo(SecretReference.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hunter2", "env:", "env:9A", "env:A B", "env:A\n", "file:", "ENV:A", " env:A", "xenv:A"})
    void everything_else_is_none_and_is_not_repeated(String text) {
        assertThat(SecretReference.isReference(text)).isFalse();
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ProviderContext.standard().secret(text))
                .withMessage("a secret was given where a reference to one belongs")
                .satisfies(e -> assertThat(e.hint().orElseThrow()).contains("env:NAME", "file:PATH"));
    }

    @Test
    void a_variable_is_taken_as_it_stands() {
        Map<String, String> environment = Map.of("TOKEN", " s3cret\n", "EMPTY", "");
        assertThat(SecretReference.of("env:TOKEN").resolve(environment::get)).isEqualTo(" s3cret\n");
        assertThat(SecretReference.of("env:EMPTY").resolve(environment::get)).isEmpty();
        assertThatThrownBy(() -> SecretReference.of("env:OTHER").resolve(environment::get))
                .isInstanceOf(ConfigException.class)
                .hasMessage("the environment variable OTHER is not set");
    }

    @Test
    void the_standard_context_asks_the_environment_of_the_process() {
        Map.Entry<String, String> some = System.getenv().entrySet().stream()
                .filter(entry -> SecretReference.isReference("env:" + entry.getKey()))
                .findAny()
                .orElseThrow();
        assertThat(ProviderContext.standard().secret("env:" + some.getKey())).isEqualTo(some.getValue());
    }

    @ParameterizedTest
    @CsvSource(
            value = {"s3cret,s3cret", "s3cret\\n,s3cret", "s3cret\\r\\n,s3cret", "' a b \\n\\n',' a b \\n'", "ñ€,ñ€"},
            ignoreLeadingAndTrailingWhitespace = false)
    void a_file_is_taken_without_the_end_of_its_last_line(String content, String secret) throws IOException {
        Path file = secretFile(unescaped(content).getBytes(StandardCharsets.UTF_8));
        assertThat(ProviderContext.standard().secret("file:" + file)).isEqualTo(unescaped(secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-"})
    void a_file_that_others_can_read_or_change_is_refused(String permissions) throws IOException {
        Path file = secretFile("s3cret".getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ProviderContext.standard().secret("file:" + file))
                .withMessage("others can read or change " + file)
                .satisfies(e -> assertThat(e.hint()).contains("run: chmod 600 " + file));
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> ProviderContext.standard().secret("file:" + missing))
                .isInstanceOf(ConfigException.class)
                .hasMessage("the file " + missing + " with a secret cannot be read: there is no such file");
    }

    @Test
    void a_folder_holds_no_secret() throws IOException {
        Path inner = Files.createDirectory(
                folder.resolve("inner"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertThatThrownBy(() -> ProviderContext.standard().secret("file:" + inner))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(inner.toString());
    }

    @Test
    void a_file_of_another_kind_is_refused_without_showing_it() throws IOException {
        Path large = secretFile(new byte[SecretReference.MOST_BYTES + 1]);
        assertThatThrownBy(() -> ProviderContext.standard().secret("file:" + large))
                .isInstanceOf(ConfigException.class)
                .hasMessage("the file " + large + " is too large to hold a secret");
        Path binary = secretFile(new byte[] {'a', (byte) 0xff});
        assertThatThrownBy(() -> ProviderContext.standard().secret("file:" + binary))
                .isInstanceOf(ConfigException.class)
                .hasMessage("the file " + binary + " is not text in UTF-8");
    }

    @Test
    void a_path_may_begin_at_the_home_of_the_user() {
        String home = System.getProperty("user.home", "");
        assumeTrue(!home.isEmpty(), "this user has no home");
        assertThatThrownBy(() -> ProviderContext.standard().secret("file:~/no-such-file-of-sylos"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(Path.of(home, "no-such-file-of-sylos").toString());
    }

    private static String unescaped(String text) {
        return text.replace("\\r", "\r").replace("\\n", "\n");
    }

    private Path secretFile(byte[] content) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "secret", ""), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
