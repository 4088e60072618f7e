package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ConfigException;

class BandwidthTest {
    private static final long MIB = 1 << 20;

    /** The first of June 2026 is a Monday. */
    private static long at(String text, int day, String time) {
        return Bandwidth.parse(text)
                .at(LocalDateTime.parse("2026-06-0" + day + "T" + time))
                .orElse(0);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "512K, 524288",
        "512KiB/s, 524288",
        "1KB/s, 1000",
        "50MiB/s, 52428800",
        "1.5M, 1572864",
        "2 GB/s, 2000000000",
        "1t, 1099511627776",
        "off, 0",
        "OFF, 0"
    })
    void a_rate_holds_all_the_time(String text, long expected) {
        assertThat(at(text, 3, "12:34")).isEqualTo(expected);
        assertThat(at(text, 7, "00:00")).isEqualTo(expected);
    }

    @Test
    void a_timetable_holds_from_its_minute_on_and_up_to_its_minute() {
        String text = "08:00-18:00 10MiB/s, 18:00-08:00 off";
        assertThat(at(text, 1, "07:59:59")).isZero();
        assertThat(at(text, 1, "08:00")).isEqualTo(10 * MIB);
        assertThat(at(text, 6, "17:59:59")).isEqualTo(10 * MIB);
        assertThat(at(text, 1, "18:00")).isZero();
    }

    @Test
    void a_slot_over_midnight_belongs_to_the_day_on_which_it_begins() {
        String text = "Fri 22:00-6:30 1M";
        assertThat(at(text, 5, "21:59")).isZero();
        assertThat(at(text, 5, "22:00")).isEqualTo(MIB);
        assertThat(at(text, 6, "06:29")).isEqualTo(MIB);
        assertThat(at(text, 6, "06:30")).isZero();
        assertThat(at(text, 5, "03:00")).isZero();
    }

    @Test
    void the_first_slot_that_holds_decides_and_days_can_be_ranges_and_sums() {
        String text = "Mon-Wed+Fri 08:00-18:00 1M, Sat-Mon 2M, 12:00-24:00 off, 3M";
        assertThat(at(text, 1, "09:00")).isEqualTo(MIB);
        assertThat(at(text, 1, "07:00")).isEqualTo(2 * MIB);
        assertThat(at(text, 7, "13:00")).isEqualTo(2 * MIB);
        assertThat(at(text, 4, "09:00")).isEqualTo(3 * MIB);
        assertThat(at(text, 4, "23:59")).isZero();
        assertThat(at(text, 5, "09:00")).isEqualTo(MIB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "off",
                "10MiB/s",
                "1000B/s",
                "08:00-18:00 10MiB/s, 18:00-08:00 off",
                "Mon+Tue 00:00-00:00 1KiB/s, 22:30-06:00 3TiB/s"
            })
    void its_text_is_read_as_the_same(String text) {
        assertThat(Bandwidth.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"                       | empty",
                "fast                     | 'fast' is no rate",
                "10MiB/s,                 | '' is no bandwidth",
                "0                        | '0' is no rate that could be kept",
                "-5M                      | '-5M' is no rate",
                "8-18 10M                 | is no",
                "25:00-26:00 10M          | '25:00' is no time of the day",
                "08:00-18:60 10M          | '18:60' is no time of the day",
                "08:00-18:00              | is no",
                "Mon-Fry 08:00-18:00 1M   | 'Fry' is no day of the week",
                "Mon-Tue-Wed 10:00-11:00 1M | no range of days",
                "10 XB/s                  | is no",
                "9999999999T              | no rate that could be kept"
            })
    void what_makes_no_sense_is_named(String text, String message) {
        assertThatThrownBy(() -> Bandwidth.parse(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }
}
