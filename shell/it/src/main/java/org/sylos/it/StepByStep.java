package org.sylos.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.core.IllegalPhaseException;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.ManagerConfig;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationConfig;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.PlanReport;
import org.sylos.engine.core.RunResult;
import org.sylos.engine.core.Service;

/** Discovers, looks at the plan, copies and verifies one after the other, between two folders of this machine. */
final class StepByStep {
    private final Path work;
    private final Map<String, String> seen;

    StepByStep(Path work, Map<String, String> seen) {
        this.work = work;
        this.seen = seen;
    }

    void run() throws InterruptedException {
        Set<String> before = allThreads();
        try (MigrationManager manager = MigrationManager.open(ManagerConfig.in(work.resolve("home")))) {
            Set<String> begun = allThreads();
            begun.removeAll(before);
            seen.put("threads-before-asked", begun.toString());
            MigrationConfig config = MigrationConfig.builder("steps")
                    .source(Service.at(Location.of(work.resolve("source"))))
                    .destination(Service.at(Location.of(work.resolve("destination"))))
                    .build();
            try (Migration migration = manager.create(config)) {
                steps(migration);
            }
            seen.put("listed", manager.list().get(0).name());
        }
    }

    private void steps(Migration migration) throws InterruptedException {
        Set<String> heard = new ConcurrentSkipListSet<>();
        try (var listening = migration.listen(event -> {
            if (event instanceof MigrationEvent.PhaseChanged change) {
                heard.add(change.to().name());
            }
        })) {
            seen.put("refused", refusal(migration));
            seen.put("phase-after-refusal", migration.phase().name());
            RunResult discovered = migration.startTraversal().result();
            seen.put("discovered", discovered.outcome().name());
            PlanReport plan = migration.plan();
            seen.put("planned-nodes", String.valueOf(plan.totals().toCopy().nodes()));
            seen.put("planned-bytes", String.valueOf(plan.totals().toCopy().bytes()));
            RunResult copied = migration.startCopy("the embedder").result();
            seen.put("copied", copied.outcome().name());
            seen.put("copied-nodes", String.valueOf(copied.balance().copied().nodes()));
            seen.put("adds-up", String.valueOf(copied.balance().addsUp()));
            RunResult verified =
                    migration.startVerify(List.of("size", "checksum")).result();
            seen.put("verified", verified.outcome().name());
            seen.put("phase", migration.phase().name());
            seen.put("breaches", migration.inspect().breaches().toString());
        }
        seen.put("heard", heard.toString());
    }

    private static String refusal(Migration migration) {
        try {
            migration.startCopy("the embedder");
            return "not refused";
        } catch (IllegalPhaseException e) {
            return e.phase().name();
        }
    }

    private static Set<String> allThreads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).collect(Collectors.toSet());
    }
}
