package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.tck.fs.AdapterDriver;

/** Names in any bytes, read and written in any locale. */
class ForeignNamesTest extends LocalTest {
    private static final List<byte[]> NAMES = List.of(
            utf8("plain"),
            utf8("caf\u00E9"),
            utf8("cafe\u0301"),
            utf8("\uD83D\uDE00"),
            utf8("\uFFFD"),
            utf8("\u201BE9"),
            utf8("new\nline"),
            utf8(" '\"%41 \\ "),
            new byte[] {'c', 'a', 'f', (byte) 0xE9},
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xC0, (byte) 0xAF});

    @BeforeEach
    void makeNames() throws IOException {
        for (byte[] name : NAMES) {
            var folder = source.resolve(Names.path(Names.decode(name), "/"));
            Files.createDirectory(folder);
            Files.write(folder.resolve(Names.path("f" + Names.decode(name), "/")), name);
            Files.createSymbolicLink(folder.resolve("link"), Names.path("to" + Names.decode(name), "/"));
        }
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "en_US.ISO-8859-1"})
    void treesAreCopiedInEveryLocale(String locale) throws IOException {
        ChildJvm child = new ChildJvm(scratch);
        List<String> before = List.of("env", "LC_ALL=" + locale);
        assertThat(child.copy(before, source, target.resolve("fast%C3%A9"))).isEmpty();
        assertSame(source, target.resolve("fast\u00E9"));
        assertThat(child.copy(before, source, target.resolve("stream"), "stream"))
                .isEmpty();
        assertThat(Programs.output("diff", "-r", "--no-dereference", source.toString(), target + "/stream"))
                .isEmpty();
    }

    @Test
    void eachNameIsListedAndFound() throws IOException {
        AdapterDriver driver = driver(source);
        List<String> names = new ArrayList<>(driver.childNames(driver.root()));
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        NAMES.stream().map(Names::decode).toList());
        for (String name : names) {
            NodeRef file = driver.root().child(name).child("f" + name);
            assertThat(Names.decode(driver.read(file))).isEqualTo(name);
        }
    }

    @Test
    void namesAreCreatedUnderTheirOwnBytes() throws IOException {
        AdapterDriver driver = driver(target);
        for (byte[] name : NAMES) {
            driver.folder(driver.root(), Names.decode(name));
        }
        assertThat(Programs.output("ls", "-1bU", target.toString()).lines())
                .containsExactlyInAnyOrderElementsOf(
                        Programs.output("ls", "-1bU", source.toString()).lines().toList());
    }
}
