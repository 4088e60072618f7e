package org.sylos.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.sylos.engine.api.CancelledException;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanSummary;
import org.sylos.engine.core.HandMade;
import org.sylos.engine.core.ManagerConfig;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationConfig;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunResult;
import org.sylos.engine.core.Service;

/**
 * Copies from an adapter of its own into a folder, stops in the middle, closes everything, and goes on with another manager. Both
 * adapters belong to this program.
 */
final class SuspendAndResume {
    private static final int READS_BEFORE_STOP = 50;
    private static final String NAME = "suspended";

    /** Made by hand like the adapters, so it is not kept with the migration either. */
    private static final NodeFilter FILTER = candidate -> candidate.path().equals("/folder-9")
            ? new FilterDecision.Reject("not this one", "it is the last")
            : FilterDecision.ACCEPT;

    private final Path work;
    private final Map<String, String> seen;

    SuspendAndResume(Path work, Map<String, String> seen) {
        this.work = work;
        this.seen = seen;
    }

    void run() throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        GeneratedTree first = new GeneratedTree(reads -> {
            if (reads >= READS_BEFORE_STOP) {
                enough.countDown();
                waitFor(asked);
            }
        });
        try (MigrationManager manager = open();
                FSAdapter folder = folder(manager)) {
            MigrationConfig config = MigrationConfig.builder(NAME)
                    .source(Service.using("generated", first))
                    .destination(Service.using("folder", folder))
                    .filter(FILTER)
                    .build();
            Migration migration = manager.create(config);
            discover(migration);
            RunController copy = migration.startCopy("the embedder");
            waitFor(enough);
            copy.shutdown();
            asked.countDown();
            seen.put("stopped", copy.result().outcome().name());
            seen.put("done", String.valueOf(copy.isDone()));
            seen.put(
                    "copied-before", String.valueOf(migration.balance().copied().nodes()));
        }
        seen.put("reads-before", String.valueOf(first.reads()));
        seen.put("closed-by-engine", String.valueOf(first.closes()));
        goOn();
    }

    private void discover(Migration migration) throws InterruptedException {
        seen.put("discovered", migration.startTraversal().result().outcome().name());
        PlanSummary plan = migration.plan().totals();
        seen.put("planned", String.valueOf(plan.toCopy().nodes()));
        seen.put("excluded", String.valueOf(plan.of(PlanAction.EXCLUDE).nodes()));
        seen.put(
                "excluded-by",
                migration.inspect().planNodes(PlanAction.EXCLUDE, 0, 10).stream()
                        .map(node -> node.path() + ": " + node.rule())
                        .collect(Collectors.joining(", ")));
    }

    private void goOn() throws InterruptedException {
        GeneratedTree second = new GeneratedTree(reads -> {});
        try (MigrationManager manager = open();
                FSAdapter folder = folder(manager)) {
            Migration migration = manager.get(NAME, new HandMade(second, folder, List.of(FILTER), null));
            seen.put("reopened", migration.phase().name());
            RunResult result = migration.resume().result();
            seen.put("outcome", result.outcome().name());
            seen.put("copied", String.valueOf(result.balance().copied().nodes()));
            seen.put("verified", String.valueOf(result.verification().get(0).verified()));
            seen.put("adds-up", String.valueOf(result.balance().addsUp()));
            seen.put("breaches", migration.inspect().breaches().toString());
        }
        seen.put("reads-after", String.valueOf(second.reads()));
    }

    private MigrationManager open() {
        return MigrationManager.open(ManagerConfig.in(work.resolve("home")));
    }

    /** The adapter that the engine would make, made by the caller. */
    private FSAdapter folder(MigrationManager manager) {
        FSAdapterFactory factory = manager.providers().require(FSAdapterFactory.class, "adapter", "local");
        return factory.create(
                work.resolve("destination").toString(),
                ProviderConfig.of(factory, Map.of()),
                ProviderContext.standard());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledException();
        }
    }
}
