package org.sylos.engine.api.fs;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sylos.engine.api.Stability;

/**
 * Which names a storage can hold, and when two of them are the same.
 *
 * @param caseFolding whether case tells names apart
 * @param unicodeForm whether normalisation forms tell names apart
 * @param maxNameBytes longest name in bytes of UTF-8, at least 1
 * @param maxPathBytes longest root-relative path in bytes of UTF-8, at least 1
 * @param illegalCharacters characters that no name may hold, besides {@code /} and NUL
 * @param reservedNames names that cannot be used, in the form that {@link #fold} gives them
 * @param trailingSpaceOrDotIllegal whether a name may not end with a space or a dot
 */
@Stability(Stability.Level.EVOLVING)
public record NameRules(
        CaseFolding caseFolding,
        UnicodeForm unicodeForm,
        int maxNameBytes,
        int maxPathBytes,
        String illegalCharacters,
        Set<String> reservedNames,
        boolean trailingSpaceOrDotIllegal) {
    /** Names of up to 255 bytes, told apart byte by byte. */
    public static final NameRules POSIX =
            new NameRules(CaseFolding.NONE, UnicodeForm.EXACT, 255, 1 << 20, "", Set.of(), false);

    /**
     * Checks the lengths and copies the names.
     *
     * @throws IllegalArgumentException when a length is less than 1
     */
    public NameRules {
        reservedNames = Set.copyOf(reservedNames);
        if (maxNameBytes < 1 || maxPathBytes < 1) {
            throw new IllegalArgumentException("names and paths have at least one byte");
        }
    }

    /** {@return whether names are equal only when their code points are} */
    public boolean exact() {
        return caseFolding == CaseFolding.NONE && unicodeForm == UnicodeForm.EXACT;
    }

    /**
     * {@return the form under which equal names are equal strings: composed first, then lower-cased, as the rules say}
     *
     * @param name a name, whether the storage can hold it or not
     */
    public String fold(String name) {
        String composed = unicodeForm == UnicodeForm.EXACT ? name : Normalizer.normalize(name, Normalizer.Form.NFC);
        return caseFolding == CaseFolding.NONE ? composed : composed.toLowerCase(Locale.ROOT);
    }

    /**
     * {@return why the storage cannot hold a node of this name; empty when it can}
     *
     * @param name a single name
     */
    public Optional<String> refusal(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return Optional.of("'" + name + "' is not a name");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '/' || c == 0 || illegalCharacters.indexOf(c) >= 0) {
                return Optional.of(String.format(Locale.ROOT, "names cannot hold the character U+%04X", (int) c));
            }
        }
        if (name.length() > maxNameBytes / 3 && name.getBytes(StandardCharsets.UTF_8).length > maxNameBytes) {
            return Optional.of("names have at most " + maxNameBytes + " bytes");
        }
        if (trailingSpaceOrDotIllegal && (name.endsWith(" ") || name.endsWith("."))) {
            return Optional.of("names cannot end with a space or a dot");
        }
        if (!reservedNames.isEmpty() && reservedNames.contains(fold(name))) {
            return Optional.of("'" + name + "' is reserved");
        }
        return Optional.empty();
    }
}
