package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.UnicodeForm;

/** FS-801 and FS-804 to FS-807: which names there can be. */
interface NamingRules extends AdapterRules {
    /** Names that no storage has, or that would lead elsewhere. */
    List<String> IMPOSSIBLE =
            List.of("", ".", "..", "/", "a/b", "/a", "a/", "../a", "..\0", "a\0", "\0", "../../../../etc/passwd");

    /** Names that are legal on POSIX and that careless code trips over. */
    List<String> HOSTILE = List.of(
            "new\nline",
            "return\r",
            "tab\t",
            "\u0001\u007f\u001b[31m",
            "'single' \"double\" `back`",
            "%41 %2e%2e %s %_",
            "100%",
            "_",
            " leading",
            "trailing ",
            "trailing.",
            " ",
            "...",
            "..hidden",
            ".hidden",
            "-rf",
            "--",
            "~",
            "*?[a-z]{b,c}",
            "back\\slash",
            "..\\..\\up",
            "$(id) ${HOME} $1",
            "a;b|c&d>e<f",
            "a:b",
            "C:",
            "#",
            "con",
            "NUL.txt",
            "key=value,other",
            "\u00a0\u2003",
            "\ufeffmark",
            "\u202eright to left",
            "\u200bzero width",
            "\u65e5\u672c\u8a9e \u0440\u0443\u0441 \u0639\u0631\u0628\u064a",
            "\ud83d\ude00\ud83d\udc69\u200d\ud83d\udc67",
            "\u00e9 composed",
            "e\u0301 decomposed",
            "\u0130\u0131\u00df\u1e9e\u03c3\u03c2",
            "x".repeat(255),
            "\u65e5".repeat(85),
            "\ud83d\ude00".repeat(63) + "abc");

    private static List<String> possible(NameRules rules) {
        Map<String, String> byFold = new LinkedHashMap<>();
        HOSTILE.stream()
                .filter(name -> rules.refusal(name).isEmpty())
                .filter(name -> name.getBytes(StandardCharsets.UTF_8).length + 9 <= rules.maxPathBytes())
                .forEach(name -> byFold.putIfAbsent(rules.fold(name), name));
        return List.copyOf(byFold.values());
    }

