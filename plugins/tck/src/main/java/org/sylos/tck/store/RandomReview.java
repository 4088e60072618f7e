package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.Operator;
import org.sylos.engine.api.rule.TextTest;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.Decision;
import org.sylos.engine.api.storage.DecisionRecord;
import org.sylos.engine.api.storage.ExclusionChange;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.ReviewCondition;
import org.sylos.engine.api.storage.ReviewSelection;
import org.sylos.engine.api.storage.ReviewStore;
import org.sylos.engine.api.storage.Tally;

/**
 * Random exclusions and inclusions, held against a plain set of the nodes that are excluded by themselves. What is chosen depends
 * on the nodes and not on their ids, so that every store is asked the same.
 */
final class RandomReview {
    private final StoreRig rig;
    private final Random random;
    private final List<Node> nodes;
    private final Map<Long, Node> byId = new HashMap<>();
    private final Map<Node, Long> excluded = new HashMap<>();
    private final List<DecisionRecord> decisions = new ArrayList<>();

    /** A source node as discovery and copy left it. */
    private record Node(NodeView view) {
        boolean isFolder() {
            return view.kind() == NodeKind.FOLDER;
        }

        String name() {
            return view.path().substring(view.path().lastIndexOf('/') + 1);
        }
    }

    RandomReview(StoreRig rig, Random random) {
        this.rig = rig;
        this.random = random;
        nodes = rig.nodes(Side.SRC).stream()
                .map(Node::new)
                .sorted(Comparator.comparing((Node node) -> node.view().path())
                        .thenComparing(node -> node.view().kind())
                        .thenComparing(node -> String.valueOf(node.view().nativeId())))
                .toList();
        nodes.forEach(node -> byId.put(node.view().id(), node));
    }

