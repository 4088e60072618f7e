package org.sylos.shell.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DataStreamTest {
    private static DataStream written(String trouble) {
        DataStream stream = new DataStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (!trouble.isEmpty()) {
                    throw new IOException(trouble);
                }
            }
        });
        new PrintStream(stream, true, StandardCharsets.UTF_8).println("data");
        return stream;
    }

    @Test
    void whatKeepsDataFromBeingWrittenIsRemembered() {
        assertThat(written("No space left on device").failure()).hasMessage("No space left on device");
        assertThat(written("").failure()).isNull();
    }

    @Test
    void aReaderThatLeavesIsNoTrouble() {
        assertThat(written("Broken pipe").failure()).isNull();
    }
}
