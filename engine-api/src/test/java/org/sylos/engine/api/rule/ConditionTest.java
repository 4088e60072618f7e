package org.sylos.engine.api.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.Any;
import org.sylos.engine.api.rule.Condition.DepthIs;
import org.sylos.engine.api.rule.Condition.Empty;
import org.sylos.engine.api.rule.Condition.KindIs;
import org.sylos.engine.api.rule.Condition.Matches;
import org.sylos.engine.api.rule.Condition.ModifiedIs;
import org.sylos.engine.api.rule.Condition.Not;
import org.sylos.engine.api.rule.Condition.SizeIs;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.storage.ReviewCondition.Excluded;
import org.sylos.engine.api.storage.ReviewCondition.MissingOn;

class ConditionTest {
    @Test
    void conditions_on_the_node_itself_need_no_state() {
        Condition condition = new All(List.of(
                new TextIs(Field.NAME, TextTest.ENDS_WITH, ".tmp"),
                new Any(List.of(new Matches(Field.PATH, "/a.*", true), new DepthIs(Operator.GREATER, 3))),
                new Not(new SizeIs(Operator.AT_LEAST, 1)),
                new ModifiedIs(Operator.LESS, Instant.EPOCH),
                new KindIs(Set.of(NodeKind.FILE)),
                new Empty()));

        assertThat(condition.needsState()).isEmpty();
    }

    @Test
    void the_first_condition_that_needs_state_is_found_at_any_depth() {
        Condition condition = new All(List.of(
                new Empty(), new Any(List.of(new Empty(), new Not(new MissingOn(Side.DST)))), new Excluded()));

        assertThat(condition.needsState()).contains(new MissingOn(Side.DST));
        assertThat(new Excluded().needsState()).contains(new Excluded());
    }

    @Test
    void lists_and_sets_are_copied() {
        List<Condition> conditions = new ArrayList<>(List.of(new Empty()));
        Set<NodeKind> kinds = EnumSet.of(NodeKind.FILE);
        All all = new All(conditions);
        KindIs kindIs = new KindIs(kinds);
        conditions.clear();
        kinds.clear();

        assertThat(all.conditions()).containsExactly(new Empty());
        assertThat(kindIs.kinds()).containsExactly(NodeKind.FILE);
        assertThat(new KindIs(Set.of()).kinds()).isEmpty();
    }

    @Test
    void what_no_store_could_answer_is_refused_at_once() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Matches(Field.NAME, "a\uD83D", false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Matches(Field.NAME, "\uFDD0", false));
        assertThatIllegalArgumentException().isThrownBy(() -> new SizeIs(Operator.LESS, -1));
        assertThat(new Matches(Field.NAME, "\uD83D\uDE00", false).regex()).isEqualTo("\uD83D\uDE00");
    }
}
