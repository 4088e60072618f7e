package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sylos.engine.api.ErrorClass;

class NamesTest {
    @Provide
    Arbitrary<byte[]> names() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a", "E9", "\u201B", "\u00E9", "\uFFFD", "\uD83D\uDE00", "\\", "80", " ", "\n", "e\u0301", "C3");
        Arbitrary<byte[]> text = pieces.map(piece -> piece.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> raw = Arbitraries.bytes()
                .filter(b -> b != 0 && b != '/')
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(4);
        return Combinators.combine(
                        Arbitraries.oneOf(text, raw).list().ofMinSize(1).ofMaxSize(8), Arbitraries.just(0))
                .as((parts, none) -> join(parts.toArray(byte[][]::new)));
    }

    private static byte[] join(byte[][] parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    @Property
    void anyBytesSurviveTheWayThroughText(@ForAll("names") byte[] name) throws IOException {
        String text = Names.decode(name);
        assertThat(Names.encode(text)).isEqualTo(name);
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
    }

    @Property
    void theTextOfAPathLeadsBackToIt(@ForAll("names") byte[] name) throws IOException {
        String text = Names.decode(name);
        assertThat(Names.text(Names.path(text, "/"))).isEqualTo(text);
    }

    @Example
    void utf8IsItsOwnText() {
        for (String name :
                new String[] {"plain", "caf\u00E9", "\uD83D\uDE00", "e\u0301", "\uFFFD", "\u201Bquoted\u2019"}) {
            assertThat(Names.decode(name.getBytes(StandardCharsets.UTF_8))).isEqualTo(name);
        }
    }

    @Example
    void otherBytesAreWrittenAsTwoDigits() {
        assertThat(Names.decode(new byte[] {'c', 'a', 'f', (byte) 0xE9})).isEqualTo("caf\u201BE9");
    }

    @Example
    void aNameThatLooksLikeThatKeepsItsOwnText() throws IOException {
        byte[] name = "caf\u201BE9".getBytes(StandardCharsets.UTF_8);
        String text = Names.decode(name);
        assertThat(text).isEqualTo("caf\u201BE2\u201B80\u201B9BE9");
        assertThat(Names.encode(text)).isEqualTo(name);
    }

    @Example
    void aTextThatNoNameHasIsRefused() {
        // These digits are the valid letter é: as a name it would come back as that letter.
        assertFails(ErrorClass.INVALID_NAME, () -> Names.path("\u201BC3\u201BA9", "/"));
        assertFails(ErrorClass.INVALID_NAME, () -> Names.path("half \uD800", "/"));
    }

    @Example
    void lengthsAreThoseOfTheFileSystem() {
        assertThat(Names.length("\u65E5".repeat(85))).isEqualTo(255);
        assertThat(Names.length("\u201BE9".repeat(255))).isEqualTo(255);
        assertThat(Names.length("x".repeat(256))).isEqualTo(256);
    }

    @Example
    void targetsOfLinksKeepTheirSlashes() throws IOException {
        for (String target :
                new String[] {"dir/", "a//b", "a//b/", "./x", "../x/.", "/abs/", "/a//b", "..", "\u201BFF//x/"}) {
            assertThat(Names.text(Names.path(target, "/"))).isEqualTo(target);
        }
    }
}
