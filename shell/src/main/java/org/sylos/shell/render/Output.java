package org.sylos.shell.render;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Listings and documents in every format, each ending with a line break. */
public final class Output {
    private Output() {}

    /**
     * A listing as text.
     *
     * @param width columns that a table may take; the last column is cut to fit
     * @param zone in which tables show times
     */
    public static String listing(Listing listing, Format format, Palette palette, int width, ZoneId zone) {
        return switch (format) {
            case TABLE -> Tables.draw(listing, palette, width, zone);
            case CSV -> csv(listing, true);
            case JSON -> written(out -> Json.array(out, objects(listing)));
            case JSONL -> jsonLines(listing);
        };
    }

    /** A document as text; as CSV its facts become columns, those of inner documents with their names joined by dots. */
    public static String document(Document document, Format format) {
        return switch (format) {
            case JSON -> written(out -> Json.object(out, document));
            case JSONL -> written(out -> Json.lines(out, List.of(document)));
            case CSV -> flat(document);
            case TABLE -> throw new IllegalArgumentException("a document has no table form");
        };
    }

    static String jsonLines(Listing listing) {
        return written(out -> Json.lines(out, objects(listing)));
    }

    static List<Document> objects(Listing listing) {
        return listing.rows().stream().map(row -> object(listing, row)).toList();
    }

    private static Document object(Listing listing, List<@Nullable Object> row) {
        Document.Builder object = Document.builder();
        for (int i = 0; i < row.size(); i++) {
            object.put(listing.columns().get(i).name(), row.get(i));
        }
        return object.build();
    }

    /** Rows as comma-separated values, with or without the line of names before them. */
    static String csv(Listing listing, boolean headed) {
        return written(out -> {
            if (headed) {
                Csv.line(out, listing.columns().stream().map(Column::name).toList());
            }
            for (List<@Nullable Object> row : listing.rows()) {
                Csv.line(out, row.stream().map(Output::plain).toList());
            }
        });
    }

    private static String flat(Document document) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        flatten("", document, columns);
        return written(out -> {
            Csv.line(out, List.copyOf(columns.keySet()));
            Csv.line(out, new java.util.ArrayList<>(columns.values()));
        });
    }

    private static void flatten(String prefix, Document document, Map<String, @Nullable Object> columns) {
        document.facts().forEach((name, value) -> {
            if (value instanceof Document inner) {
                flatten(prefix + name + ".", inner, columns);
            } else {
                columns.put(prefix + name, plain(value));
            }
        });
    }

    /** What fits into one field: a list becomes JSON. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof List<?> list ? written(out -> Json.compact(out, list)) : value;
    }

    private static String written(Writing writing) {
        StringWriter out = new StringWriter();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.toString();
    }

    private interface Writing {
        void to(Writer out) throws IOException;
    }
}
