package org.sylos.shell.render;

import java.util.ArrayList;
import java.util.List;

/** Lines of a name and a value, aligned. */
final class Fields {
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    Fields add(String name, String value) {
        names.add(name);
        values.add(Text.printable(value));
        return this;
    }

    String text() {
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            out.append(Text.left(names.get(i), width))
                    .append("  ")
                    .append(values.get(i))
                    .append('\n');
        }
        return out.toString();
    }
}
