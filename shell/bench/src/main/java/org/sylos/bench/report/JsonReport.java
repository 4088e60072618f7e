package org.sylos.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.sylos.bench.run.Lab;
import org.sylos.bench.run.Timed;

/** All measurements for programs: {@code {rounds, scale, java, processors, rows: [{name, title, series, facts}]}}. */
public final class JsonReport {
    private JsonReport() {}

    /** The text. */
    public static String of(List<Row> rows, Lab lab) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("rounds", lab.rounds());
            json.writeNumberField("scale", lab.scale());
            json.writeStringField("java", Runtime.version().toString());
            json.writeNumberField("processors", Runtime.getRuntime().availableProcessors());
            json.writeArrayFieldStart("rows");
            for (Row row : rows) {
                write(json, row);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void write(JsonGenerator json, Row row) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", row.name());
        json.writeStringField("title", row.title());
        json.writeArrayFieldStart("series");
        for (Series series : row.series()) {
            write(json, series, row.series().get(row.series().size() - 1));
        }
        json.writeEndArray();
        json.writeObjectFieldStart("facts");
        for (Map.Entry<String, Double> fact : row.facts().entrySet()) {
            json.writeNumberField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Series series, Series ours) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", series.name());
        json.writeNumberField("medianSeconds", series.seconds());
        json.writeNumberField("sylosRatio", ours.ratioTo(series));
        json.writeArrayFieldStart("runs");
        for (Timed run : series.runs()) {
            json.writeStartObject();
            json.writeNumberField("seconds", run.seconds());
            json.writeNumberField("cpuSeconds", run.cpuSeconds());
            json.writeNumberField("peakBytes", run.peakBytes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
