package org.sylos.storage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final String[] PIECES = {
        "a",
        "/",
        "\uFDD0",
        "\uFDD1",
        "\uD83D",
        "\uDE00",
        "\uD83D\uDE00",
        "0",
        "f",
        "d83d",
        "\u0000",
        "é",
        "e\u0301",
        "日"
    };

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "with space", "日本語", "e\u0301", "\uD83D\uDE00", "quote ' and \" and \\"})
    void texts_that_utf8_can_hold_are_written_as_they_are(String text) {
        assertThat(Texts.encode(text)).isSameAs(text);
        assertThat(Texts.decode(text)).isSameAs(text);
    }

    @Test
    void any_text_is_written_as_utf8_and_comes_back() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = text(random, 6);
            String written = Texts.encode(text);
            String read = new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(read).as("seed %d", seed).isEqualTo(written);
            assertThat(Texts.decode(read)).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void the_written_form_of_a_path_is_the_path_of_the_written_forms() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String folder = text(random, 4);
            String name = text(random, 4);
            assertThat(Texts.encode(folder + "/" + name))
                    .as("seed %d", seed)
                    .isEqualTo(Texts.encode(folder) + "/" + Texts.encode(name));
        }
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(pieces + 1); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
