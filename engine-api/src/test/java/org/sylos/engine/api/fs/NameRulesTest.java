package org.sylos.engine.api.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRulesTest {
    private static final NameRules WINDOWS =
            new NameRules(CaseFolding.SIMPLE, UnicodeForm.EXACT, 255, 32_000, "\\:*?\"<>|", Set.of("con", "nul"), true);
    private static final NameRules CANONICAL =
            new NameRules(CaseFolding.SIMPLE, UnicodeForm.CANONICAL, 255, 1024, "", Set.of(), false);

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "/", "a/b", "a\0b", "\0"})
    void noStorageHasTheseNames(String name) {
        assertThat(NameRules.POSIX.refusal(name)).isPresent();
        assertThat(CANONICAL.refusal(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "...", "..a", "new\nline", "con", "a:b", "trailing.", "trailing ", "\\", "%2f"})
    void posixHasTheseNames(String name) {
        assertThat(NameRules.POSIX.refusal(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "a?", "\\", "con", "CON", "Nul", "trailing.", "trailing "})
    void rulesRefuseWhatTheySay(String name) {
        assertThat(WINDOWS.refusal(name)).isPresent();
    }

    @Test
    void aRefusalNamesTheCharacter() {
        assertThat(WINDOWS.refusal("a:b").orElseThrow()).contains("U+003A");
    }

    @Property
    void lengthIsCountedInBytesOfUtf8(
            @ForAll @IntRange(min = 1, max = 40) int most, @ForAll @StringLength(min = 1, max = 40) String text) {
        String name = "x" + text.replaceAll("[/\0]", "_");
        NameRules rules = new NameRules(CaseFolding.NONE, UnicodeForm.EXACT, most, 1000, "", Set.of(), false);
        boolean fits = name.getBytes(StandardCharsets.UTF_8).length <= most;
        assertThat(rules.refusal(name).isEmpty())
                .as("%s in %d bytes", name, most)
                .isEqualTo(fits);
    }

    @Property
    void foldingTwiceIsFoldingOnce(@ForAll @StringLength(max = 20) String name) {
        assertThat(NameRules.POSIX.fold(name)).isEqualTo(name);
        for (NameRules rules : new NameRules[] {WINDOWS, CANONICAL}) {
            String folded = rules.fold(name);
            assertThat(rules.fold(folded)).isEqualTo(folded);
        }
    }

    @Test
    void foldsCaseWhateverTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(WINDOWS.fold("TITLE")).isEqualTo("title");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void composesBeforeItFolds() {
        assertThat(CANONICAL.fold("E\u0301")).isEqualTo(CANONICAL.fold("\u00e9"));
        assertThat(WINDOWS.fold("E\u0301")).isNotEqualTo(WINDOWS.fold("\u00e9"));
    }

    @Test
    void onlyPlainRulesAreExact() {
        assertThat(NameRules.POSIX.exact()).isTrue();
        assertThat(WINDOWS.exact()).isFalse();
        assertThat(new NameRules(CaseFolding.NONE, UnicodeForm.CANONICAL, 1, 1, "", Set.of(), false).exact())
                .isFalse();
    }

    @Test
    void lengthsAreAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NameRules(CaseFolding.NONE, UnicodeForm.EXACT, 0, 1, "", Set.of(), false));
    }
}
