package org.sylos.shell.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
    private static final Listing LISTING = new Listing(
            List.of(
                    Column.text("name", "NAME"),
                    Column.of("files", "FILES", Column.Kind.COUNT),
                    Column.of("bytes", "SIZE", Column.Kind.BYTES),
                    Column.of("at", "TIME", Column.Kind.TIME),
                    Column.text("note", "NOTE")),
            List.of(
                    Arrays.asList("a", 1234567L, 1536L, Instant.ofEpochSecond(0), "said \"no\", then\nleft"),
                    Arrays.asList("long name", 7L, 0L, null, null)));

    private static String draw(Format format, int width) {
        return Output.listing(LISTING, format, Palette.PLAIN, width, ZoneOffset.UTC);
    }

    @Test
    void table() {
        assertThat(draw(Format.TABLE, 200)).isEqualTo("""
                        NAME           FILES     SIZE  TIME                 NOTE
                        a          1,234,567  1.5 KiB  1970-01-01 00:00:00  said "no", then\\nleft
                        long name          7      0 B
                        """);
    }

    @Test
    void tableIsCutToTheTerminal() {
        assertThat(draw(Format.TABLE, 60).lines())
                .allMatch(line -> Text.width(line) <= 60)
                .anyMatch(line -> line.endsWith("…"));
    }

    @Test
    void csvIsExact() {
        assertThat(draw(Format.CSV, 10)).isEqualTo("""
                        name,files,bytes,at,note
                        a,1234567,1536,1970-01-01T00:00:00Z,"said ""no"", then
                        left"
                        long name,7,0,,
                        """);
    }

    @Test
    void jsonLines() {
        assertThat(draw(Format.JSONL, 10)).isEqualTo("""
                        {"name":"a","files":1234567,"bytes":1536,"at":"1970-01-01T00:00:00Z","note":"said \\"no\\", then\\nleft"}
                        {"name":"long name","files":7,"bytes":0,"at":null,"note":null}
                        """);
    }

    @Test
    void jsonIsOneArray() {
        Listing one = new Listing(List.of(Column.text("name", "NAME")), List.of(List.of("a"), List.of("b")));
        assertThat(Output.listing(one, Format.JSON, Palette.PLAIN, 10, ZoneOffset.UTC))
                .isEqualTo("""
                        [
                          {
                            "name" : "a"
                          },
                          {
                            "name" : "b"
                          }
                        ]
                        """);
        Listing none = new Listing(List.of(Column.text("name", "NAME")), List.of());
        assertThat(Output.listing(none, Format.JSON, Palette.PLAIN, 10, ZoneOffset.UTC))
                .isEqualTo("[ ]\n");
        assertThat(Output.listing(none, Format.JSONL, Palette.PLAIN, 10, ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void documentsAreFlattenedForCsv() {
        Document document = Document.builder()
                .put("name", "a")
                .put("inner", Document.builder().put("x", 1L).put("y", 2.5).build())
                .put("list", List.of("p", "q"))
                .put("none", null)
                .put("flag", true)
                .build();
        assertThat(Output.document(document, Format.CSV))
                .isEqualTo("name,inner.x,inner.y,list,none,flag\na,1,2.5,\"[\"\"p\"\",\"\"q\"\"]\",,true\n");
        assertThat(Output.document(document, Format.JSONL))
                .isEqualTo(
                        "{\"name\":\"a\",\"inner\":{\"x\":1,\"y\":2.5},\"list\":[\"p\",\"q\"],\"none\":null,\"flag\":true}\n");
    }

    @Test
    void rowsMustFitTheColumns() {
        assertThatThrownBy(() -> new Listing(List.of(Column.text("a", "A")), List.of(List.of("1", "2"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row has 2 values for 1 columns");
    }

    @Test
    void headingIsBoldOnlyWithColours() {
        assertThat(Output.listing(LISTING, Format.TABLE, new Palette(true), 200, ZoneOffset.UTC))
                .startsWith("\u001b[1mNAME");
        assertThat(draw(Format.TABLE, 200)).doesNotContain("\u001b");
    }
}
