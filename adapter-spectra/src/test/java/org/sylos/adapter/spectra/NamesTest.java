package org.sylos.adapter.spectra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.NameStyle;
import org.sylos.adapter.spectra.config.Names;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.WorldSettings;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeRef;

/** What nodes are called. */
class NamesTest {
    private static final int CHILDREN = 500;

    @Property(tries = 40)
    void every_name_is_legal_and_found_again(
            @ForAll long seed, @ForAll NameStyle style, @ForAll @DoubleRange(min = 0, max = 1) double share)
            throws IOException {
        SpectraConfig config = SpectraConfig.builder()
                .onlyPrimary()
                .seed(seed)
                .maxDepth(2)
                .folders(CountRange.between(2, 7))
                .files(CountRange.between(10, 30))
                .names(Names.some(style, share))
                .world("s1", WorldSettings.withProbability(0.7))
                .build();
        try (Spectra spectra = Spectra.open(config);
                FSAdapter s1 = spectra.adapter("s1")) {
            // A name that comes twice in a folder is noticed by the walk.
            Map<String, Entry> nodes = Digests.levelByLevel(s1, 50);
            for (Map.Entry<String, Entry> node : nodes.entrySet()) {
                String name = node.getValue().name();
                assertThat(NameRules.POSIX.refusal(name)).as(name).isEmpty();
                assertThat(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                        .isEqualTo(name);
                assertThat(s1.stat(NodeRef.of(node.getKey()))).isEqualTo(node.getValue());
            }
            assertThat(Digests.levelByLevel(spectra.adapter("primary"), 50)).containsAllEntriesOf(nodes);
        }
    }

    @Test
    void hostile_names_have_everything_that_breaks_programs() throws Exception {
        Set<String> names = names(Names.all(NameStyle.HOSTILE));
        assertThat(names).hasSize(2 * CHILDREN);
        for (String part :
                List.of("'", "\"", "`", "\n", "\r", "\t", "%", "_", "\\", "$", ";", "*", "?", "<", "|", "\u202E")) {
            assertThat(names).as(part).anyMatch(name -> name.contains(part));
        }
        assertSome(names, name -> name.startsWith(" "));
        assertSome(names, name -> name.endsWith(" "));
        assertSome(names, name -> name.startsWith("."));
        assertSome(names, name -> name.endsWith("."));
        assertSome(names, name -> name.startsWith("-"));
        assertSome(names, name -> name.getBytes(StandardCharsets.UTF_8).length == 255);
        assertSome(names, name -> name.getBytes(StandardCharsets.UTF_8).length > 250 && name.length() < 130);
        assertThat(twins(names, name -> name.toLowerCase(Locale.ROOT))).isPositive();
        assertThat(twins(names, NamesTest::composed)).isPositive();
    }

    @Test
    void international_names_are_in_many_scripts_and_forms() throws Exception {
        Set<String> names = names(Names.all(NameStyle.INTERNATIONAL));
        assertThat(names.stream().flatMapToInt(String::codePoints).mapToObj(Character.UnicodeScript::of))
                .contains(
                        Character.UnicodeScript.LATIN,
                        Character.UnicodeScript.CYRILLIC,
                        Character.UnicodeScript.GREEK,
                        Character.UnicodeScript.ARABIC,
                        Character.UnicodeScript.HEBREW,
                        Character.UnicodeScript.DEVANAGARI,
                        Character.UnicodeScript.THAI,
                        Character.UnicodeScript.HAN,
                        Character.UnicodeScript.HIRAGANA,
                        Character.UnicodeScript.HANGUL);
        assertSome(names, name -> name.codePoints().anyMatch(c -> c > 0x1F300));
        assertSome(names, name -> name.codePoints().anyMatch(c -> Character.getType(c) == Character.NON_SPACING_MARK));
        assertSome(names, name -> !composed(name).equals(name));
        assertThat(twins(names, NamesTest::composed)).isPositive();
    }

    @Test
    void a_share_of_the_names_has_the_style() throws Exception {
        Set<String> some = names(Names.some(NameStyle.HOSTILE, 0.2));
        long plain = some.stream()
                .filter(name -> name.matches("[df]\\d{4}(\\.\\w{3})?"))
                .count();
        assertThat(plain).isBetween(2 * CHILDREN * 7L / 10, 2 * CHILDREN * 9L / 10);
        assertThat(names(Names.some(NameStyle.HOSTILE, 0))).isEqualTo(names(Names.PLAIN));
    }

    /** A name is part of what a seed stands for: whoever noted one must find it in later releases. */
    @Test
    void names_stay_what_they_are() throws Exception {
        try (Spectra spectra = Spectra.open(config(Names.all(NameStyle.HOSTILE)));
                Spectra other = Spectra.open(config(Names.all(NameStyle.INTERNATIONAL)))) {
            assertThat(Digests.digest(Digests.levelByLevel(spectra.adapter("primary"), 100), 1000))
                    .isEqualTo("bf23986fc9e5de16589b4c92effa7a94d164152eb525f2b2ef895c0496a6c0ad");
            assertThat(Digests.digest(Digests.levelByLevel(other.adapter("primary"), 100), 1000))
                    .isEqualTo("d2b574ed7c3fcbd7ab552afea7d219dcf246f38dc6dbb9b6582d5a12a9d9d305");
        }
    }

    private static Set<String> names(Names names) throws IOException {
        try (Spectra spectra = Spectra.open(config(names))) {
            Set<String> found = new HashSet<>();
            spectra.world("primary").list("/").forEach(entry -> found.add(entry.name()));
            return found;
        }
    }

    private static SpectraConfig config(Names names) {
        return SpectraConfig.builder()
                .onlyPrimary()
                .maxDepth(1)
                .folders(CountRange.exactly(CHILDREN).withDecay(0.001))
                .files(CountRange.exactly(CHILDREN).withDecay(0.001))
                .names(names)
                .build();
    }

    private static void assertSome(Set<String> names, Predicate<String> predicate) {
        assertThat(names).anyMatch(predicate);
    }

    /** How many names differ from another one, but not in the form that they are brought into. */
    private static long twins(Set<String> names, UnaryOperator<String> form) {
        Stream<String> forms = names.stream().map(form).distinct();
        return names.size() - forms.count();
    }

    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
