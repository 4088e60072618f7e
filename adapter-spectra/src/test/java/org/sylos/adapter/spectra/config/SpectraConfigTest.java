package org.sylos.adapter.spectra.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ErrorClass;

class SpectraConfigTest {
    @TempDir
    Path directory;

    @Test
    void yamlSaysEverything() throws Exception {
        SpectraConfig config = load("all.yaml", """
                seed: -7
                max-depth: 6
                folders: {min: 2, max: 10, decay: 0.5}
                files: {min: 0, max: 40, distribution: heavy-tail}
                file-size: {distribution: uniform, min: 0, max: 64K}
                keep-bytes: true
                worlds:
                  s1: {probability: 0.75}
                  old: {probability: 1, mtime-skew: -36h, staleness: {share: 0.25, age: 10d}}
                names: {style: hostile, share: 0.1}
                """);
        assertThat(config)
                .isEqualTo(SpectraConfig.builder()
                        .onlyPrimary()
                        .seed(-7)
                        .maxDepth(6)
                        .folders(CountRange.between(2, 10).withDecay(0.5))
                        .files(CountRange.between(0, 40).withDistribution(Distribution.HEAVY_TAIL))
                        .fileSizes(FileSizes.uniform(0, 65_536))
                        .keepBytes(true)
                        .world("s1", WorldSettings.withProbability(0.75))
                        .world(
                                "old",
                                WorldSettings.COMPLETE
                                        .withMtimeSkew(Duration.ofHours(-36))
                                        .withStaleness(new Staleness(0.25, Duration.ofDays(10))))
                        .names(Names.some(NameStyle.HOSTILE, 0.1))
                        .build());
        assertThat(config.worlds()).containsOnlyKeys("old", "primary", "s1");
    }

    @Test
    void jsonSaysTheSame() throws Exception {
        SpectraConfig config = load(
                "some.json",
                "{\n\t\"seed\": 3, \"file-size\": {\"distribution\": \"fixed\", \"size\": 10},\n"
                        + "\t\"worlds\": {\"primary\": {\"mtime-skew\": \"10s\"}}}");
        assertThat(config)
                .isEqualTo(SpectraConfig.builder()
                        .onlyPrimary()
                        .seed(3)
                        .fileSizes(FileSizes.fixed(10))
                        .world("primary", WorldSettings.COMPLETE.withMtimeSkew(Duration.ofSeconds(10)))
                        .build());
    }

    @Test
    void every_distribution_and_style_can_be_written_down() throws Exception {
        assertThat(load("a.yaml", "file-size: {distribution: log-normal, median: 16K, spread: 8, max: 1G}")
                        .fileSizes())
                .isEqualTo(FileSizes.logNormal(16 << 10, 8, 1 << 30));
        assertThat(load("b.yaml", "file-size: {distribution: log-normal, median: 1, max: 1}")
                        .fileSizes())
                .isEqualTo(FileSizes.logNormal(1, 4, 1));
        assertThat(load("c.yaml", "file-size: {distribution: heavy-tail, min: 1K, max: 10G, shape: 0.9}")
                        .fileSizes())
                .isEqualTo(FileSizes.heavyTail(1 << 10, 10L << 30, 0.9));
        assertThat(load("d.yaml", "file-size: {distribution: heavy-tail, min: 1, max: 2}")
                        .fileSizes())
                .isEqualTo(FileSizes.heavyTail(1, 2, 1.1));
        assertThat(load("e.yaml", "names: international").names()).isEqualTo(Names.all(NameStyle.INTERNATIONAL));
        assertThat(load("f.yaml", "folders: {min: 0, max: 9, distribution: normal}")
                        .folders()
                        .distribution())
                .isEqualTo(Distribution.NORMAL);
    }

