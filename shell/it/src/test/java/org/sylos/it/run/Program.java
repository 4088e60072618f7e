package org.sylos.it.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A program to be run as a process, without terminal and without input. Immutable. */
public final class Program {
    private static final int LIMIT_SECONDS = 120;

    private final List<String> command;
    private final Map<String, String> environment;
    private final boolean emptyEnvironment;
    private final @Nullable Path directory;
    private final Charset encoding;
    private final int limitSeconds;

    private Program(
            List<String> command,
            Map<String, String> environment,
            boolean emptyEnvironment,
            @Nullable Path directory,
            Charset encoding,
            int limitSeconds) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.emptyEnvironment = emptyEnvironment;
        this.directory = directory;
        this.encoding = encoding;
        this.limitSeconds = limitSeconds;
    }

    /** A program with its arguments. Its messages are in English, and each byte that it writes is one character. */
    public static Program of(String... command) {
        return new Program(
                List.of(command), Map.of("LC_ALL", "C"), false, null, StandardCharsets.ISO_8859_1, LIMIT_SECONDS);
    }

    /** Whether a program is installed. */
    public static boolean installed(String name) {
        return of("sh", "-c", "command -v " + name).run().exit() == 0;
    }

    /** Whether this process is root's, so that it may change users and mount. */
    public static boolean isRoot() {
        return of("id", "-u").run().expect(0).out().strip().equals("0");
    }

    /** The same with more arguments. */
    public Program with(String... more) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(more));
        return new Program(longer, environment, emptyEnvironment, directory, encoding, limitSeconds);
    }

    /** The same behind another program that runs it. */
    public Program behind(String... other) {
        List<String> longer = new ArrayList<>(List.of(other));
        longer.addAll(command);
        return new Program(longer, environment, emptyEnvironment, directory, encoding, limitSeconds);
    }

    /** The same with a variable of the environment. */
    public Program set(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Program(command, more, emptyEnvironment, directory, encoding, limitSeconds);
    }

    /** The same without a variable that was set. */
    public Program unset(String name) {
        Map<String, String> less = new HashMap<>(environment);
        less.remove(name);
        return new Program(command, less, emptyEnvironment, directory, encoding, limitSeconds);
    }

    /** The same with nothing of this process's environment but the way to programs. */
    public Program inEmptyEnvironment() {
        return new Program(command, environment, true, directory, encoding, limitSeconds);
    }

    /** The same in a folder. */
    public Program in(Path folder) {
        return new Program(command, environment, emptyEnvironment, folder, encoding, limitSeconds);
    }

    /** The same with another limit of time, after which it is killed. */
    public Program within(int seconds) {
        return new Program(command, environment, emptyEnvironment, directory, encoding, seconds);
    }

    /** The same with a locale, in whose encoding it writes. */
    public Program inLocale(String locale, Charset written) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put("LC_ALL", locale);
        return new Program(command, changed, emptyEnvironment, directory, written, limitSeconds);
    }

    /** Another command, with the environment and the folder of this one. */
    public Program instead(String... other) {
        return new Program(List.of(other), environment, emptyEnvironment, directory, encoding, limitSeconds);
    }

    /** Its command as a line for a shell, in which every word is quoted. */
    public String line() {
        return command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** Runs it to its end. */
    public Finished run() {
        return start().await();
    }

    /** Starts it for a talk: the caller has its input, and output and errors in one stream. */
    public Process converse() {
        try {
            return builder().redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        }
    }

    /** Starts it. */
    public Running start() {
        try {
            Path out = Files.createTempFile("sylos-it-", ".out");
            Path err = Files.createTempFile("sylos-it-", ".err");
            Process process = builder()
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return new Running(command, process, out, err, encoding, limitSeconds);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command, e);
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command);
        if (emptyEnvironment) {
            String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
            builder.environment().clear();
            builder.environment().put("PATH", path);
        }
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().putAll(environment);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        return builder;
    }

    /** A program that goes on. */
    public record Running(
            List<String> command, Process process, Path out, Path err, Charset encoding, int limitSeconds) {
        /** Waits for its end. */
        public Finished await() {
            try {
                if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                    throw new AssertionError("has not ended within " + limitSeconds + " s: " + finished());
                }
                return finished();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + command, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Finished finished() throws IOException {
            Finished finished = new Finished(
                    command, process.exitValue(), Files.readString(out, encoding), Files.readString(err, encoding));
            Files.delete(out);
            Files.delete(err);
            return finished;
        }
    }
}
