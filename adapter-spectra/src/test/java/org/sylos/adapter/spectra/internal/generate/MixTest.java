package org.sylos.adapter.spectra.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class MixTest {
    @Property
    void mixingCanBeUndone(@ForAll long input) {
        assertThat(Mix.unmix(Mix.mix(input))).isEqualTo(input);
    }

    @Property
    void numbersStayBelowTheBound(@ForAll long hash, @ForAll @LongRange(min = 1, max = 1L << 61) long bound) {
        assertThat(Mix.below(hash, bound)).isBetween(0L, bound - 1);
        assertThat(Mix.below(0, bound)).isZero();
        assertThat(Mix.below(-1, bound)).isEqualTo(bound - 1);
    }
}
