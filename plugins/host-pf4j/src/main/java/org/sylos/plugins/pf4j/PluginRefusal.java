package org.sylos.plugins.pf4j;

import java.util.ArrayList;
import java.util.List;
import org.pf4j.PluginRuntimeException;

/** A plugin cannot be used. Each of the problems says why, in words that go on after a colon. */
final class PluginRefusal extends PluginRuntimeException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> problems;

    PluginRefusal(String reason) {
        this(List.of(reason));
    }

    PluginRefusal(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = new ArrayList<>(problems);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
