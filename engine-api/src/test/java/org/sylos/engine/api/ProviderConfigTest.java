package org.sylos.engine.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderConfigTest {
    private static final Provider PROVIDER = new Provider() {
        @Override
        public String name() {
            return "sample";
        }

        @Override
        public String summary() {
            return "A sample";
        }

        @Override
        public List<ConfigKey> configKeys() {
            return List.of(
                    ConfigKey.optional("buffer", ConfigKey.Type.SIZE, "64K", "bytes to hold"),
                    ConfigKey.optional("limit", ConfigKey.Type.SIZE, null, "bytes to take"),
                    ConfigKey.optional("wait", ConfigKey.Type.DURATION, "10s", "how long to wait"),
                    ConfigKey.optional("tries", ConfigKey.Type.INTEGER, "3", "how often to try"),
                    ConfigKey.optional("links", ConfigKey.Type.BOOLEAN, "false", "whether links are kept"),
                    ConfigKey.required("bucket", ConfigKey.Type.TEXT, "where to look"),
                    new ConfigKey("token", ConfigKey.Type.INTEGER, null, false, true, "how to get in"));
        }
    };

    private static ProviderConfig with(String... pairs) {
        Map<String, String> values = new HashMap<>(Map.of("bucket", "b"));
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return ProviderConfig.of(PROVIDER, values);
    }

    @Test
    void answersDefaultsForWhatIsNotGiven() {
        ProviderConfig config = with();
        assertThat(config.size("buffer")).hasValue(65_536L);
        assertThat(config.size("limit")).isEmpty();
        assertThat(config.duration("wait")).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.integer("tries")).isEqualTo(3);
        assertThat(config.flag("links")).isFalse();
        assertThat(config.requireText("bucket")).isEqualTo("b");
        assertThat(config.given()).containsOnly(Map.entry("bucket", "b"));
    }

    @Test
    void answersWhatIsGiven() {
        ProviderConfig config =
                with("buffer", "1M", "limit", "5", "wait", "250ms", "tries", "-7", "links", "true", "bucket", "");
        assertThat(config.size("buffer")).hasValue(1L << 20);
        assertThat(config.size("limit")).hasValue(5L);
        assertThat(config.duration("wait")).isEqualTo(Duration.ofMillis(250));
        assertThat(config.integer("tries")).isEqualTo(-7);
        assertThat(config.flag("links")).isTrue();
        assertThat(config.requireText("bucket")).isEmpty();
    }

    @Test
    void doesNotChangeWithTheMapItWasMadeOf() {
        Map<String, String> values = new HashMap<>(Map.of("bucket", "b"));
        ProviderConfig config = ProviderConfig.of(PROVIDER, values);
        values.put("bucket", "other");
        assertThat(config.requireText("bucket")).isEqualTo("b");
    }

    @Test
    void refusesAnUnknownKeyAndNamesTheKnownOnes() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> with("bufer", "1"))
                .withMessageContaining("bufer")
                .withMessageContaining("sample")
                .satisfies(
                        refusal -> assertThat(refusal.hint()).get().asString().contains("buffer", "bucket"));
    }

    @Test
    void refusesToGoWithoutARequiredKey() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ProviderConfig.of(PROVIDER, Map.of()))
                .withMessageContaining("bucket")
                .satisfies(refusal -> assertThat(refusal.hint()).hasValue("where to look"));
    }

    @ParameterizedTest
    @CsvSource({
        "buffer,1 K",
        "buffer,K",
        "buffer,-1",
        "buffer,1k",
        "buffer,1.5M",
        "buffer,9999999999999999999",
        "wait,10",
        "wait,s",
        "wait,1d",
        "wait,-1s",
        "tries,1.0",
        "tries,one",
        "tries,+1",
        "links,yes",
        "links,TRUE",
        "links,1"
    })
    void refusesAValueOfAnotherTypeAndShowsIt(String key, String value) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> with(key, value))
                .withMessageContaining("'" + key + "'")
                .withMessageContaining("'" + value + "'");
    }

    @Test
    void neverShowsASecret() {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> with("token", "hunter2"))
                .satisfies(refusal -> assertThat(refusal.getMessage() + refusal.hint())
                        .contains("token")
                        .doesNotContain("hunter2"));
    }

    @Test
    void isNotAskedForKeysThatNobodyDocuments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with().text("nonsense"))
                .withMessageContaining("nonsense");
    }

    @Test
    void refusesSizesThatFitNoFile() {
        assertThat(ProviderConfig.parseSize("8388607T")).isEqualTo(8_388_607L << 40);
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ProviderConfig.parseSize("8388608T"))
                .withMessageContaining("8388608T");
        assertThatExceptionOfType(ConfigException.class).isThrownBy(() -> with("buffer", "8388608T"));
    }

    @Property
    void readsSizesInPowersOf1024(@ForAll @LongRange(max = 1L << 20) long count, @ForAll @IntRange(max = 4) int power) {
        String suffix = List.of("", "K", "M", "G", "T").get(power);
        long expected = count;
        for (int i = 0; i < power; i++) {
            expected *= 1024;
        }
        assertThat(ProviderConfig.parseSize(count + suffix)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0ms,PT0S", "1500ms,PT1.5S", "90s,PT1M30S", "5m,PT5M", "48h,PT48H", "999999999999h,PT999999999999H"})
    void readsTimeSpans(String text, Duration expected) {
        assertThat(ProviderConfig.parseDuration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "a_b", "", "-a", "1a", "a b", "bucketName"})
    void keysHaveOneForm(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfigKey.optional(name, ConfigKey.Type.TEXT, null, "nothing"))
                .withMessageContaining(name);
    }
}
