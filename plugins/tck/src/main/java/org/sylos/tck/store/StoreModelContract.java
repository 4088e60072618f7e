package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.FolderFinish;
import org.sylos.engine.api.storage.InspectionStore;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanDetail;
import org.sylos.engine.api.storage.RenamedNode;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.SizeClass;
import org.sylos.engine.api.storage.Verifiable;
import org.sylos.engine.api.verify.VerifyRequest;

/**
 * Random migrations: the store under test, the store in memory and a direct calculation from the two trees must agree. Each
 * test is named after its seed; {@code -Dsylos.tck.seed=SEED} runs that one alone.
 */
@Stability(Stability.Level.EVOLVING)
public abstract class StoreModelContract {
    private static final String SEED = "sylos.tck.seed";

    @TempDir
    Path directory;

    /** Readies the contract; tests are run by the test platform. */
    protected StoreModelContract() {}

    /** {@return a new factory of the store under test} */
    protected abstract MigrationStoreFactory factory();

    /** {@return the settings to open stores with} */
    protected Map<String, String> settings() {
        return Map.of();
    }

    /**
     * How many random migrations each rule is tried on. They are the same in every run; with {@code -Dsylos.tck.random=true} as
     * many new ones come on top. With {@code -Dsylos.tck.cases=N} they are N.
     *
     * @return how many, at least 1
     */
    protected int cases() {
        return 20;
    }

    @TestFactory
    Stream<DynamicTest> required_sto901_any_discovery_gives_what_the_trees_say() {
        return seeds(this::discovery);
    }

    @TestFactory
    Stream<DynamicTest> required_sto902_any_copy_gives_what_its_outcomes_say() {
        return seeds(this::copy);
    }

    @TestFactory
    Stream<DynamicTest> required_sto903_any_decisions_give_what_a_plain_set_of_exclusions_says() {
        return seeds(this::review);
    }

    @TestFactory
    Stream<DynamicTest> required_sto904_a_repaired_tree_is_known_as_if_it_had_never_been_broken() {
        return seeds(this::sweep);
    }

    @TestFactory
    Stream<DynamicTest> required_sto905_any_marks_copies_and_sweeps_leave_what_they_left_in_memory() {
        return seeds(this::retry);
    }

    @TestFactory
    Stream<DynamicTest> required_sto906_any_mixture_of_all_that_can_be_done_in_review_is_what_it_is_in_memory() {
        return seeds(this::mixture);
    }

    private Stream<DynamicTest> seeds(LongConsumer test) {
        String only = System.getProperty(SEED);
        int cases = Integer.getInteger("sylos.tck.cases", cases());
        LongStream seeds = only == null
                ? LongStream.concat(
                        IntStream.range(0, cases).asLongStream(),
                        Boolean.getBoolean("sylos.tck.random") ? new SecureRandom().longs(cases) : LongStream.empty())
                : LongStream.of(Long.parseLong(only));
        return seeds.mapToObj(seed -> DynamicTest.dynamicTest("-D" + SEED + "=" + seed, () -> test.accept(seed)));
    }

    /** Discovers a random migration in both stores. */
    final void discovery(long seed) {
        try (StoreRig rig = rig(seed);
                StoreRig memory = memory(seed)) {
            RandomMigration migration = new RandomMigration(seed);
            discover(rig, memory, migration, seed);
            assertAlike(rig.store(), memory.store(), ExpectedDiscovery.of(migration));
        }
    }

    /** Discovers and copies a random migration in both stores. */
    final void copy(long seed) {
        try (StoreRig rig = rig(seed);
                StoreRig memory = memory(seed)) {
            RandomMigration migration = new RandomMigration(seed);
            discover(rig, memory, migration, seed);
            new RandomCopy(rig, seed, new Random(seed + 2)).run();
            new RandomCopy(memory, seed, new Random(seed + 3)).run();
            rig.reopen();
            List<Fact> expected = RandomCopy.expected(ExpectedDiscovery.of(migration), seed);
            assertAlike(rig.store(), memory.store(), expected);
            assertThat(finishes(rig.store())).containsExactlyInAnyOrderElementsOf(finishes(memory.store()));
            assertThat(requests(rig.store())).containsExactlyInAnyOrderElementsOf(requests(memory.store()));
        }
    }

