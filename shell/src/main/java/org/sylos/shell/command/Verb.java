package org.sylos.shell.command;

import java.util.concurrent.Callable;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What all verbs share. */
abstract class Verb implements Callable<Integer> {
    @ParentCommand
    private SylosCommand parent;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws InterruptedException {
        try (Context context = parent.begin()) {
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
