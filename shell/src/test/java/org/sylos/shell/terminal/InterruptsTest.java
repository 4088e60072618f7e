package org.sylos.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.shell.terminal.Interrupts.Kind;

class InterruptsTest {
    private final List<String> heard = new ArrayList<>();
    private final Interrupts interrupts = new Interrupts((kind, times) -> heard.add("idle " + kind + " " + times));

    private Interrupts.Target target(String name) {
        return (kind, times) -> heard.add(name + " " + kind + " " + times);
    }

    @Test
    void requestsGoToWhoIsInCharge() {
        interrupts.request(Kind.INT);
        try (var run = interrupts.direct(target("run"))) {
            interrupts.request(Kind.INT);
            interrupts.request(Kind.TERM);
            try (var inner = interrupts.direct(target("inner"))) {
                interrupts.request(Kind.INT);
            }
            interrupts.request(Kind.INT);
        }
        interrupts.request(Kind.INT);
        assertThat(heard)
                .containsExactly("idle INT 1", "run INT 1", "run TERM 2", "inner INT 1", "run INT 1", "idle INT 1");
    }

    @Test
    void idleMayChange() {
        interrupts.whenIdle(target("other"));
        interrupts.request(Kind.INT);
        assertThat(heard).containsExactly("other INT 1");
    }

    @Test
    void onlyTheSystemEndsTheProcess() {
        interrupts.request(Kind.INT);
        assertThat(interrupts.ended()).isFalse();
        interrupts.request(Kind.HUP);
        assertThat(interrupts.ended()).isTrue();
    }
}
