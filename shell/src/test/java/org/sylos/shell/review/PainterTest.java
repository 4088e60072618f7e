package org.sylos.shell.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole screens, drawn from a model to which everything was told. */
class PainterTest {
    private final ReviewTree tree = ReviewTree.sample();
    private final SampleDesk desk = new SampleDesk(tree);

    private Model model(int rows) {
        Model model = new Model(desk.name(), 1);
        model.resize(Painter.listHeight(rows));
        tell(model);
        return model;
    }

    /** Answers all that the model asks, in this thread. */
    private void tell(Model model) {
        Tasks tasks = new Tasks(desk);
        for (Optional<Task> task = model.nextTask(); task.isPresent(); task = model.nextTask()) {
            tasks.carryOut(task.get()).accept(model);
        }
        Query query = model.rows().query();
        PageWalk walk = new PageWalk(desk.review(), query);
        model.wantedRows()
                .ifPresent(wanted -> walk.find(wanted, () -> false)
                        .ifPresent(found -> model.loaded(wanted, found.slice(), found.number())));
        model.counted(query, PageWalk.total(desk.review(), query));
        CountsWanted counts = model.wantedCounts();
        counts.folders()
                .forEach(folder ->
                        model.counted(counts.version(), folder, desk.review().counters(folder, true)));
    }

    private void open(Model model, String path) {
        model.open(Place.folder(desk.review().row(path).orElseThrow().srcId(), path));
        tell(model);
    }

    private static List<AttributedString> paint(Model model, boolean unicode, boolean colours, int columns, int rows) {
        return new Painter(new Glyphs(unicode), colours, ZoneOffset.UTC).paint(model, columns, rows);
    }

    private static String text(List<AttributedString> lines) {
        return lines.stream()
                .map(line -> line.toString().stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    private static void assertScreen(List<AttributedString> lines, String file) throws IOException {
        try (InputStream in = PainterTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            assertThat(text(lines)).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void a_small_screen() throws IOException {
        assertScreen(paint(model(24), true, true, 80, 24), "80x24.txt");
    }

    @Test
    void a_large_screen() throws IOException {
        Model model = model(50);
        open(model, "/2024/summer");
        assertScreen(paint(model, true, true, 200, 50), "200x50.txt");
    }

    @Test
    void a_screen_that_knows_ascii_alone() throws IOException {
        Model model = model(24);
        open(model, "/docs");
        List<AttributedString> lines = paint(model, false, false, 80, 24);
        assertScreen(lines, "ascii.txt");
        assertThat(text(lines)).isASCII();
    }

    @ParameterizedTest
    @CsvSource({"true, \u2192, nnnnnnnnnnnnnnnnnnn\u2026", "false, ->, nnnnnnnnnnnnnnnnn.."})
    void behind_an_arrow_stands_the_name_at_the_destination(boolean unicode, String arrow, String cut) {
        tree.folder("/a:").rename("/a:", "a_");
        tree.file("/b:.txt", 1).rename("/b:.txt", "b\u001b[31m.txt");
        tree.file("/" + "k".repeat(30), 1).rename("/" + "k".repeat(30), "other");
        tree.file("/" + "m".repeat(30), 1).rename("/" + "m".repeat(30), "m".repeat(30));
        tree.file("/" + "n".repeat(30), 1).rename("/" + "n".repeat(30), "N".repeat(60));
        List<String> lines =
                text(paint(model(24), unicode, false, 80, 24)).lines().toList();
        assertThat(lines.stream().filter(line -> line.length() > 37).map(line -> line.substring(37)))
                .contains(
                        "a:/ " + arrow + " a_/",
                        "b:.txt " + arrow + " b\\x1b[31m.txt",
                        "k".repeat(30) + " " + arrow + " other",
                        "m".repeat(30))
                .anyMatch(name -> name.startsWith(cut + " " + arrow + " NNNNNNNNNNNNNNNNNN"))
                .allMatch(name -> name.length() <= 43);
    }

    @Test
    void details_tell_the_name_at_the_destination() {
        tree.folder("/1:").rename("/1:", "1_");
        Model model = model(24);
        Keyboard.press(model, Key.DETAILS, "");
        assertThat(text(paint(model, true, false, 80, 24))).contains("  named        1_ at the destination\n");
    }

    @Test
    void without_colours_none_is_written() {
        Model model = model(24);
        String plain = ansi(paint(model, true, false, 80, 24));
        String coloured = ansi(paint(model, true, true, 80, 24));
        assertThat(coloured).containsPattern("\033\\[[0-9;]*3[0-7]");
        assertThat(plain).doesNotContainPattern("\033\\[[0-9;]*[34][0-7]");
    }

    private static String ansi(List<AttributedString> lines) {
        return lines.stream().map(line -> line.toAnsi(null)).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource({"80,24", "200,50", "30,9", "9,5", "2,2", "1,1"})
    void every_line_is_as_wide_as_the_screen(int columns, int rows) {
        tree.rename("/docs/\u65e5\u672c\u8a9e.txt", "\u65e5".repeat(300)).rename("/docs/bad\nname\u001b[31m.txt", "a");
        Model model = model(rows);
        open(model, "/docs");
        for (Key key : List.of(Key.NONE, Key.SEARCH, Key.FILTER, Key.HELP, Key.COPY, Key.DETAILS, Key.EXCLUDE)) {
            Keyboard.press(model, key, "");
            for (boolean unicode : new boolean[] {true, false}) {
                assertThat(paint(model, unicode, true, columns, rows))
                        .hasSize(rows)
                        .allSatisfy(line -> assertThat(line.columnLength()).isEqualTo(columns));
            }
            model.enter(Mode.BROWSE);
        }
    }
}
