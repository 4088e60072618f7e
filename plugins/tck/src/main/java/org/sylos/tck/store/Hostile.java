package org.sylos.tck.store;

import java.time.Instant;
import java.util.List;

/** Names, texts and times that a careless store loses or confuses. */
final class Hostile {
    /** Names that are all different, though some look alike. */
    static final List<String> NAMES = List.of(
            "it's",
            "say \"hi\"",
            "`tick`",
            "100%",
            "100_",
            "100x",
            "%",
            "_",
            "a*b?c[d]",
            "line\nbreak",
            "return\r\n",
            "tab\there",
            "back\\slash",
            "\\n",
            "a|b|c",
            "semi;colon -- comment",
            "'; DROP TABLE src_node; --",
            "$1 ? :name {0} %s",
            "\u0001control\u007f",
            " leading",
            "trailing ",
            "trailing.",
            "..hidden",
            "...",
            "-rf",
            "NULL",
            "null",
            "0",
            "00",
            "1e3",
            "true",
            "caf\u00e9",
            "cafe\u0301",
            "\u00c5",
            "A\u030a",
            "\u212b",
            "Twin",
            "twin",
            "TWIN",
            "\u0130stanbul",
            "istanbul",
            "\uFB01ne",
            "fine",
            "\ud83d\ude00.txt",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\u0645\u0631\u062d\u0628\u0627",
            "\u65e5\u672c\u8a9e",
            "zero\u200bwidth",
            "zerowidth",
            "\ufeffbom",
            "\ufffd",
            "\uffff",
            "\udbff\udfff",
            "x".repeat(255),
            "\ud83d\ude00".repeat(63));

    /** Times from the first year to the last that can be written with four digits. */
    static final List<Instant> TIMES = List.of(
            Instant.parse("0001-01-01T00:00:00.000000001Z"),
            Instant.parse("0001-12-31T23:59:59.999999999Z"),
            Instant.parse("1582-10-10T12:00:00.000000100Z"),
            Instant.parse("1601-01-01T00:00:00.000000100Z"),
            Instant.parse("1677-09-21T00:12:43.145224192Z"),
            Instant.parse("1969-12-31T23:59:59.999999999Z"),
            Instant.parse("1970-01-01T00:00:00Z"),
            Instant.parse("1970-01-01T00:00:00.000000001Z"),
            Instant.parse("2024-02-29T23:59:59.999999999Z"),
            Instant.parse("2038-01-19T03:14:08Z"),
            Instant.parse("2262-04-11T23:47:16.854775808Z"),
            Instant.parse("2500-01-01T00:00:00.123456789Z"),
            Instant.parse("9999-12-31T23:59:59.999999999Z"));

    private Hostile() {}
}
