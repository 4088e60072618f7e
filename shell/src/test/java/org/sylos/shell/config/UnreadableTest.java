package org.sylos.shell.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UnreadableTest {
    @Test
    void reasons_are_words_and_not_names_of_exceptions() {
        assertThat(Unreadable.reason(new NoSuchFileException("/f"))).isEqualTo("there is no such file");
        assertThat(Unreadable.reason(new AccessDeniedException("/f"))).isEqualTo("the system denies access");
        assertThat(Unreadable.reason(new IOException("Input/output error"))).isEqualTo("Input/output error");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_folder_is_called_one(@TempDir Path folder) {
        assertThatThrownBy(() -> {
                    try (InputStream in = Files.newInputStream(folder)) {
                        assertThat(in.read()).isNegative();
                    }
                })
                .isInstanceOfSatisfying(
                        IOException.class, e -> assertThat(Unreadable.reason(e)).isEqualTo("it is a folder"));
    }
}
