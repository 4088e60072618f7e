package org.sylos.engine.core.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ConfigException;

class LogAddressTest {
    @ParameterizedTest
    @CsvSource({
        "localhost:5140, localhost, 5140",
        "logs.example.org:1, logs.example.org, 1",
        "127.0.0.1:65535, 127.0.0.1, 65535",
        "[::1]:514, ::1, 514",
        "[fe80::1%eth0]:514, fe80::1%eth0, 514",
    })
    void readsHostAndPort(String text, String host, int port) {
        LogAddress address = LogAddress.parse(text);
        assertThat(address).isEqualTo(new LogAddress(host, port));
        assertThat(address).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "localhost",
                "localhost:",
                ":514",
                "localhost:0",
                "localhost:65536",
                "localhost:99999",
                "localhost:123456",
                "localhost:-1",
                "localhost:port",
                "::1:514",
                "[::1]",
                "[]:514",
                "[localhost]:514",
                "a b:514",
                "http://localhost:514",
                "localhost:514 ",
                "localhost:٣"
            })
    void refusesEverythingElseAndSaysWhatToWrite(String text) {
        assertThatThrownBy(() -> LogAddress.parse(text)).isInstanceOfSatisfying(ConfigException.class, e -> {
            assertThat(e).hasMessageContaining("log address");
            assertThat(e.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("[::1]:5140"));
        });
    }
}
