package org.sylos.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Sylos, waiting for commands on its standard input. Used by one thread. */
public final class Conversation implements AutoCloseable {
    private static final int LIMIT_SECONDS = 600;

    /** A command that does next to nothing, and how its answer begins. */
    private static final String MARK = "--version";

    private static final String MARKED = "sylos ";

    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    /** Starts it. What it says is answered line by line; what it complains about as well. */
    public Conversation(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        commands = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        // Whoever reads would wait for ever for an answer that does not come; the end of the program ends that.
        CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroy);
    }

    /**
     * How long a command takes, from its last letter to the last line of its answer.
     *
     * @throws MeasureException when it fails
     */
    public double seconds(String command) throws IOException, MeasureException {
        long started = System.nanoTime();
        commands.write(command + "\n" + MARK + "\n");
        commands.flush();
        String complaint = "";
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith("sylos: ")) {
                complaint = line;
            } else if (line.startsWith(MARKED)) {
                if (complaint.isEmpty()) {
                    return (System.nanoTime() - started) / 1e9;
                }
                break;
            }
        }
        throw new MeasureException(command + " was not answered: " + complaint);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
