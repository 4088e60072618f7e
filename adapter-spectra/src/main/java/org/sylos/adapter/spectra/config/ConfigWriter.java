package org.sylos.adapter.spectra.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes configurations as {@link ConfigReader} reads them. */
final class ConfigWriter {
    private ConfigWriter() {}

    static String json(SpectraConfig config) {
        return tree(config).toPrettyString();
    }

    private static ObjectNode tree(SpectraConfig config) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("seed", config.seed());
        tree.put("max-depth", config.maxDepth());
        tree.set("folders", counts(config.folders()));
        tree.set("files", counts(config.files()));
        tree.set("file-size", sizes(config.fileSizes()));
        tree.set("names", names(config.names()));
        ObjectNode worlds = tree.putObject("worlds");
        config.worlds().forEach((name, settings) -> worlds.set(name, world(settings)));
        tree.put("keep-bytes", config.keepBytes());
        if (config.store() != null) {
            tree.put("store", config.store().toString());
        }
        HttpSettings http = config.http();
        if (http != null) {
            tree.putObject("http").put("port", http.port()).put("address", http.address());
        }
        return tree;
    }

    private static ObjectNode counts(CountRange range) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("min", range.min())
                .put("max", range.max())
                .put("distribution", range.distribution().label())
                .put("decay", range.decay());
    }

    private static ObjectNode sizes(FileSizes sizes) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        if (sizes instanceof FileSizes.Fixed fixed) {
            return tree.put("distribution", "fixed").put("size", fixed.bytes());
        }
        if (sizes instanceof FileSizes.Uniform uniform) {
            return tree.put("distribution", "uniform").put("min", uniform.min()).put("max", uniform.max());
        }
        if (sizes instanceof FileSizes.LogNormal normal) {
            return tree.put("distribution", "log-normal")
                    .put("median", normal.median())
                    .put("spread", normal.spread())
                    .put("max", normal.max());
        }
        FileSizes.HeavyTail tail = (FileSizes.HeavyTail) sizes;
        return tree.put("distribution", "heavy-tail")
                .put("min", tail.min())
                .put("max", tail.max())
                .put("shape", tail.shape());
    }

    private static ObjectNode names(Names names) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("style", names.style().label())
                .put("share", names.share());
    }

    private static ObjectNode world(WorldSettings settings) {
        ObjectNode tree = JsonNodeFactory.instance
                .objectNode()
                .put("probability", settings.probability())
                .put("mtime-skew", Spans.print(settings.mtimeSkew()));
        if (settings.staleness().share() > 0) {
            tree.putObject("staleness")
                    .put("share", settings.staleness().share())
                    .put("age", Spans.print(settings.staleness().age()));
        }
        if (!settings.chaos().equals(Chaos.NONE)) {
            tree.set("chaos", chaos(settings.chaos()));
        }
        return tree;
    }

    private static ObjectNode chaos(Chaos chaos) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("seed", chaos.seed());
        ObjectNode latency = tree.putObject("latency");
        chaos.latency()
                .forEach((operation, delay) -> latency.putObject(operation.label())
                        .put("base", Spans.print(delay.base()))
                        .put("jitter", Spans.print(delay.jitter())));
        RateLimit limit = chaos.rateLimit();
        if (limit != null) {
            ObjectNode rateLimit = tree.putObject("rate-limit")
                    .put("calls-per-second", limit.callsPerSecond())
                    .put("burst", limit.burst());
            if (limit.retryAfter() != null) {
                rateLimit.put("retry-after", Spans.print(limit.retryAfter()));
            }
        }
        ObjectNode failures = tree.putObject("failures");
        for (InjectedFailure failure : chaos.failures()) {
            ObjectNode one =
                    failures.putObject(ConfigReader.label(failure.errorClass())).put("rate", failure.rate());
            ArrayNode operations = one.putArray("operations");
            failure.operations().stream().sorted().forEach(operation -> operations.add(operation.label()));
        }
        tree.putObject("slow-folders").put("share", chaos.slowFolders()).put("latency", Spans.print(chaos.slowness()));
        return tree.put("most-in-a-row", chaos.mostInARow())
                .put("lost-answers", chaos.lostAnswers())
                .put("corrupted-reads", chaos.corruptedReads())
                .put("truncated-reads", chaos.truncatedReads())
                .put("short-reads", chaos.shortReads())
                .put("vanishing", chaos.vanishing());
    }
}