    /** Makes some decisions and looks at what came of each. */
    void run() {
        int count = 2 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            step();
            if (random.nextInt(4) == 0) {
                rig.reopen();
            }
        }
        assertThat(rig.store().review().decisions(0, 100)).isEqualTo(decisions);
    }

    private void step() {
        boolean below = random.nextInt(3) > 0;
        boolean exclude = random.nextInt(5) > 1;
        Set<Node> selected = new HashSet<>();
        ReviewSelection selection = random.nextBoolean() ? some(selected) : matching(selected);
        Decision decision = new Decision(
                Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)), "it's me", "100% \\ _", "x\ny");
        Map<Node, @Nullable CopyStatus> before = statuses();
        Set<Node> own = new HashSet<>(excluded.keySet());
        ReviewStore review = rig.store().review();
        ExclusionChange foreseen = review.rehearse(
                exclude ? DecisionRecord.Action.EXCLUDE : DecisionRecord.Action.INCLUDE, selection, below);
        assertThat(statusesInStore()).isEqualTo(before);
        ExclusionChange change =
                exclude ? review.exclude(selection, below, decision) : review.include(selection, below, decision);
        assertThat(foreseen).isEqualTo(change.withoutDecision());
        Set<Node> fit = selected.stream()
                .filter(node -> node.view().copy() != null && !(exclude && !below && node.isFolder()))
                .collect(Collectors.toSet());
        if (exclude) {
            fit.forEach(node -> excluded.putIfAbsent(node, (long) decisions.size() + 1));
        } else {
            excluded.keySet().removeIf(node -> fit.contains(node) || (below && isBelowOneOf(node, fit)));
        }
        Map<Node, @Nullable CopyStatus> after = statuses();
        Tally changed = nodes.stream()
                .filter(node -> isOut(before.get(node)) != isOut(after.get(node)))
                .map(node -> new Tally(1, node.view().size()))
                .reduce(Tally.ZERO, Tally::plus);
        long chosen = nodes.stream()
                .filter(node -> own.contains(node) != excluded.containsKey(node))
                .count();
        if (chosen > 0) {
            decisions.add(new DecisionRecord(
                    decisions.size() + 1,
                    1,
                    exclude ? DecisionRecord.Action.EXCLUDE : DecisionRecord.Action.INCLUDE,
                    decision,
                    chosen,
                    changed));
        }
        assertThat(change)
                .isEqualTo(new ExclusionChange(
                        chosen > 0 ? decisions.size() : 0,
                        selected.size(),
                        selected.size() - fit.size(),
                        chosen,
                        changed,
                        exclude
                                ? 0
                                : fit.stream()
                                        .filter(node -> isOut(after.get(node)))
                                        .count()));
        assertThat(rig.nodes(Side.SRC))
                .allSatisfy(view -> assertThat(view.copy()).as("%s", view).isEqualTo(after.get(byId.get(view.id()))));
        look(pick(nodes));
    }

    /** What keeps a node out. */
    private void look(Node node) {
        List<Long> expected = new ArrayList<>();
        for (Node at = node; at != null; at = byId.get(at.view().parentId())) {
            if (excluded.containsKey(at)) {
                expected.add(at.view().id());
            }
        }
        assertThat(rig.store().review().exclusionsOf(node.view().id())).allSatisfy(exclusion -> {
            Node out = Objects.requireNonNull(byId.get(exclusion.id()));
            assertThat(exclusion.path()).isEqualTo(out.view().path());
            assertThat(exclusion.decision().sequence()).isEqualTo(excluded.get(out));
        });
        assertThat(rig.store().review().exclusionsOf(node.view().id()))
                .extracting(exclusion -> exclusion.id())
                .isEqualTo(expected);
    }

    private static boolean isOut(@Nullable CopyStatus status) {
        return status == CopyStatus.EXCLUDED_EXPLICIT || status == CopyStatus.EXCLUDED_INHERITED;
    }

    private boolean isBelowOneOf(Node node, Set<Node> folders) {
        for (Node at = byId.get(node.view().parentId());
                at != null;
                at = byId.get(at.view().parentId())) {
            if (folders.contains(at)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable CopyStatus status(Node node) {
        if (node.view().copy() == null) {
            return null;
        } else if (excluded.containsKey(node)) {
            return CopyStatus.EXCLUDED_EXPLICIT;
        }
        return isBelowOneOf(node, excluded.keySet())
                ? CopyStatus.EXCLUDED_INHERITED
                : node.view().copy();
    }

    private Map<Node, @Nullable CopyStatus> statuses() {
        Map<Node, @Nullable CopyStatus> statuses = new HashMap<>();
        nodes.forEach(node -> statuses.put(node, status(node)));
        return statuses;
    }

    /** The status of every source node as the store has it. */
    private Map<Node, @Nullable CopyStatus> statusesInStore() {
        Map<Node, @Nullable CopyStatus> statuses = new HashMap<>();
        rig.nodes(Side.SRC).forEach(view -> statuses.put(Objects.requireNonNull(byId.get(view.id())), view.copy()));
        return statuses;
    }

    /** The status of every source node after all decisions, by what tells it from the others. */
    Map<Fact.Name, @Nullable CopyStatus> byName() {
        Map<Fact.Name, @Nullable CopyStatus> statuses = new HashMap<>();
        nodes.forEach(node -> statuses.put(
                new Fact.Name(
                        Side.SRC,
                        node.view().path(),
                        node.view().kind(),
                        node.view().nativeId()),
                status(node)));
        return statuses;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private ReviewSelection some(Set<Node> selected) {
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            selected.add(pick(nodes));
        }
        Set<Long> ids = selected.stream().map(node -> node.view().id()).collect(Collectors.toSet());
        if (random.nextInt(3) == 0) {
            ids.add(1L << 62);
        }
        return new ReviewSelection.Nodes(ids);
    }

    private ReviewSelection matching(Set<Node> selected) {
        Node folder = pick(nodes);
        boolean everywhere = random.nextBoolean();
        Map<String, Asked> asked = questions();
        Asked one = Objects.requireNonNull(asked.get(pick(List.copyOf(asked.keySet()))));
        for (Node node : nodes) {
            boolean inScope = everywhere || (folder.isFolder() && isBelowOneOf(node, Set.of(folder)));
            if (inScope && one.holds().test(node)) {
                selected.add(node);
            }
        }
        return new ReviewSelection.Matching(
                one.condition(), everywhere ? 0 : folder.view().id());
    }

    private record Asked(Condition condition, Predicate<Node> holds) {}

    /** Conditions with what they mean, said once more. */
    private Map<String, Asked> questions() {
        String name = pick(nodes).name();
        String part = name.isEmpty()
                ? ""
                : name.substring(name.offsetByCodePoints(0, random.nextInt(name.codePointCount(0, name.length()))));
        String path = pick(nodes).view().path();
        Map<String, Asked> asked = new TreeMap<>();
        asked.put(
                "name",
                ask(Field.NAME, TextTest.EQUALS, name, node -> node.name().equals(name)));
        asked.put(
                "end",
                ask(Field.NAME, TextTest.ENDS_WITH, part, node -> node.name().endsWith(part)));
        asked.put(
                "path",
                ask(
                        Field.PATH,
                        TextTest.STARTS_WITH,
                        path,
                        node -> node.view().path().startsWith(path)));
        asked.put("kind", new Asked(new Condition.KindIs(Set.of(NodeKind.FOLDER)), Node::isFolder));
        asked.put(
                "size",
                new Asked(
                        new Condition.SizeIs(Operator.AT_LEAST, 1),
                        node -> node.view().kind() == NodeKind.FILE
                                && node.view().size() >= 1));
        asked.put(
                "pending",
                new Asked(
                        new ReviewCondition.CopyIs(Set.of(CopyStatus.PENDING)),
                        node -> status(node) == CopyStatus.PENDING));
        asked.put(
                "missing",
                new Asked(
                        new ReviewCondition.MissingOn(Side.DST),
                        node -> node.view().partnerId() == 0));
        asked.put(
                "excluded",
                new Asked(new ReviewCondition.Excluded(), node -> node.view().copy() == null || isOut(status(node))));
        asked.put("all", new Asked(new Condition.All(List.of()), node -> true));
        asked.put(
                "not",
                new Asked(
                        new Condition.Not(new Condition.DepthIs(Operator.LESS, 2)),
                        node -> node.view().depth() >= 2));
        return asked;
    }

    private static Asked ask(Field field, TextTest test, String text, Predicate<Node> holds) {
        return new Asked(new Condition.TextIs(field, test, text), holds);
    }
}
