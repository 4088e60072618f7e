package org.sylos.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.shell.terminal.Interrupts;

class EarlyRequestsTest {
    @Test
    void what_comes_before_there_is_a_run_is_for_the_run() {
        List<String> heard = new ArrayList<>();
        Interrupts interrupts = new Interrupts((kind, times) -> heard.add("idle"));
        EarlyRequests early = new EarlyRequests();
        try (var keeping = interrupts.direct(early)) {
            interrupts.request(Interrupts.Kind.INT);
            interrupts.request(Interrupts.Kind.TERM);
            early.passTo((kind, times) -> heard.add(kind + " " + times));
            interrupts.request(Interrupts.Kind.HUP);
        }
        assertThat(heard).containsExactly("INT 1", "TERM 2", "HUP 3");
    }
}
