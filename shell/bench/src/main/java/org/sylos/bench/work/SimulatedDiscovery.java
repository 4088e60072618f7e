package org.sylos.bench.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sylos.bench.report.Row;
import org.sylos.bench.report.Series;
import org.sylos.bench.run.Lab;
import org.sylos.bench.run.MeasureException;

/** Discovery and comparison of two simulated worlds that hold the same, without any storage beneath. */
final class SimulatedDiscovery implements Work {
    private static final int FOLDERS = 111_110;
    private static final int FILES_PER_FOLDER = 89;

    @Override
    public String name() {
        return "discovery";
    }

    private static int filesPerFolder(double scale) {
        return (int) Math.max(0, Math.round(FILES_PER_FOLDER * scale));
    }

    private static long nodes(double scale) {
        return FOLDERS + (FOLDERS + 1L) * filesPerFolder(scale);
    }

    @Override
    public String title(double scale) {
        return String.format("Plan over %,d simulated nodes a side", nodes(scale));
    }

    @Override
    public boolean slow() {
        return true;
    }

    @Override
    public Row measure(Lab lab) throws IOException, InterruptedException, MeasureException {
        Path config = Files.writeString(lab.place("spectra"), String.format("""
                seed: 1
                max-depth: 5
                folders: {min: 10, max: 10}
                files: {min: %1$d, max: %1$d}
                file-size: {distribution: fixed, size: 1000}
                worlds:
                  other: {probability: 1}
                """, filesPerFolder(lab.scale())));
        List<Series> series = Rounds.of(
                lab,
                List.of(),
                program -> lab.sylos(
                        "plan",
                        "spectra:" + config + "?world=primary",
                        "spectra:" + config + "?world=other",
                        "--name",
                        "discovery",
                        "--home",
                        lab.place("home").toString()));
        return new Row(
                name(),
                title(lab.scale()),
                series,
                Map.of(
                        "nodes a second, of both sides",
                        2 * nodes(lab.scale()) / series.get(0).seconds()));
    }
}
