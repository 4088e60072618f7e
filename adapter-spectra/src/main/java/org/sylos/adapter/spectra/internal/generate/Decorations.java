package org.sylos.adapter.spectra.internal.generate;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;

/**
 * What is put around the core of a name. Changing a list changes the trees of everybody who uses the style.
 *
 * @param singles each what comes before and what comes after
 * @param twins each what comes before one of two neighbours and what comes before the other
 * @param fillers characters of which names of the greatest length are made
 */
record Decorations(List<Around> singles, List<Around> twins, List<String> fillers) {
    private static final int MOST_BYTES = 255;

    /** One pair of neighbours in so many are twins. */
    private static final int ONE_IN = 5;

    static final Decorations INTERNATIONAL = new Decorations(
            List.of(
                    around("Größe ", ""),
                    around("Éclair à la crème ", ""),
                    around("São João ", ""),
                    around("Žluťoučký kůň ", ""),
                    around("İstanbul'da ışık ", ""),
                    around("Đặng Thị Hồng ", ""),
                    around("Отчёт за год ", ""),
                    around("Звіт № ", " ї"),
                    around("Έκθεση ", " ς"),
                    around("Հայերեն ", ""),
                    around("ქართული ", ""),
                    around("מסמך ", " סופי"),
                    around("تقرير ", " نهائي"),
                    around("दस्तावेज़ ", ""),
                    around("தமிழ் ", ""),
                    around("เอกสาร ", ""),
                    around("文件 ", ""),
                    around("報告書 ", " 最終版"),
                    around("レポート ", "（控え）"),
                    around("보고서 ", ""),
                    around("አማርኛ ", ""),
                    around("\uD83C\uDF89 ", ""),
                    around(
                            "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67 ",
                            " \uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08"),
                    around("\uD83D\uDC4D\uD83C\uDFFD ", " \uD83C\uDDEB\uD83C\uDDF7"),
                    around("Z\u0351\u0343a\u0322\u0334l\u0363g\u034Fo\u0308 ", ""),
                    around("\uD842\uDFB7\u91CE\u5BB6 ", "")),
            List.of(forms("Ångström "), forms("Năm mới "), forms("が "), forms("한국어 "), forms("ǭ\u0323 "), forms("й ")),
            List.of());

    static final Decorations HOSTILE = new Decorations(
            List.of(
                    around("it's ", ""),
                    around("\"quoted\" ", "\""),
                    around("`", "`"),
                    around("line\nbreak ", ""),
                    around("", "\n"),
                    around("\n", ""),
                    around("tab\t", "\r"),
                    around("\r\n", "\r\n"),
                    around("100%_", "%"),
                    around("_", "__"),
                    around("%2e%2e%2f", ""),
                    around("%s%n%x ", ""),
                    around("back\\slash\\", "\\"),
                    around("\\x00\\n", ""),
                    around("C:\\", ""),
                    around(" ", " "),
                    around("   ", ""),
                    around("", " "),
                    around("\u00A0", "\u3000"),
                    around(".", ""),
                    around("..", ""),
                    around("...", "..."),
                    around("", "."),
                    around("", ".."),
                    around("-rf ", ""),
                    around("--", ""),
                    around("~", "~"),
                    around("$HOME ", ""),
                    around("$(reboot) ", ""),
                    around("a;b&c|", ""),
                    around("'; DROP TABLE node; -- ", ""),
                    around("<b>&amp;", "<br>"),
                    around("*?[a-z]{x,y} ", "!"),
                    around("#", "#"),
                    around("a:b ", ":stream"),
                    around("a,b\tc=", "="),
                    around("CON.", ""),
                    around("nul ", ".aux"),
                    around("\u202E", "\u202C"),
                    around("\u200B", "\uFEFF"),
                    around("\u2215\u2044", "\u2024"),
                    around("\u0001\u001B[31m", "\u007F"),
                    around("\u0301", "\u0338"),
                    around("\uFFFD\uFFFE", "\uFDD0"),
                    around("\uD83D\uDCA9", "\uDBFF\uDFFF")),
            List.of(
                    new Around("readme ", "README "),
                    new Around("aA", "Aa"),
                    new Around("ünder ", "Ünder "),
                    new Around("σίγμα ", "ΣΊΓΜΑ "),
                    new Around("ж ", "Ж "),
                    forms("café "),
                    forms("Ö%_ "),
                    forms("각 ")),
            List.of("x", "é", "長", "\uD83D\uDE00"));

    /**
     * Two texts.
     *
     * @param before what comes before, or what comes before the first of twins
     * @param after what comes after, or what comes before the second of twins
     */
    record Around(String before, String after) {}

    /** Whether a pair of neighbours with this hash are twins. */
    boolean areTwins(long choice) {
        return Mix.below(choice, ONE_IN) == 0;
    }

    /** The name of one of twins. */
    String twin(long choice, String core, boolean second) {
        Around pair = twins.get((int) Mix.below(Mix.mix(choice + 1), twins.size()));
        return (second ? pair.after : pair.before) + core;
    }

    /** The name of a node that has no twin. */
    String single(long choice, String core) {
        int index = (int) Mix.below(choice, singles.size() + fillers.size());
        if (index < singles.size()) {
            Around around = singles.get(index);
            return around.before + core + around.after;
        }
        String filler = fillers.get(index - singles.size());
        int bytes = filler.getBytes(StandardCharsets.UTF_8).length;
        return filler.repeat((MOST_BYTES - core.length()) / bytes) + core;
    }

    private static Around around(String before, String after) {
        return new Around(before, after);
    }

    /** The composed and the decomposed form of a text. */
    private static Around forms(String text) {
        return new Around(Normalizer.normalize(text, Form.NFC), Normalizer.normalize(text, Form.NFD));
    }
}
