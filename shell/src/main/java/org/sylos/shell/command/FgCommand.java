package org.sylos.shell.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Watches a command of the background until it ends. */
@Command(
        name = "fg",
        description =
                "Watches a command of the background until it ends; Ctrl-C stops it as it would in the foreground.",
        footer = {"  fg", "  fg 2"})
final class FgCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "JOB",
            description = "Its number. Default: the latest that runs.")
    private @Nullable Integer number;

    @Override
    public Integer call() throws InterruptedException {
        SylosCommand program = (SylosCommand) spec.root().userObject();
        try (Context context = program.begin()) {
            Job job = job(context);
            context.console().say(job.line());
            return job.watch(context.console().screen(), context.interrupts());
        }
    }

    private Job job(Context context) {
        Integer wanted = number;
        if (wanted != null) {
            return context.jobs()
                    .get(wanted)
                    .orElseThrow(() -> new ConfigException("there is no job " + wanted, "jobs lists those there are"));
        }
        List<Job> running = context.jobs().running();
        if (running.isEmpty()) {
            throw new ConfigException("nothing runs in the background", "a command that ends with & does");
        }
        return running.get(running.size() - 1);
    }
}
