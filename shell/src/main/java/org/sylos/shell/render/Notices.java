package org.sylos.shell.render;

import java.util.List;

/** Sentences that a person should read. */
final class Notices {
    private Notices() {}

    static void append(StringBuilder out, List<String> notices, Palette palette) {
        if (!notices.isEmpty()) {
            out.append('\n').append(palette.bold("To know")).append('\n');
            notices.forEach(
                    notice -> out.append("  - ").append(Text.printable(notice)).append('\n'));
        }
    }
}
