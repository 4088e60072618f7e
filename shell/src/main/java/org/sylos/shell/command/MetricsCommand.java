package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sylos.engine.api.event.QueueMetrics.Queue;
import org.sylos.engine.api.storage.JournalStore.TimedMetrics;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.RemoteRun;
import org.sylos.engine.core.RunSnapshot;
import org.sylos.shell.render.MetricListing;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Shows how fast a migration went, sample by sample. */
@Command(
        name = "metrics",
        description =
                "Shows how far and how fast the runs of a migration went, in samples taken every few seconds; of a"
                        + " run in another process, how it is at this moment.",
        footer = {
            "  sylos metrics nas",
            "  sylos metrics nas --queue file-copy -n 500 --output csv",
            "",
            "'sylos status NAME --watch' follows a run."
        })
final class MetricsCommand extends Verb {
    private static final Comparator<TimedMetrics> IN_TIME = Comparator.comparing(TimedMetrics::at)
            .thenComparing(sample -> sample.metrics().queue());

    @Mixin
    private NameMixin named;

    @Option(
            names = "--queue",
            paramLabel = "QUEUE",
            split = ",",
            completionCandidates = Words.class,
            description = "Of which work: ${COMPLETION-CANDIDATES}. Default: of all.")
    private List<Queue> queues = new ArrayList<>();

    @Option(
            names = {"-n", "--number"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many samples, the latest ones. Default: ${DEFAULT-VALUE}.")
    private int number;

    /** The names of queues. */
    static final class Words extends WordList {
        Words() {
            super(Stream.of(Queue.values()).map(Queue::label).toList());
        }
    }

    @Override
    ExitCode run(Context context) throws InterruptedException {
        if (number < 1) {
            throw new ParameterException(spec().commandLine(), "--number is 1 or more, and not " + number);
        }
        List<TimedMetrics> samples = samples(context);
        if (samples.isEmpty() && !context.settings().format().machine()) {
            context.console().say("There are no samples: nothing was done yet, or it took too little time.");
        } else {
            context.show(MetricListing.of(samples));
        }
        return ExitCode.DONE;
    }

    private List<Queue> chosen() {
        return queues.isEmpty() ? List.of(Queue.values()) : queues;
    }

    private List<TimedMetrics> samples(Context context) throws InterruptedException {
        Optional<RemoteRun> attached = context.manager().attach(named.name());
        if (attached.isPresent()) {
            try (RemoteRun run = attached.get()) {
                RunSnapshot now = run.snapshot();
                return now.queues().stream()
                        .filter(queue -> chosen().contains(queue.queue()))
                        .map(queue -> new TimedMetrics(now.at(), queue))
                        .toList();
            }
        }
        Migration migration = context.open(named.name());
        List<TimedMetrics> all = new ArrayList<>();
        chosen().forEach(queue -> all.addAll(migration.metrics(queue, number)));
        all.sort(IN_TIME);
        return all.subList(Math.max(0, all.size() - number), all.size());
    }
}
