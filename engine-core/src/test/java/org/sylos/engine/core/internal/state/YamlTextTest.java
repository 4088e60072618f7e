package org.sylos.engine.core.internal.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written is read as the same. */
class YamlTextTest {
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(12).map(YamlTextTest::wellFormed);
        Arbitrary<String> traps = Arbitraries.of(
                "",
                " ",
                "yes",
                "no",
                "on",
                "null",
                "~",
                "true",
                "1",
                "0x1F",
                "0123",
                "1e3",
                ".inf",
                "1:30",
                "=",
                "<<",
                "2026-11-23",
                "- a",
                "a: b",
                "# c",
                "'",
                "\"",
                "\\",
                "\n",
                "\r\n",
                "\t",
                "a\nb\n",
                " a ",
                "!tag",
                "&a",
                "*a",
                "%YAML",
                "---",
                "...",
                "@x",
                "`x",
                "|",
                ">",
                "?",
                "[",
                "{",
                ",",
                "\u0000",
                "\u0085",
                "\u2028",
                "\ufeff",
                "\uffff",
                "😀",
                "e\u0301",
                "x".repeat(300),
                "word ".repeat(60));
        return Arbitraries.oneOf(anything, traps);
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                texts().asGeneric(),
                Arbitraries.integers().asGeneric(),
                Arbitraries.longs().greaterOrEqual(1L << 40).asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.of(new BigDecimal("1.10"), new BigDecimal("-0.5"), new BigInteger("9".repeat(40)))
                        .asGeneric());
        return Arbitraries.recursive(() -> scalars, this::nested, 0, 3);
    }

    private Arbitrary<Object> nested(Arbitrary<Object> inner) {
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(4).asGeneric(),
                Arbitraries.maps(texts(), inner).ofMaxSize(4).asGeneric());
    }

    /** Halves of characters cannot stand in a file. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void comesBackAsItWas(@ForAll("texts") String key, @ForAll("values") Object value) throws Exception {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(key, value);
        document.put("after " + key, List.of());
        assertThat(YamlText.parse(YamlText.print(document))).isEqualTo(document);
    }

    @Example
    void keepsNullsAndTheOrderOfKeys() throws Exception {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("z", null);
        document.put("a", new ArrayList<>(Arrays.asList(1, null, "x")));
        document.put("m", Map.of());
        Map<String, Object> read = YamlText.parse(YamlText.print(document));
        assertThat(read).isEqualTo(document);
        assertThat(read.keySet()).containsExactly("z", "a", "m");
    }

    @Example
    void halvesOfCharactersDoNoHarm() throws Exception {
        String printed = YamlText.print(Map.of("path", "/a\ud800b"));
        assertThat(printed.getBytes(UTF_8)).isNotEmpty();
    }
}
