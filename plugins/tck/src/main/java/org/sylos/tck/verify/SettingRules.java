package org.sylos.tck.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifyRequest;
import org.sylos.tck.Providers;

/** VER-2xx. */
interface SettingRules extends VerifyRules {
    @Test
    default void required_ver201_settings_that_make_no_sense_are_refused() {
        Providers.assertAllRefused(fixture().nonsense(), settings -> fixture().verifier(settings));
    }

    @Test
    default void required_ver202_the_factory_describes_itself_and_every_setting() {
        Providers.assertDescribed(fixture().factory(), fixture().settings());
        assertThat(fixture().verifier()).isNotNull();
    }

    @Test
    default void required_ver203_a_setting_that_is_left_out_has_its_default() throws IOException {
        Bench bench = new Bench();
        List<VerifyRequest> requests = bench.all();
        bench.flip(1);
        bench.overwrite(1, new byte[3]);
        Verifier verifier = fixture().verifier();
        Verifier whole = fixture()
                .verifier(Providers.withDefaults(fixture().factory(), fixture().settings()));
        for (VerifyRequest request : requests) {
            assertThat(bench.verify(whole, request)).isEqualTo(bench.verify(verifier, request));
        }
    }
}
