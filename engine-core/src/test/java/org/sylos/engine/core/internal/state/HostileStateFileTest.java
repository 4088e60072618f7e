package org.sylos.engine.core.internal.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ConfigException;

/** Files that lie, by accident or not. */
@Timeout(30)
class HostileStateFileTest {
    private static final String GOOD = """
            sylos: {format: 1}
            metadata:
              id: 00000000-0000-0000-0000-000000000007
              name: photos
              created_at: 2026-11-23T10:00:00Z
              database_file: /data/migration.duckdb
            state:
              phase: Awaiting-Path-Review
              pass: 1
              updated_at: 2026-11-23T10:00:00Z
            """;

    @TempDir
    private Path folder;

    private ConfigException refused(byte[] content) throws IOException {
        Path path = folder.resolve("x.yaml");
        Files.write(path, content);
        ConfigException e = catchThrowableOfType(ConfigException.class, () -> new StateFile(path).load());
        assertThat(e).isNotNull();
        assertThat(e.getMessage()).contains(path.toString()).hasLineCount(1).hasSizeLessThan(400);
        return e;
    }

    private ConfigException refused(String content) throws IOException {
        return refused(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void theGoodOneIsGood() throws Exception {
        Path path = Files.writeString(folder.resolve("x.yaml"), GOOD);
        assertThat(new StateFile(path).load().metadata().name()).isEqualTo("photos");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment\n",
                "just text",
                "- a\n- list\n",
                "42",
                "a: 1\n",
                "sylos: 1\n",
                "sylos: {}\n",
                "sylos: {format: one}\n",
                "sylos: {format: 0}\n",
                "sylos: {format: -1}\n",
                "sylos: {format: 1.5}\n",
                "sylos: [format]\n",
                "apiVersion: v1\nkind: Pod\n",
            })
    void whatIsNotOursIsToldApart(String content) throws Exception {
        assertThat(refused(content).getMessage()).containsAnyOf("no state file of Sylos", "malformed");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, Integer.MAX_VALUE})
    void aNewerFormatIsRefused(int format) throws Exception {
        ConfigException e = refused(GOOD.replace("format: 1", "format: " + format));
        assertThat(e).hasMessageContaining("newer version").hasMessageContaining("format " + format);
        assertThat(e.hint()).contains("use the newer version");
    }

    @Test
    void malformedTextIsSaidWithItsLine() throws Exception {
        assertThat(refused(GOOD.replace("  name: photos", "  name: [photos")))
                .hasMessageContaining("malformed in line ");
        assertThat(refused(GOOD + "\tx: 1\n")).hasMessageContaining("malformed in line 11");
        assertThat(refused(GOOD + "a: b: c\n")).hasMessageContaining("malformed in line 11");
        assertThat(refused(GOOD + "\"open\n")).hasMessageContaining("malformed in line 1");
    }

    @Test
    void aKeyGivenTwiceIsRefused() throws Exception {
        assertThat(refused(GOOD + "extensions: 1\nextensions: 2\n")).hasMessageContaining("malformed in line 12");
        assertThat(refused(GOOD.replace("  pass: 1\n", "  pass: 1\n  pass: 2\n")))
                .hasMessageContaining("malformed");
    }

