package org.sylos.bench.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A program in a terminal of its own, which {@code script} of util-linux makes. */
public final class Prompt {
    private static final String EXPECTED = "sylos> ";
    private static final int LIMIT_SECONDS = 30;

    private Prompt() {}

    /**
     * How long it takes from the start of the program to its prompt.
     *
     * @throws MeasureException when there is no {@code script}, or no prompt
     */
    public static double seconds(List<String> command) throws IOException, InterruptedException, MeasureException {
        if (!Peers.onPath("script")) {
            throw new MeasureException("the program 'script' (util-linux) is not there, which makes the terminal");
        }
        String line = command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
        ProcessBuilder builder = new ProcessBuilder(
                        "script", "-qec", "stty rows 40 cols 120; exec " + line, "/dev/null")
                .redirectErrorStream(true);
        builder.environment().put("TERM", "xterm-256color");
        long started = System.nanoTime();
        Process process = builder.start();
        // Whoever reads would wait for ever for a prompt that does not come; the end of the program ends that.
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroy);
        StringBuilder seen = new StringBuilder();
        try (InputStream in = process.getInputStream();
                OutputStream out = process.getOutputStream()) {
            byte[] buffer = new byte[8192];
            while (seen.indexOf(EXPECTED) < 0) {
                int count = in.read(buffer);
                if (count < 0) {
                    throw new MeasureException(
                            "no prompt, but: " + seen.toString().strip());
                }
                seen.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
            double seconds = (System.nanoTime() - started) / 1e9;
            out.write("exit\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            in.readAllBytes();
            return seconds;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }
}
