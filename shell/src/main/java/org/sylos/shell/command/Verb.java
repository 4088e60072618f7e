package org.sylos.shell.command;

import java.util.concurrent.Callable;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What all verbs share. */
abstract class Verb implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws InterruptedException {
        SylosCommand program = (SylosCommand) spec.root().userObject();
        try (Context context = program.begin()) {
            return run(context).code();
        }
    }

    /** Does what the verb is for. */
    abstract ExitCode run(Context context) throws InterruptedException;

    /** The verb as the command line knows it. */
    final CommandSpec spec() {
        return spec;
    }
}
