package org.sylos.adapter.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.fs.FSAdapter;

/** Places as people write them. */
final class SftpLocationTest {
    @ParameterizedTest
    @CsvSource({
        "//me@host/data, sftp://me@host/data",
        "//me@Host:22/data/, sftp://me@host/data",
        "//me@host:2222/, sftp://me@host:2222/",
        "//me@host//a///b, sftp://me@host/a/b",
        "//me@host/~, sftp://me@host/~",
        "//me@host/~/a b%20c, sftp://me@host/~/a b%20c",
        "//me@[::1]:2222/x, sftp://me@[::1]:2222/x",
        "//a.b-c_d@10.0.0.1/x, sftp://a.b-c_d@10.0.0.1/x",
        "//me@host/with@sign:and?more#x, sftp://me@host/with@sign:and?more#x"
    })
    void a_location_is_shown_in_one_form(String written, String shown) {
        try (FSAdapter adapter = Adapters.open(written, Map.of())) {
            assertThat(adapter.displayLocation()).isEqualTo(shown);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//",
                "//host",
                "host/path",
                "//@host/x",
                "//me@/x",
                "//me@host:0/x",
                "//me@host:65536/x",
                "//me@host:x/y",
                "//me@host/../x",
                "//me@host/a/./b",
                "//me@host/a\0b"
            })
    void what_is_no_location_is_refused_with_the_form_of_one(String written) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Adapters.open(written, Map.of()))
                .satisfies(e -> assertThat(e.hint().orElse("")).contains("sftp://user@host"));
    }

    @Test
    void a_password_in_a_location_is_refused_and_not_repeated() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Adapters.open("//me:hunter2@host/x", Map.of()))
                .satisfies(e -> assertThat(e.getMessage() + e.hint())
                        .doesNotContain("hunter2")
                        .contains("password"));
    }

    @Test
    void the_location_goes_before_settings() {
        Map<String, String> settings = Map.of("user", "other", "port", "2222");
        try (FSAdapter said = Adapters.open("//me@host:2200/x", settings);
                FSAdapter open = Adapters.open("//host/x", settings)) {
            assertThat(said.displayLocation()).isEqualTo("sftp://me@host:2200/x");
            assertThat(open.displayLocation()).isEqualTo("sftp://other@host:2222/x");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "connections, 0",
        "connections, 65",
        "channels, 0",
        "port, 70000",
        "timeout, 0s",
        "links, follow",
        "host-key, MD5:aa",
        "password, hunter2",
        "passphrase, hunter2"
    })
    void settings_that_make_no_sense_are_refused(String key, String value) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> Adapters.open("//me@host/x", Map.of(key, value)))
                .satisfies(e -> assertThat(e.getMessage() + e.hint()).doesNotContain("hunter2"));
    }
}
