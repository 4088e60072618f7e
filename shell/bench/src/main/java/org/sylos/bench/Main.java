package org.sylos.bench;

import picocli.CommandLine;

/** Starts the benchmark. */
public final class Main {
    private Main() {}

    /** Runs what was asked for and ends the process: 0 done, 1 something could not be measured, 2 nonsense was asked for. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Bench(System.out, System.err)).execute(args));
    }
}