    @Test
    void a_simulator_is_reached_over_http_where_its_configuration_says() throws Exception {
        SpectraConfig config = load("served.yaml", "http: {port: 8090}");
        assertThat(config.http()).isEqualTo(HttpSettings.onLoopback(8090));
        assertThat(HttpSettings.onLoopback(8090).socketAddress().getAddress().isLoopbackAddress())
                .isTrue();
        SpectraConfig open = load("open.yaml", "http: {port: 1, address: 0.0.0.0}");
        assertThat(open.http()).isEqualTo(new HttpSettings("0.0.0.0", 1));
        assertThat(SpectraConfig.parse(open.toJson(), "again.json")).isEqualTo(open);
        assertThat(SpectraConfig.demo().http()).isNull();
        assertThatThrownBy(() -> new HttpSettings(" ", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HttpSettings.onLoopback(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_store_lies_where_its_configuration_does() throws Exception {
        SpectraConfig config = load("stored.yaml", "store: sub/changes.db");
        assertThat(config.store()).isEqualTo(directory.resolve("sub/changes.db"));
        assertThat(SpectraConfig.parse(config.toJson(), "text.json")).isEqualTo(config);
        assertThat(SpectraConfig.parse("store: a.db", "text").store())
                .isEqualTo(Path.of("a.db").toAbsolutePath());
        assertThat(config.toBuilder().store(null).build().store()).isNull();
    }

    @Test
    void chaos_is_that_of_all_worlds_that_have_none_of_their_own() throws Exception {
        SpectraConfig config = load("chaos.yaml", """
                chaos:
                  seed: 9
                  latency: {all: {base: 5ms, jitter: 1ms}, list: {base: 1s}}
                  rate-limit: {calls-per-second: 100, retry-after: 2s}
                  failures: {transient: 0.1, no-space: {rate: 0.01, operations: [write, create-folder]}}
                  most-in-a-row: 7
                  lost-answers: 0.02
                  corrupted-reads: 0.03
                  truncated-reads: 0.04
                  short-reads: 0.05
                  vanishing: 0.06
                  slow-folders: {share: 0.07, latency: 3s}
                worlds:
                  s1: {probability: 0.5}
                  calm: {probability: 0.5, chaos: {}}
                """);
        Chaos chaos = Chaos.builder()
                .seed(9)
                .latency(new Latency(Duration.ofMillis(5), Duration.ofMillis(1)))
                .latency(SpectraOperation.LIST, new Latency(Duration.ofSeconds(1), Duration.ZERO))
                .rateLimit(new RateLimit(100, 10, Duration.ofSeconds(2)))
                .failure(InjectedFailure.of(ErrorClass.TRANSIENT, 0.1))
                .failure(InjectedFailure.of(
                        ErrorClass.NO_SPACE, 0.01, SpectraOperation.WRITE, SpectraOperation.CREATE_FOLDER))
                .mostInARow(7)
                .lostAnswers(0.02)
                .corruptedReads(0.03)
                .truncatedReads(0.04)
                .shortReads(0.05)
                .vanishing(0.06)
                .slowFolders(0.07, Duration.ofSeconds(3))
                .build();
        assertThat(config.worlds().get("primary")).isEqualTo(WorldSettings.COMPLETE.withChaos(chaos));
        assertThat(config.worlds().get("s1"))
                .isEqualTo(WorldSettings.withProbability(0.5).withChaos(chaos));
        assertThat(config.worlds().get("calm")).isEqualTo(WorldSettings.withProbability(0.5));
        assertThat(SpectraConfig.parse(config.toJson(), "text.json")).isEqualTo(config);
        assertThat(Chaos.builder().seed(5).mostInARow(9).build().calm()).isTrue();
        assertThat(chaos.calm()).isFalse();
    }

    @Test
    void anEmptyFileIsTheDemoWithoutItsWorlds() throws Exception {
        assertThat(load("empty.yaml", "# nothing\n"))
                .isEqualTo(SpectraConfig.demo().toBuilder().onlyPrimary().build());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seed: much | 'seed'",
                "seed: 99999999999999999999 | 'seed'",
                "max-depth: -1 | 'max-depth'",
                "max-depth: 10001 | 'max-depth'",
                "max-depth: 2.5 | 'max-depth'",
                "max-dept: 3 | 'max-dept'",
                "folders: 7 | 'folders'",
                "folders: {min: 1} | 'folders.max'",
                "folders: {min: 5, max: 3} | 'folders.max'",
                "files: {min: 0, max: 1000000001} | 'files.max'",
                "files: {min: 0, max: 1, decay: 0} | 'files.decay'",
                "files: {min: 0, max: 1, decay: 1.5} | 'files.decay'",
                "files: {min: 0, max: 1, average: 1} | 'files.average'",
                "folders: {min: 0, max: 1, distribution: even} | 'folders.distribution'",
                "file-size: {distribution: normal} | 'file-size.distribution'",
                "file-size: {distribution: log-normal, median: 0, max: 1} | 'file-size.median'",
                "file-size: {distribution: log-normal, median: 9, max: 8} | 'file-size.max'",
                "file-size: {distribution: log-normal, median: 9} | 'file-size.max'",
                "file-size: {distribution: log-normal, median: 1, spread: 0.9, max: 2} | 'file-size.spread'",
                "file-size: {distribution: log-normal, median: 1, shape: 1, max: 2} | 'file-size.shape'",
                "file-size: {distribution: heavy-tail, min: 0, max: 1} | 'file-size.min'",
                "file-size: {distribution: heavy-tail, min: 2, max: 1} | 'file-size.max'",
                "file-size: {distribution: heavy-tail, min: 1, max: 2, shape: 11} | 'file-size.shape'",
                "names: odd | 'names'",
                "names: {share: 1} | 'names.style'",
                "names: {style: odd} | 'names.style'",
                "names: {style: hostile, share: 2} | 'names.share'",
                "worlds: {s1: {probability: 1, staleness: 0.5}} | 'worlds.s1.staleness'",
                "worlds: {s1: {probability: 1, staleness: {age: 1h}}} | 'worlds.s1.staleness.share'",
                "worlds: {s1: {probability: 1, staleness: {share: -1}}} | 'worlds.s1.staleness.share'",
                "worlds: {s1: {probability: 1, staleness: {share: 1, age: 1ms}}} | 'worlds.s1.staleness.age'",
                "worlds: {primary: {staleness: {share: 1}}} | 'worlds.primary.staleness'",
                "store: 1 | 'store'",
                "store: '' | 'store'",
                "http: 8090 | 'http'",
                "http: {} | 'http.port'",
                "http: {port: 0} | 'http.port'",
                "http: {port: 65536} | 'http.port'",
                "http: {port: 80, address: ''} | 'http.address'",
                "http: {port: 80, address: 7} | 'http.address'",
                "http: {port: 80, host: x} | 'http.host'",
                "chaos: 1 | 'chaos'",
                "chaos: {weather: bad} | 'chaos.weather'",
                "chaos: {seed: x} | 'chaos.seed'",
                "chaos: {latency: {lists: {base: 1s}}} | 'chaos.latency.lists'",
                "chaos: {latency: {list: {base: 2h}}} | 'chaos.latency.list.base'",
                "chaos: {latency: {all: {jitter: -1s}}} | 'chaos.latency.all.jitter'",
                "chaos: {rate-limit: {burst: 1}} | 'chaos.rate-limit.calls-per-second'",
                "chaos: {rate-limit: {calls-per-second: 0}} | 'chaos.rate-limit.calls-per-second'",
                "chaos: {rate-limit: {calls-per-second: 1, burst: 0}} | 'chaos.rate-limit.burst'",
                "chaos: {rate-limit: {calls-per-second: 1, retry-after: x}} | 'chaos.rate-limit.retry-after'",
                "chaos: {failures: {parent: 0.1}} | 'chaos.failures.parent'",
                "chaos: {failures: {transient: 1.1}} | 'chaos.failures.transient'",
                "chaos: {failures: {transient: 0.6, auth: 0.6}} | 'chaos.failures.auth'",
                "chaos: {failures: {transient: {rate: 1, operations: []}}} | 'chaos.failures.transient.operations'",
                "chaos: {failures: {transient: {rate: 1, operations: [lists]}}} | 'chaos.failures.transient.operations'",
                "chaos: {failures: {transient: {operations: [list]}}} | 'chaos.failures.transient.rate'",
                "chaos: {most-in-a-row: 0} | 'chaos.most-in-a-row'",
                "chaos: {lost-answers: 2} | 'chaos.lost-answers'",
                "chaos: {corrupted-reads: 2} | 'chaos.corrupted-reads'",
                "chaos: {truncated-reads: 2} | 'chaos.truncated-reads'",
                "chaos: {short-reads: 2} | 'chaos.short-reads'",
                "chaos: {vanishing: 2} | 'chaos.vanishing'",
                "chaos: {slow-folders: {share: 0.5}} | 'chaos.slow-folders.latency'",
                "worlds: {s1: {probability: 1, chaos: {vanishing: 2}}} | 'worlds.s1.chaos.vanishing'",
                "file-size: {distribution: fixed, size: 1X} | 'file-size.size'",
                "file-size: {distribution: fixed, size: [1]} | 'file-size.size'",
                "file-size: {distribution: fixed, min: 1} | 'file-size.min'",
                "file-size: {distribution: uniform, min: 2K, max: 1K} | 'file-size.max'",
                "file-size: {size: 1} | 'file-size.distribution'",
                "keep-bytes: perhaps | 'keep-bytes'",
                "worlds: [s1] | 'worlds'",
                "worlds: {s1: {}} | 'worlds.s1.probability'",
                "worlds: {s1: {probability: 1.01}} | 'worlds.s1.probability'",
                "worlds: {s1: {probability: 1, skew: 1s}} | 'worlds.s1.skew'",
                "worlds: {s1: {probability: 1, mtime-skew: soon}} | 'worlds.s1.mtime-skew'",
                "worlds: {s1: {probability: 1, mtime-skew: 999999h}} | 'worlds.s1.mtime-skew'",
                "worlds: {s1: {probability: 1, mtime-skew: [1s]}} | 'worlds.s1.mtime-skew'",
                "worlds: {primary: {probability: 0.5}} | 'worlds.primary.probability'",
                "worlds: {S1: {probability: 0.5}} | 'worlds.S1'",
            })
    void aWrongSettingIsNamed(String yaml, String key) {
        assertThatThrownBy(() -> load("wrong.yaml", yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key.strip())
                .hasMessageContaining("wrong.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "just text",
                "- 1",
                "seed: 1\nseed: 2",
                "seed: 1\n---\nseed: 2",
                "seed: [",
                "worlds: {s1: {probability: .nan}}",
                "a: &a [x]\nb: *c",
            })
    void whatIsNoConfigurationIsRefusedWithTheFile(String yaml) {
        assertThatThrownBy(() -> load("wrong.yaml", yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("wrong.yaml");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws Exception {
        assertThatThrownBy(() -> SpectraConfig.load(directory.resolve("none.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none.yaml");
        assertThatThrownBy(() -> SpectraConfig.load(directory)).isInstanceOf(ConfigException.class);
        Path latin = Files.write(directory.resolve("latin.yaml"), new byte[] {'#', (byte) 0xe9, '\n'});
        assertThatThrownBy(() -> SpectraConfig.load(latin))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("UTF-8");
        Path large = Files.writeString(directory.resolve("large.yaml"), "#".repeat(1_100_000));
        assertThatThrownBy(() -> SpectraConfig.load(large))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void a_complaint_names_the_bounds() {
        assertThatThrownBy(() -> load("wrong.yaml", "worlds: {s1: {probability: 1, staleness: {share: 1, age: 1ms}}}"))
                .hasMessage("'worlds.s1.staleness.age' in '" + directory.resolve("wrong.yaml")
                        + "' must be a time span from 1s to 36525d, such as 500ms, 90s or 24h, but is \"1ms\"");
        assertThatThrownBy(() -> load("wrong.yaml", "file-size: {distribution: heavy-tail, min: 1, max: 2, shape: 11}"))
                .hasMessageContaining("a number from 0.1 to 10.0, but is 11");
    }

    @Property
    void a_configuration_written_out_is_read_as_it_was(@ForAll long seed) {
        SpectraConfig config = random(new Random(seed));
        assertThat(SpectraConfig.parse(config.toJson(), "text.json")).isEqualTo(config);
        assertThat(SpectraConfig.parse(config.toJson(), "text.yaml")).isEqualTo(config);
    }

    private static SpectraConfig random(Random random) {
        FileSizes sizes = List.of(
                        FileSizes.fixed(random.nextInt(1 << 30)),
                        FileSizes.uniform(random.nextInt(9), 10L << random.nextInt(50)),
                        FileSizes.logNormal(1 + random.nextInt(9), 1 + 999 * random.nextDouble(), 10),
                        FileSizes.heavyTail(
                                1 + random.nextInt(9), 10L << random.nextInt(50), 0.1 + random.nextDouble()))
                .get(random.nextInt(4));
        Distribution[] distributions = Distribution.values();
        NameStyle[] styles = NameStyle.values();
        return SpectraConfig.builder()
                .seed(random.nextLong())
                .maxDepth(random.nextInt(SpectraConfig.MOST_DEPTH))
                .folders(CountRange.between(random.nextInt(9), 9 + random.nextInt(9))
                        .withDecay(1 - random.nextDouble())
                        .withDistribution(distributions[random.nextInt(distributions.length)]))
                .fileSizes(sizes)
                .names(Names.some(styles[random.nextInt(styles.length)], random.nextDouble()))
                .keepBytes(random.nextBoolean())
                .world(
                        "w" + random.nextInt(9),
                        WorldSettings.withProbability(random.nextDouble())
                                .withMtimeSkew(Duration.ofNanos(random.nextLong() >> random.nextInt(64) >> 2))
                                .withStaleness(new Staleness(
                                        random.nextDouble(), Duration.ofSeconds(1, random.nextInt(1_000_000_000)))))
                .build();
    }

    @Test
    void buildersRefuseNonsense() {
        SpectraConfig.Builder builder = SpectraConfig.builder();
        assertThatThrownBy(() -> CountRange.between(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CountRange.exactly(1).withDecay(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileSizes.fixed(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileSizes.logNormal(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileSizes.heavyTail(1, 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Names.some(NameStyle.HOSTILE, 1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Latency(Duration.ofHours(2), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RateLimit.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InjectedFailure.of(ErrorClass.PARENT, 0.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InjectedFailure.of(ErrorClass.FATAL, 1.1))
                .isInstanceOf(IllegalArgumentException.class);
        Chaos.Builder chaos = Chaos.builder().vanishing(Double.NaN);
        assertThatThrownBy(chaos::build).isInstanceOf(IllegalArgumentException.class);
        chaos.vanishing(0)
                .failure(InjectedFailure.of(ErrorClass.FATAL, 0.6))
                .failure(InjectedFailure.of(ErrorClass.AUTH, 0.6));
        assertThatThrownBy(chaos::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 1");
        assertThatThrownBy(() -> Staleness.of(-0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Staleness(1, Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WorldSettings.withProbability(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxDepth(-1).build()).isInstanceOf(IllegalArgumentException.class);
        builder.maxDepth(1).world("primary", WorldSettings.withProbability(0.5));
        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
        builder.world("primary", WorldSettings.COMPLETE.withStaleness(Staleness.of(0.5)));
        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aConfigurationComesBackFromItsBuilder() {
        assertThat(SpectraConfig.demo().toBuilder().build())
                .isEqualTo(SpectraConfig.demo())
                .hasSameHashCodeAs(SpectraConfig.demo());
    }

    /** The shapes that the documentation offers for trials at scale. */
    @Test
    void largeTreesCanBePlanned() {
        SpectraConfig.Builder shape = SpectraConfig.builder().maxDepth(5).folders(CountRange.exactly(10));
        assertThat(shape.files(CountRange.exactly(44))
                        .build()
                        .expected("primary")
                        .nodes())
                .isEqualTo(4_999_994);
        assertThat(shape.files(CountRange.exactly(89))
                        .build()
                        .expected("primary")
                        .nodes())
                .isEqualTo(9_999_989);
    }

    private SpectraConfig load(String name, String text) throws IOException {
        return SpectraConfig.load(Files.writeString(directory.resolve(name), text));
    }
}