    @Test
    void aBombOfAliasesIsRefused() throws Exception {
        StringBuilder bomb = new StringBuilder(GOOD).append("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n"
                    .replace("*a%d", "*a" + (i - 1))
                    .replace("%d", "" + i));
        }
        assertThat(refused(bomb.toString())).hasMessageContaining("line 11").hasMessageContaining("anchor");
        assertThat(refused(GOOD + "a: *nowhere\n")).hasMessageContaining("alias");
        assertThat(refused(GOOD + "a: &me [*me]\n")).hasMessageContaining("anchor");
        assertThat(refused(GOOD + "a: &scalar text\n")).hasMessageContaining("anchor");
        assertThat(refused(GOOD + "&key a: text\nb: *key\n")).hasMessageContaining("anchor");
        assertThat(refused(GOOD + "*key : b\n")).hasMessageContaining("alias");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://x/\"]]]]",
                "!!java.lang.String text",
                "!local {a: 1}",
                "!local [1]",
                "!!str 17",
                "!<tag:yaml.org,2002:java/object:java.io.File> x",
            })
    void tagsAreRefused(String tagged) throws Exception {
        assertThat(refused(GOOD + "extensions: " + tagged + "\n")).hasMessageContaining("tag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: "})
    void depthIsRefused(String opening) throws Exception {
        String closing = opening.equals("[") ? "]" : "}";
        assertThat(refused(GOOD + "extensions: " + opening.repeat(10_000) + "1" + closing.repeat(10_000)))
                .hasMessageContaining("malformed");
        assertThat(refused(GOOD + "extensions: " + opening.repeat(200_000))).hasMessageContaining("malformed");
    }

    @Test
    void depthByIndentationIsRefused() throws Exception {
        StringBuilder deep = new StringBuilder(GOOD).append("extensions:\n");
        for (int i = 1; i < 1000; i++) {
            deep.append(" ".repeat(i)).append("a:\n");
        }
        assertThat(refused(deep.toString())).hasMessageContaining("malformed");
    }

    @Test
    void aSecondDocumentIsRefused() throws Exception {
        assertThat(refused(GOOD + "---\na: 1\n")).hasMessageContaining("malformed");
    }

    @Test
    void sizeIsRefused() throws Exception {
        assertThat(refused(GOOD + "# " + "x".repeat(1 << 20))).hasMessageContaining("larger than 1 MiB");
        assertThat(refused(new byte[5 << 20])).hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void whatIsNoTextIsRefused() throws Exception {
        assertThat(refused("sylos: {format: 1}\nname: \u00fc\n".getBytes(ISO_8859_1)))
                .hasMessageContaining("not text in UTF-8");
        assertThat(refused(GOOD + "a: \u0000\n")).hasMessageContaining("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata", "state"})
    void aSectionThatIsMissingOrNoMapIsNamed(String section) throws Exception {
        assertThat(refused(GOOD.replace(section + ":\n", section + "x:\n")))
                .hasMessageContaining("no section '" + section + "'");
        assertThat(refused(GOOD.replaceAll("(?s)" + section + ":\n(  [^\n]*\n)*", section + ": 5\n")))
                .hasMessageContaining("no map as section '" + section + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "name", "created_at", "database_file", "phase", "pass", "updated_at"})
    void aMissingValueIsNamed(String key) throws Exception {
        assertThat(refused(GOOD.replaceAll("  " + key + ": [^\n]*\n", ""))).hasMessageContaining("." + key + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: 7",
                "created_at: yesterday",
                "phase: Flying",
                "pass: three",
                "pass: [1]",
                "updated_at: {a: 1}",
                "pid: x",
                "progress: 5",
                "progress: {done: many}",
            })
    void aValueThatCannotBeIsNamed(String line) throws Exception {
        String key = line.substring(0, line.indexOf(':'));
        String section = GOOD.contains("  " + key + ":") ? GOOD.replaceAll("  " + key + ": [^\n]*", "  " + line) : null;
        String content = section != null ? section : GOOD.replace("state:\n", "state:\n  " + line + "\n");
        ConfigException e = refused(content);
        assertThat(e).hasMessageContaining("." + key).hasMessageContaining("cannot be");
        assertThat(e.hint()).isPresent();
    }

    @Test
    void whatContradictsItselfIsRefused() throws Exception {
        assertThat(refused(GOOD.replace("Awaiting-Path-Review", "Suspended"))).hasMessageContaining("contradicts");
        assertThat(refused(GOOD.replace("pass: 1", "pass: 0"))).hasMessageContaining("contradicts");
        assertThat(refused(GOOD.replace("  pass:", "  return_to: Copy-In-Progress\n  pass:")))
                .hasMessageContaining("contradicts");
    }

    @Test
    void aLongNonsenseValueDoesNotFillTheMessage() throws Exception {
        assertThat(refused(GOOD.replace("phase: Awaiting-Path-Review", "phase: \"" + "x\\n".repeat(5000) + "\"")))
                .hasMessageContaining("state.phase");
    }
}
