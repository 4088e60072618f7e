package org.sylos.adapter.spectra.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.sylos.engine.api.ErrorClass;

/** Makes a configuration of the settings in a file. */
final class ConfigReader {
    private static final double DEFAULT_SHAPE = 1.1;
    private static final double DEFAULT_SPREAD = 4;

    private ConfigReader() {}

    static SpectraConfig read(Settings settings, Path folder) {
        settings.onlyKeys(
                "seed",
                "max-depth",
                "folders",
                "files",
                "file-size",
                "names",
                "worlds",
                "chaos",
                "keep-bytes",
                "store",
                "http");
        SpectraConfig.Builder builder = SpectraConfig.builder().onlyPrimary();
        SpectraConfig defaults = builder.build();
        builder.seed(settings.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, defaults.seed()))
                .maxDepth((int) settings.integer("max-depth", 0, SpectraConfig.MOST_DEPTH, defaults.maxDepth()))
                .folders(counts(settings, "folders", defaults.folders()))
                .files(counts(settings, "files", defaults.files()))
                .fileSizes(sizes(settings, defaults.fileSizes()))
                .names(names(settings))
                .keepBytes(settings.flag("keep-bytes", defaults.keepBytes()));
        Chaos everywhere = settings.has("chaos") ? ChaosReader.read(settings.section("chaos")) : Chaos.NONE;
        builder.world(SpectraConfig.PRIMARY, WorldSettings.COMPLETE.withChaos(everywhere));
        if (settings.has("store")) {
            builder.store(folder.resolve(settings.path("store")));
        }
        if (settings.has("http")) {
            builder.http(http(settings.section("http")));
        }
        if (settings.has("worlds")) {
            worlds(settings.section("worlds"), everywhere, builder);
        }
        return builder.build();
    }

    private static HttpSettings http(Settings settings) {
        settings.onlyKeys("port", "address");
        int port = (int) settings.integer("port", 1, HttpSettings.MOST_PORT);
        return new HttpSettings(
                settings.text("address", "the name or number of an address", HttpSettings.LOOPBACK), port);
    }

    private static CountRange counts(Settings parent, String key, CountRange absent) {
        if (!parent.has(key)) {
            return absent;
        }
        Settings settings = parent.section(key);
        settings.onlyKeys("min", "max", "distribution", "decay");
        int min = (int) settings.integer("min", 0, CountRange.MOST);
        int max = (int) settings.integer("max", min, CountRange.MOST);
        double decay = settings.decimal("decay", 0, 1, 1);
        if (decay == 0) {
            throw settings.wrong("decay", "a number above 0 and at most 1", "0");
        }
        Distribution distribution = Distribution.UNIFORM;
        if (settings.has("distribution")) {
            String label = settings.choice("distribution", labels(Distribution.values(), Distribution::label));
            distribution = byLabel(Distribution.values(), Distribution::label, label);
        }
        return new CountRange(min, max, distribution, decay);
    }

    private static FileSizes sizes(Settings parent, FileSizes absent) {
        if (!parent.has("file-size")) {
            return absent;
        }
        Settings settings = parent.section("file-size");
        return switch (settings.choice("distribution", "fixed", "uniform", "log-normal", "heavy-tail")) {
            case "fixed" -> {
                settings.onlyKeys("distribution", "size");
                yield new FileSizes.Fixed(settings.size("size", 0, FileSizes.MOST));
            }
            case "uniform" -> {
                settings.onlyKeys("distribution", "min", "max");
                long min = settings.size("min", 0, FileSizes.MOST);
                yield new FileSizes.Uniform(min, settings.size("max", min, FileSizes.MOST));
            }
            case "log-normal" -> {
                settings.onlyKeys("distribution", "median", "spread", "max");
                long median = settings.size("median", 1, FileSizes.MOST);
                double spread = settings.decimal("spread", 1, FileSizes.MOST_SPREAD, DEFAULT_SPREAD);
                yield new FileSizes.LogNormal(median, spread, settings.size("max", median, FileSizes.MOST));
            }
            default -> {
                settings.onlyKeys("distribution", "min", "max", "shape");
                long min = settings.size("min", 1, FileSizes.MOST);
                long max = settings.size("max", min, FileSizes.MOST);
                double shape = settings.decimal("shape", FileSizes.LEAST_SHAPE, FileSizes.MOST_SHAPE, DEFAULT_SHAPE);
                yield new FileSizes.HeavyTail(min, max, shape);
            }
        };
    }

    private static Names names(Settings parent) {
        if (!parent.has("names")) {
            return Names.PLAIN;
        }
        String[] styles = labels(NameStyle.values(), NameStyle::label);
        if (!parent.isSection("names")) {
            return Names.all(byLabel(NameStyle.values(), NameStyle::label, parent.choice("names", styles)));
        }
        Settings settings = parent.section("names");
        settings.onlyKeys("style", "share");
        NameStyle style = byLabel(NameStyle.values(), NameStyle::label, settings.choice("style", styles));
        return Names.some(style, settings.decimal("share", 0, 1, 1));
    }

    private static void worlds(Settings worlds, Chaos everywhere, SpectraConfig.Builder builder) {
        for (String name : worlds.keys()) {
            if (!SpectraConfig.isWorldName(name)) {
                throw worlds.wrong(
                        name, "the name of a world: at most 40 of a-z, 0-9, '_' and '-', starting with a letter", null);
            }
            builder.world(name, world(worlds.section(name), name.equals(SpectraConfig.PRIMARY), everywhere));
        }
    }

    private static WorldSettings world(Settings settings, boolean primary, Chaos everywhere) {
        if (primary) {
            // Complete and up to date: the others differ from it.
            settings.onlyKeys("probability", "mtime-skew", "chaos");
        } else {
            settings.onlyKeys("probability", "mtime-skew", "staleness", "chaos");
        }
        double probability = primary ? settings.decimal("probability", 1, 1, 1) : settings.decimal("probability", 0, 1);
        Duration most = WorldSettings.MOST_SKEW;
        Duration skew = settings.span("mtime-skew", most.negated(), most, Duration.ZERO);
        Chaos chaos = settings.has("chaos") ? ChaosReader.read(settings.section("chaos")) : everywhere;
        return new WorldSettings(probability, skew, staleness(settings), chaos);
    }

    private static Staleness staleness(Settings parent) {
        if (!parent.has("staleness")) {
            return Staleness.NONE;
        }
        Settings settings = parent.section("staleness");
        settings.onlyKeys("share", "age");
        double share = settings.decimal("share", 0, 1);
        return new Staleness(
                share, settings.span("age", Staleness.LEAST_AGE, Staleness.MOST_AGE, Staleness.NONE.age()));
    }

    /** How an enumeration is written in configurations. */
    interface Label<E> {
        String of(E value);
    }

    static String label(ErrorClass errorClass) {
        return errorClass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E> String[] labels(E[] values, Label<E> label) {
        return Arrays.stream(values).map(label::of).toArray(String[]::new);
    }

    static <E> E byLabel(E[] values, Label<E> label, String text) {
        return Arrays.stream(values)
                .filter(value -> label.of(value).equals(text))
                .findFirst()
                .orElseThrow();
    }
}