    private static String canonical(NameRules rules, String name) {
        return rules.unicodeForm() == UnicodeForm.EXACT
                ? name
                : java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFC);
    }

    /** Asserts that no operation that takes a name takes this one. */
    private static void assertRefused(AdapterDriver driver, String name) throws IOException {
        FSAdapter adapter = driver.adapter();
        NodeRef root = driver.root();
        NodeRef file = driver.file(root, "file", bytes(3, 3));
        TreeSnapshot before = driver.snapshot();
        assertFails(ErrorClass.INVALID_NAME, () -> driver.folder(root, name));
        assertFails(ErrorClass.INVALID_NAME, () -> driver.file(root, name, bytes(3, 1)));
        if (driver.has(Capability.SYMLINKS)) {
            assertFails(ErrorClass.INVALID_NAME, () -> driver.symlink(root, name, "target"));
        }
        if (driver.has(Capability.RENAME)) {
            assertFails(ErrorClass.INVALID_NAME, () -> adapter.rename(file, root, name));
        }
        assertThat(driver.snapshot()).isEqualTo(before);
        adapter.delete(file);
    }

    @Test
    default void required_fs801_impossible_names_are_refused() throws IOException {
        AdapterDriver driver = fixture().fresh();
        for (String name : IMPOSSIBLE) {
            assertRefused(driver, name);
        }
        assertThat(driver.list(driver.root())).isEmpty();
    }

    @Test
    default void required_fs804_legal_names_are_kept() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NameRules rules = driver.names();
        List<String> names = possible(rules);
        NodeRef files = driver.folder(driver.root(), "files");
        NodeRef folders = driver.folder(driver.root(), "folders");
        for (String name : names) {
            NodeRef file = driver.file(files, name, name.getBytes(StandardCharsets.UTF_8));
            NodeRef folder = driver.folder(folders, name);
            driver.file(folder, "f", bytes(1, 1));
            assertThat(canonical(rules, file.name())).isEqualTo(canonical(rules, name));
        }
        List<String> expected =
                names.stream().map(name -> canonical(rules, name)).toList();
        for (NodeRef folder : List.of(files, folders)) {
            assertThat(driver.childNames(folder))
                    .extracting(name -> canonical(rules, name))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
        for (Entry entry : driver.list(files)) {
            NodeRef file = AdapterDriver.ref(files, entry);
            assertThat(driver.adapter().stat(file)).isEqualTo(entry);
            assertThat(canonical(rules, new String(driver.read(file), StandardCharsets.UTF_8)))
                    .isEqualTo(canonical(rules, entry.name()));
            driver.adapter().delete(file);
        }
        for (Entry entry : driver.list(folders)) {
            assertThat(driver.childNames(AdapterDriver.ref(folders, entry))).containsExactly("f");
        }
        assertThat(driver.list(files)).isEmpty();
    }

    @Test
    default void required_fs805_names_against_the_rules_are_refused() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NameRules rules = driver.names();
        List<String> refused = new ArrayList<>(rules.reservedNames());
        if (rules.maxNameBytes() < 1 << 16) {
            refused.add("x".repeat(rules.maxNameBytes() + 1));
            refused.add("\u65e5".repeat(rules.maxNameBytes() / 3 + 1));
        }
        rules.illegalCharacters().chars().forEach(c -> refused.add("a" + (char) c + "b"));
        if (rules.trailingSpaceOrDotIllegal()) {
            refused.addAll(List.of("name ", "name."));
        }
        for (String name : refused) {
            assertThat(rules.refusal(name))
                    .as("whether the rules refuse %s", name)
                    .isPresent();
            assertRefused(driver, name);
        }
        assertThat(driver.list(driver.root())).isEmpty();
    }

    @Test
    default void required_fs806_twins_are_told_apart_as_the_rules_say() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NameRules rules = driver.names();
        String[][] pairs = {{"twin", "TWIN"}, {"\u00e9", "e\u0301"}, {"\u00c9A", "e\u0301a"}, {"\uac00", "\u1100\u1161"}
        };
        int place = 0;
        for (String[] pair : pairs) {
            boolean same = rules.fold(pair[0]).equals(rules.fold(pair[1]));
            NodeRef folder = driver.folder(driver.root(), "pair" + place++);
            NodeRef file = driver.file(folder, pair[0], bytes(10, 1));
            if (same) {
                assertFails(ErrorClass.ALREADY_EXISTS, () -> driver.file(folder, pair[1], bytes(20, 2)));
            } else {
                assertThat(driver.read(driver.file(folder, pair[1], bytes(20, 2))))
                        .isEqualTo(bytes(20, 2));
            }
            assertThat(driver.read(file)).isEqualTo(bytes(10, 1));
            assertThat(driver.list(folder)).hasSize(same ? 1 : 2);
            NodeRef folders = driver.folder(driver.root(), "pair" + place++);
            NodeRef first = driver.folder(folders, pair[0]);
            driver.file(first, "below", bytes(1, 1));
            NodeRef second = driver.folder(folders, pair[1]);
            assertThat(driver.list(second)).hasSize(same ? 1 : 0);
            assertThat(driver.list(folders)).hasSize(same ? 1 : 2);
        }
    }

    @Test
    default void required_fs807_names_without_utf8_are_refused_or_kept() throws IOException {
        AdapterDriver driver = fixture().fresh();
        for (String name : List.of("high \ud800", "low \udc00", "\udc00\ud800")) {
            try {
                driver.file(driver.root(), name, bytes(1, 1));
                assertThat(driver.childNames(driver.root())).containsExactly(name);
                driver.adapter()
                        .delete(AdapterDriver.ref(
                                driver.root(), driver.list(driver.root()).get(0)));
            } catch (FSException e) {
                assertThat(e.errorClass()).isEqualTo(ErrorClass.INVALID_NAME);
            }
            assertThat(driver.list(driver.root())).isEmpty();
        }
    }
}
