package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.TextTest;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.RenameChange;
import org.sylos.engine.api.storage.RenamedNode;
import org.sylos.engine.api.storage.ReviewSelection;

/**
 * Everything a person may do between discovery and the end, in any order: exclusions, inclusions, other names, marks, sweeps,
 * copies some of which fail, and interruptions. Two stores that hold the same are done the same to, and have to answer and to hold the same; and
 * of both it has to hold what exclusions mean.
 */
final class RandomMixture {
    private final StoreRig one;
    private final StoreRig other;
    private final RandomMigration migration;
    private final long seed;
    private final Random random;
    private final Runnable alike;

    /**
     * @param alike holds both stores against each other
     */
    RandomMixture(StoreRig one, StoreRig other, RandomMigration migration, long seed, Runnable alike) {
        this.one = one;
        this.other = other;
        this.migration = migration;
        this.seed = seed;
        this.random = new Random(seed);
        this.alike = alike;
    }

    void run() {
        both(rig -> phase(rig.store(), Phase.REVIEW));
        int count = 4 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(7)) {
                case 0, 1 -> decide();
                case 5 -> rename();
                case 6 -> restore();
                case 2 -> new RandomRetries(one, other, new Random(random.nextLong())).steps(1 + random.nextInt(3));
                case 3 -> sweep(random.nextLong());
                default -> copy(i);
            }
            if (random.nextInt(3) == 0) {
                one.reopen();
            }
            alike.run();
            both(RandomMixture::assertExclusionsMeanWhatTheySay);
        }
    }

    private void both(Consumer<StoreRig> action) {
        action.accept(one);
        action.accept(other);
    }

    private static void phase(MigrationStore store, Phase to) {
        Phase now = store.lifecycle().load().orElseThrow().phase();
        store.lifecycle().changePhase(new PhaseChange(Shape.TIME, now, to, "on with it"));
    }

    private void decide() {
        Map<String, Long> here = RandomRetries.ids(one, Side.SRC);
        Map<String, Long> there = RandomRetries.ids(other, Side.SRC);
        List<String> names = List.copyOf(here.keySet());
        ReviewSelection these;
        ReviewSelection those;
        if (random.nextInt(3) == 0) {
            String path = names.get(random.nextInt(names.size())).split("\\|", 2)[0];
            String name = path.substring(path.lastIndexOf('/') + 1);
            List<TextTest> tests = List.of(TextTest.values());
            TextTest test = tests.get(random.nextInt(tests.size()));
            Condition condition = random.nextBoolean()
                    ? new Condition.TextIs(Field.PATH, test, path)
                    : new Condition.TextIs(Field.NAME, test, name);
            these = new ReviewSelection.Matching(condition, 0);
            those = these;
        } else {
            Set<Long> ids = new HashSet<>();
            Set<Long> partners = new HashSet<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                String name = names.get(random.nextInt(names.size()));
                ids.add(here.get(name));
                partners.add(there.get(name));
            }
            these = new ReviewSelection.Nodes(ids);
            those = new ReviewSelection.Nodes(partners);
        }
        boolean exclude = random.nextInt(5) > 1;
        boolean below = random.nextInt(3) > 0;
        Decision decision = new Decision(Instant.ofEpochSecond(random.nextInt()), "it's me", "100% \\ _", "x\ny");
        assertThat(change(one, exclude, these, below, decision))
                .isEqualTo(change(other, exclude, those, below, decision));
    }

    private static ExclusionChange change(
            StoreRig rig, boolean exclude, ReviewSelection selection, boolean below, Decision decision) {
        return exclude
                ? rig.store().review().exclude(selection, below, decision)
                : rig.store().review().include(selection, below, decision);
    }

    /** Names that are free, that others have, and that only differ in case; on both stores the same. */
    private void rename() {
        Map<String, Long> here = RandomRetries.ids(one, Side.SRC);
        Map<String, Long> there = RandomRetries.ids(other, Side.SRC);
        List<String> nodes = new ArrayList<>(here.keySet());
        Collections.shuffle(nodes, random);
        List<NewName> these = new ArrayList<>();
        List<NewName> those = new ArrayList<>();
        for (String node : nodes.subList(0, Math.min(nodes.size(), 1 + random.nextInt(6)))) {
            String path = nodes.get(random.nextInt(nodes.size())).split("\\|", 2)[0];
            String other = path.substring(path.lastIndexOf('/') + 1);
            String name = other.isEmpty() || random.nextBoolean() ? "new " + random.nextInt(3) + "%'_\\" : other;
            these.add(new NewName(Objects.requireNonNull(here.get(node)), name));
            those.add(new NewName(Objects.requireNonNull(there.get(node)), name));
        }
        CompareRule rule = migration.rule;
        Decision decision = new Decision(Instant.ofEpochSecond(random.nextInt()), "it's me", "", "");
        RenameChange expected = other.store().renames().rename(those, rule, decision);
        assertThat(one.store().renames().rehearse(these, rule).changed()).isEqualTo(expected.changed());
        RenameChange change = one.store().renames().rename(these, rule, decision);
        assertThat(change.changed()).isEqualTo(expected.changed());
        assertThat(change.taken()).hasSameSizeAs(expected.taken());
        assertThat(change.passedOver()).hasSameSizeAs(expected.passedOver());
    }

    private void restore() {
        List<Long> these = new ArrayList<>();
        List<Long> those = new ArrayList<>();
        Map<String, Long> there = RandomRetries.ids(other, Side.SRC);
        Set<Long> renamed = new HashSet<>();
        Paging.all(100, RenamedNode::id, one.store().renames()::renamed).forEach(node -> renamed.add(node.id()));
        RandomRetries.ids(one, Side.SRC).forEach((node, id) -> {
            if (renamed.contains(id) && random.nextBoolean()) {
                these.add(id);
                those.add(Objects.requireNonNull(there.get(node)));
            }
        });
        Decision decision = new Decision(Shape.TIME, "it's me", "", "");
        assertThat(one.store()
                        .renames()
                        .restore(these, migration.rule, decision)
                        .changed())
                .isEqualTo(other.store()
                        .renames()
                        .restore(those, migration.rule, decision)
                        .changed());
    }

    private void sweep(long seed) {
        boolean some = one.store().retries().foldersToSweep() > 0;
        both(rig -> {
            RandomRetries.sweepIfNeeded(rig, migration, new Random(seed));
            if (some) {
                phase(rig.store(), Phase.REVIEW);
            }
        });
    }

    /** Nothing that is left out becomes anything else in a copy, which ends in review. */
    private void copy(int round) {
        both(rig -> {
            Map<Long, @Nullable CopyStatus> out = new HashMap<>();
            rig.nodes(Side.SRC).stream().filter(node -> isOut(node)).forEach(node -> out.put(node.id(), node.copy()));
            phase(rig.store(), Phase.COPYING);
            new RandomCopy(rig, seed + round, new Random(seed + round)).run();
            phase(rig.store(), Phase.REVIEW);
            List<NodeView> changed = new ArrayList<>();
            rig.nodes(Side.SRC).stream()
                    .filter(node -> isOut(node) != out.containsKey(node.id())
                            || (isOut(node) && node.copy() != out.get(node.id())))
                    .forEach(changed::add);
            assertThat(changed).isEmpty();
        });
    }

    private static boolean isOut(@Nullable NodeView node) {
        return node != null
                && (node.copy() == CopyStatus.EXCLUDED_EXPLICIT || node.copy() == CopyStatus.EXCLUDED_INHERITED);
    }

    /** What is below something that is left out is left out, and nothing is left out because of a folder that is not. */
    private static void assertExclusionsMeanWhatTheySay(StoreRig rig) {
        Map<Long, NodeView> nodes = new HashMap<>();
        rig.nodes(Side.SRC).forEach(node -> nodes.put(node.id(), node));
        for (NodeView node : nodes.values()) {
            boolean above = isOut(nodes.get(node.parentId()));
            if (above) {
                assertThat(node.copy() == null || isOut(node)).as("%s", node).isTrue();
            } else {
                assertThat(node.copy()).as("%s", node).isNotEqualTo(CopyStatus.EXCLUDED_INHERITED);
            }
        }
    }
}
