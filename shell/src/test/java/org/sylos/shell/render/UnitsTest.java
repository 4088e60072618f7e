package org.sylos.shell.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 B",
                "1 | 1 B",
                "1023 | 1023 B",
                "1024 | 1.0 KiB",
                "1536 | 1.5 KiB",
                "1048575 | 1.0 MiB",
                "1048524 | 1023.9 KiB",
                "1073741824 | 1.0 GiB",
                "1099511627776 | 1.0 TiB",
                "9223372036854775807 | 8.0 EiB"
            })
    void bytes(long bytes, String text) {
        assertThat(Units.bytes(bytes)).isEqualTo(text);
    }

    @Property
    void bytesAreShort(@ForAll @LongRange(min = 0) long bytes) {
        assertThat(Units.bytes(bytes))
                .matches("\\d{1,4} B|\\d{1,4}\\.\\d [KMGTPE]iB")
                .hasSizeLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0:00", "59999 | 0:59", "61000 | 1:01", "3723000 | 1:02:03", "183845000 | 2d 03:04:05"})
    void clock(long millis, String text) {
        assertThat(Units.clock(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0.0 s",
                "449 | 0.4 s",
                "9949 | 9.9 s",
                "9950 | 10 s",
                "59400 | 59 s",
                "59600 | 1 min 00 s",
                "192000 | 3 min 12 s",
                "3720000 | 1 h 02 min",
                "90000000 | 1 d 01 h"
            })
    void span(long millis, String text) {
        assertThat(Units.span(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0/s", "0.25 | 0.3/s", "9.94 | 9.9/s", "10 | 10/s", "12345.6 | 12,346/s", "-1 | 0/s"})
    void rate(double perSecond, String text) {
        assertThat(Units.rate(perSecond)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1 | 1 file", "0 | 0 files", "1234567 | 1,234,567 files"})
    void counts(long count, String text) {
        assertThat(Units.count(count, "file", "files")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"100 | 1000 | 100.0", "100 | 0 | 0.0", "3 | 2000 | 1.5"})
    void perSecond(long number, long millis, double rate) {
        assertThat(Units.perSecond(number, Duration.ofMillis(millis))).isEqualTo(rate);
    }
}
