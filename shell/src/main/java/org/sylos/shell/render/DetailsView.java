package org.sylos.shell.render;

import java.time.Instant;
import java.time.ZoneId;
import java.util.TreeMap;
import org.sylos.engine.core.MigrationDetails;

/**
 * What the state file of a migration tells.
 *
 * @param details the migration
 */
public record DetailsView(MigrationDetails details) {
    /** For people. */
    public String text(ZoneId zone) {
        return head(zone)
                + (details.progress().isEmpty() ? "" : "\nAs last written, " + time(details.updatedAt(), zone) + "\n")
                + progress();
    }

    /** For people, without what may have changed since the file was written. */
    public String head(ZoneId zone) {
        Fields fields = new Fields()
                .add("name", details.name())
                .add("phase", Standing.of(details))
                .add("pass", Units.count(details.pass()))
                .add("source", details.source())
                .add("destination", details.destination())
                .add("created", time(details.createdAt(), zone))
                .add("updated", time(details.updatedAt(), zone))
                .add("database", details.database().toString())
                .add("id", details.id().toString());
        if (details.runningPid() >= 0) {
            fields.add("process", Long.toString(details.runningPid()));
        }
        return fields.text();
    }

    private String progress() {
        Fields fields = new Fields();
        new TreeMap<>(details.progress()).forEach((name, count) -> fields.add("  " + name, Units.count(count)));
        return fields.text();
    }

    private static String time(Instant at, ZoneId zone) {
        return Tables.time(at, zone);
    }

    /** For programs. */
    public Document document() {
        Document.Builder progress = Document.builder();
        new TreeMap<>(details.progress()).forEach(progress::put);
        return Document.builder()
                .put("name", details.name())
                .put("id", details.id().toString())
                .put("phase", details.phase().label())
                .put(
                        "return_to",
                        details.returnTo() == null ? null : details.returnTo().label())
                .put("interrupted", details.interrupted())
                .put("verification", details.verification().label())
                .put("pass", (long) details.pass())
                .put("created", details.createdAt())
                .put("updated", details.updatedAt())
                .put("source", details.source())
                .put("destination", details.destination())
                .put("database", details.database().toString())
                .put("pid", details.runningPid() < 0 ? null : details.runningPid())
                .put("progress", progress.build())
                .build();
    }
}
