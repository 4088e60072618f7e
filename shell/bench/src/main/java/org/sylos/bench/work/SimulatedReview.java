package org.sylos.bench.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sylos.bench.report.Row;
import org.sylos.bench.report.Series;
import org.sylos.bench.run.Conversation;
import org.sylos.bench.run.Lab;
import org.sylos.bench.run.MeasureException;
import org.sylos.bench.run.Timed;

/** First pages of a review with their totals, asked of a Sylos that is running already. */
final class SimulatedReview implements Work {
    private static final int FOLDERS = 10;
    private static final int FILES = 909_080;

    private static final Map<String, String> QUERIES = queries();

    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("a folder by name", "ls review /");
        queries.put("a folder by size", "ls review / --sort size");
        queries.put("search by status", "find review --status pending");
        queries.put("search by part of a name", "find review --where '{name: {contains: \"77\"}}'");
        queries.put("search by regular expression", "find review --where '{name: {regex: \"f[0-9]*77[0-9][.].*\"}}'");
        queries.put("everything by name", "find review --sort name");
        return queries;
    }

    @Override
    public String name() {
        return "review";
    }

    private static int files(double scale) {
        return (int) Math.max(1, Math.round(FILES * scale));
    }

    @Override
    public String title(double scale) {
        return String.format(
                "First pages of a review of %,d simulated nodes a side", FOLDERS + (FOLDERS + 1L) * files(scale));
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public Row measure(Lab lab) throws IOException, InterruptedException, MeasureException {
        Path config = Files.writeString(lab.place("spectra"), String.format("""
                seed: 1
                max-depth: 1
                folders: {min: %1$d, max: %1$d}
                files: {min: %2$d, max: %2$d}
                file-size: {distribution: uniform, min: 0, max: 1000000}
                worlds:
                  other: {probability: 0.99}
                """, FOLDERS, files(lab.scale())));
        String home = lab.place("home").toString();
        lab.sylos(
                "plan",
                "spectra:" + config + "?world=primary",
                "spectra:" + config + "?world=other",
                "--name",
                "review",
                "--home",
                home);
        Map<String, Series> series = new LinkedHashMap<>();
        QUERIES.keySet().forEach(query -> series.put(query, new Series(query)));
        try (Conversation sylos = new Conversation(lab.sylosCommand("--home", home))) {
            for (int round = 1; round <= lab.rounds(); round++) {
                for (Map.Entry<String, Series> query : series.entrySet()) {
                    double seconds = sylos.seconds(QUERIES.get(query.getKey()) + " --limit 100 -o jsonl");
                    lab.note(String.format("  round %d: %s %.3f s", round, query.getKey(), seconds));
                    query.getValue().add(new Timed(seconds, 0, 0));
                }
            }
        }
        Map<String, Double> facts = new LinkedHashMap<>();
        series.values().forEach(one -> facts.put(one.name() + ", ms", 1000 * one.seconds()));
        return new Row(name(), title(lab.scale()), List.of(), facts);
    }
}