    /** Reviews a random migration in both stores, copies what is left, and reviews again. */
    final void review(long seed) {
        try (StoreRig rig = rig(seed);
                StoreRig memory = memory(seed)) {
            RandomMigration migration = new RandomMigration(seed);
            discover(rig, memory, migration, seed);
            List<Fact> expected = decide(rig, memory, seed + 4, ExpectedDiscovery.of(migration));
            assertRowsAlike(rig, memory, new Random(seed + 5));
            new RandomCopy(rig, seed, new Random(seed + 2)).run();
            new RandomCopy(memory, seed, new Random(seed + 3)).run();
            List<Fact> copied = withoutCovered(RandomCopy.expected(expected, seed));
            assertThat(withoutCovered(Fact.of(rig.store()))).containsExactlyInAnyOrderElementsOf(copied);
            assertThat(withoutCovered(Fact.of(memory.store()))).containsExactlyInAnyOrderElementsOf(copied);
            assertRowsAlike(rig, memory, new Random(seed + 6));
            assertThat(rig.inspection().balance()).isEqualTo(memory.inspection().balance());
            assertThat(finishes(rig.store())).containsExactlyInAnyOrderElementsOf(finishes(memory.store()));
        }
    }

    /** Makes the same decisions in both stores; the facts that come of them. */
    private static List<Fact> decide(StoreRig rig, StoreRig memory, long seed, List<Fact> discovered) {
        RandomReview review = new RandomReview(rig, new Random(seed));
        review.run();
        new RandomReview(memory, new Random(seed)).run();
        Map<Fact.Name, @Nullable CopyStatus> statuses = review.byName();
        List<Fact> expected = withoutCovered(discovered.stream()
                .map(fact -> fact.node().side() == Side.SRC ? fact.withCopy(statuses.get(fact.node())) : fact)
                .toList());
        assertThat(withoutCovered(Fact.of(rig.store()))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(withoutCovered(Fact.of(memory.store()))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(rig.inspection().planDigest()).isEqualTo(memory.inspection().planDigest());
        assertThat(Snapshot.plan(rig.inspection().plan()))
                .isEqualTo(Snapshot.plan(memory.inspection().plan()));
        assertThat(rig.inspection().balance()).isEqualTo(memory.inspection().balance());
        return expected;
    }

    /** The failures of what was excluded do not show; those of listing it do. Which these are is not part of the facts. */
    private static List<Fact> withoutCovered(List<Fact> facts) {
        return facts.stream().map(Fact::withoutCovered).toList();
    }

    private static void assertRowsAlike(StoreRig rig, StoreRig memory, Random random) {
        assertThat(ReviewWalk.everything(rig.store()))
                .containsExactlyInAnyOrderElementsOf(ReviewWalk.everything(memory.store()));
        for (StoreRig one : List.of(rig, memory)) {
            List<NodeView> folders = one.nodes(Side.SRC).stream()
                    .filter(node -> node.kind() == NodeKind.FOLDER)
                    .toList();
            ReviewOrder order =
                    ReviewWalk.orders().get(random.nextInt(ReviewWalk.orders().size()));
            ReviewWalk.look(one.store(), folders.get(random.nextInt(folders.size())), order, 1 + random.nextInt(20));
            ReviewWalk.look(one.store(), folders.get(0), order, 1 + random.nextInt(20));
        }
    }

    /** Discovers a migration that is repaired in one or two steps. */
    final void sweep(long seed) {
        try (StoreRig rig = rig(seed);
                StoreRig memory = memory(seed)) {
            RandomMigration whole = new RandomMigration(seed);
            for (StoreRig each : List.of(rig, memory)) {
                Random random = new Random(seed + 5);
                Random restless = new Random(each == rig ? seed + 6 : seed + 7);
                Spoiler spoiler = new Spoiler(random);
                RandomMigration now = spoiler.spoil(whole);
                boolean slow = random.nextBoolean();
                new RestlessDiscoverer(each, now, restless).run(now.rule, restless.nextInt(4));
                RestlessDiscoverer.compareSums(each, restless);
                if (slow) {
                    sweep(each, spoiler, spoiler.spoil(whole), restless);
                }
                sweep(each, spoiler, whole, restless);
            }
            assertAlike(rig.store(), memory.store(), ExpectedDiscovery.of(whole));
            assertThat(rig.store().discovery().state())
                    .isEqualTo(memory.store().discovery().state());
            rig.reopen();
            assertThat(rig.store().discovery().state())
                    .isEqualTo(memory.store().discovery().state());
        }
    }

    private static void sweep(StoreRig rig, Spoiler spoiler, RandomMigration now, Random random) {
        toReview(rig.store());
        spoiler.mark(rig.store());
        if (random.nextInt(3) == 0) {
            rig.reopen();
        }
        if (rig.store().retries().foldersToSweep() > 0) {
            new RestlessDiscoverer(rig, now, random).sweep(now.rule, random.nextInt(4));
            RestlessDiscoverer.compareSums(rig, random);
        }
        assertThat(rig.store().retries().count(RetryKind.DISCOVERY)).isZero();
    }

    private static void toReview(MigrationStore store) {
        Phase now = store.lifecycle().load().orElseThrow().phase();
        store.lifecycle().changePhase(new PhaseChange(Shape.TIME, now, Phase.REVIEW, "a look at it"));
    }

    /** Discovers and copies a random migration in both stores, and then does the same to both of them. */
    final void retry(long seed) {
        try (StoreRig rig = rig(seed);
                StoreRig memory = memory(seed)) {
            RandomMigration migration = new RandomMigration(seed);
            discover(rig, memory, migration, seed);
            for (int round = 0; round < 2; round++) {
                for (StoreRig each : List.of(rig, memory)) {
                    new RandomCopy(each, seed + round, new Random(seed + round)).run();
                    toReview(each.store());
                }
                new RandomRetries(rig, memory, new Random(seed + 8 + round)).markAndUnmark();
                assertAlike(rig.store(), memory.store(), Fact.of(memory.store()));
                for (StoreRig each : List.of(rig, memory)) {
                    RandomRetries.sweepIfNeeded(each, migration, new Random(seed + 9));
                }
                assertAlike(rig.store(), memory.store(), Fact.of(memory.store()));
                for (StoreRig each : List.of(rig, memory)) {
                    toReview(each.store());
                    each.store()
                            .lifecycle()
                            .changePhase(new PhaseChange(Shape.TIME, Phase.REVIEW, Phase.COPYING, "on with it"));
                }
                assertThat(rig.store().retries().count(RetryKind.COPY)).isZero();
            }
            new RandomCopy(rig, seed + 2, new Random(seed)).run();
            new RandomCopy(memory, seed + 2, new Random(seed)).run();
            assertAlike(rig.store(), memory.store(), Fact.of(memory.store()));
            assertThat(finishes(rig.store())).containsExactlyInAnyOrderElementsOf(finishes(memory.store()));
            assertThat(requests(rig.store())).containsExactlyInAnyOrderElementsOf(requests(memory.store()));
        }
    }

    /** Does all that can be done in review to two stores, in any order. */
    final void mixture(long seed) {
        try (StoreRig rig = rig(seed);
                StoreRig memory = memory(seed)) {
            RandomMigration migration = new RandomMigration(seed);
            discover(rig, memory, migration, seed);
            new RandomMixture(rig, memory, migration, seed + 10, () -> {
                        assertAlike(rig.store(), memory.store(), Fact.of(memory.store()));
                        assertThat(ReviewWalk.everything(rig.store()))
                                .containsExactlyInAnyOrderElementsOf(ReviewWalk.everything(memory.store()));
                        assertThat(names(rig.store())).containsExactlyInAnyOrderElementsOf(names(memory.store()));
                        assertThat(requests(rig.store())).containsExactlyInAnyOrderElementsOf(requests(memory.store()));
                    })
                    .run();
            assertThat(finishes(rig.store())).containsExactlyInAnyOrderElementsOf(finishes(memory.store()));
            assertRowsAlike(rig, memory, new Random(seed + 11));
        }
    }

    private static List<String> names(MigrationStore store) {
        return Paging.all(100, RenamedNode::id, store.renames()::renamed).stream()
                .map(node -> node.kind() + " " + node.path() + " " + node.name() + " " + node.at())
                .toList();
    }

    private StoreRig rig(long seed) {
        return new StoreRig(factory(), settings(), directory.resolve("seed" + seed + ".db"));
    }

    private StoreRig memory(long seed) {
        return new StoreRig(new MemoryStoreFactory(), Map.of(), directory.resolve("memory" + seed + ".db"));
    }

    private static void discover(StoreRig rig, StoreRig memory, RandomMigration migration, long seed) {
        Random random = new Random(seed + 1);
        new RestlessDiscoverer(rig, migration, random).run(migration.rule, random.nextInt(4));
        RestlessDiscoverer.compareSums(rig, random);
        new Discoverer(memory.store(), migration.src, migration.dst).run(migration.rule, 0);
        RestlessDiscoverer.compareSums(memory, random);
    }

    private static void assertAlike(MigrationStore store, MigrationStore memory, List<Fact> expected) {
        assertThat(Fact.of(store)).as("facts").containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Fact.of(memory)).as("facts in memory").containsExactlyInAnyOrderElementsOf(expected);
        assertThat(store.inspection().planDigest())
                .as("digest")
                .isEqualTo(memory.inspection().planDigest());
        assertThat(Snapshot.plan(store.inspection().plan()))
                .as("plan")
                .isEqualTo(Snapshot.plan(memory.inspection().plan()));
        assertThat(detail(store)).as("detail").isEqualTo(detail(memory));
        for (PlanAction action : PlanAction.values()) {
            assertThat(store.inspection().planNodes(action, 0, 10_000))
                    .as("nodes to %s", action)
                    .hasSize((int) store.inspection().plan().of(action).nodes());
        }
        assertThat(store.inspection().balance())
                .as("balance")
                .isEqualTo(memory.inspection().balance());
        assertThat(store.inspection().balance().addsUp()).as("balance").isTrue();
        assertThat(store.inspection().breaches()).as("breaches").isEmpty();
    }

    /** Sizes and places of what is to be copied, without ids. */
    private static List<String> detail(MigrationStore store) {
        InspectionStore inspection = store.inspection();
        PlanDetail detail = inspection
                .node(Side.SRC, "/")
                .map(root -> inspection.planDetail(root.id(), 10_000))
                .orElseThrow();
        List<String> lines = new ArrayList<>();
        for (SizeClass size : SizeClass.values()) {
            lines.add(size + " " + detail.of(size));
        }
        detail.folders().stream()
                .map(folder -> folder.path() + " " + folder.toCopy())
                .sorted()
                .forEach(lines::add);
        return lines;
    }

    /** A folder to be finished, without its id. */
    private record Finish(NodeRef source, NodeRef destination) {}

    private static List<Finish> finishes(MigrationStore store) {
        return Paging.allDescending(
                        7, FolderFinish::id, (before, max) -> store.copies().foldersToFinish(1, before, max))
                .stream()
                .map(finish -> new Finish(finish.source(), finish.destination()))
                .toList();
    }

    private static List<VerifyRequest> requests(MigrationStore store) {
        return Paging.all(
                        7, Verifiable::id, (after, max) -> store.verification().unverified("size", after, max))
                .stream()
                .map(Verifiable::request)
                .toList();
    }
}
