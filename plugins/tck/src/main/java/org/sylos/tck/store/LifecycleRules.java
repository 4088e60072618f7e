package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.store.Refusals.assertRefused;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.LifecycleStore;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory.OpenMode;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.RoundSummary;
import org.sylos.engine.api.storage.StoreException.Reason;
import org.sylos.engine.api.storage.Tally;

/** The migration itself. */
interface LifecycleRules extends StoreRules {
    @Test
    default void required_sto121_a_store_is_made_that_of_a_migration_once() {
        MigrationRecord other = new MigrationRecord(
                UUID.randomUUID(), "other", Instant.EPOCH, Phase.SUSPENDED, Phase.COPYING, Integer.MAX_VALUE);
        try (MigrationStore store = rig().open(OpenMode.CREATE)) {
            assertThat(store.lifecycle().load()).isEmpty();
            assertThat(store.lifecycle().phaseHistory()).isEmpty();
            assertThat(store.discovery().state().reconciledDepth()).isEqualTo(-1);
            store.lifecycle().initialise(other);
            assertRefused(Reason.ILLEGAL_STATE, () -> store.lifecycle().initialise(StoreRig.MIGRATION));
            assertThat(store.lifecycle().load()).contains(other);
        }
        assertThat(rig().reopen().lifecycle().load()).contains(other);
        assertRefused(Reason.ILLEGAL_STATE, () -> rig().store().lifecycle().initialise(StoreRig.MIGRATION));
    }

    @Test
    default void required_sto122_a_phase_changes_only_from_the_one_that_is_expected() {
        LifecycleStore lifecycle = rig().store().lifecycle();
        assertRefused(Reason.ILLEGAL_STATE, () -> lifecycle.changePhase(move(1, Phase.TRAVERSING, Phase.REVIEW)));
        assertThat(lifecycle.load()).contains(StoreRig.MIGRATION);
        assertThat(lifecycle.phaseHistory()).isEmpty();
        lifecycle.changePhase(move(2, Phase.CREATED, Phase.TRAVERSING));
        lifecycle.changePhase(move(1, Phase.TRAVERSING, Phase.REVIEW));
        assertRefused(Reason.ILLEGAL_STATE, () -> lifecycle.changePhase(move(3, Phase.TRAVERSING, Phase.REVIEW)));
        assertThat(standing()).isEqualTo(Phase.REVIEW);
        List<PhaseChange> moves =
                List.of(move(2, Phase.CREATED, Phase.TRAVERSING), move(1, Phase.TRAVERSING, Phase.REVIEW));
        assertThat(lifecycle.phaseHistory()).isEqualTo(moves);
        assertThat(rig().reopen().lifecycle().phaseHistory()).isEqualTo(moves);
        assertThat(standing()).isEqualTo(Phase.REVIEW);
    }

    @Test
    default void required_sto123_a_suspended_migration_remembers_where_it_came_from() {
        LifecycleStore lifecycle = rig().store().lifecycle();
        lifecycle.changePhase(move(1, Phase.CREATED, Phase.COPYING));
        lifecycle.changePhase(move(2, Phase.COPYING, Phase.SUSPENDED));
        MigrationRecord suspended = rig().reopen().lifecycle().load().orElseThrow();
        assertThat(suspended.phase()).isEqualTo(Phase.SUSPENDED);
        assertThat(suspended.returnTo()).isEqualTo(Phase.COPYING);
        rig().store().lifecycle().changePhase(move(3, Phase.SUSPENDED, Phase.COPYING));
        MigrationRecord resumed = rig().store().lifecycle().load().orElseThrow();
        assertThat(resumed.phase()).isEqualTo(Phase.COPYING);
        assertThat(resumed.returnTo()).isNull();
        assertThat(resumed.id()).isEqualTo(StoreRig.MIGRATION.id());
        assertThat(resumed.name()).isEqualTo(StoreRig.MIGRATION.name());
        assertThat(resumed.createdAt()).isEqualTo(StoreRig.MIGRATION.createdAt());
        assertThat(resumed.pass()).isEqualTo(1);
    }

    @Test
    default void required_sto124_documents_are_kept_by_key() {
        LifecycleStore lifecycle = rig().store().lifecycle();
        assertThat(lifecycle.document("config")).isEmpty();
        String large = "long: ' \" \\ \n".repeat(100_000);
        lifecycle.putDocument("config", "first");
        lifecycle.putDocument("Config", large);
        lifecycle.putDocument("it's empty", "");
        lifecycle.putDocument("config", "second");
        LifecycleStore again = rig().reopen().lifecycle();
        assertThat(again.document("config")).contains("second");
        assertThat(again.document("Config")).contains(large);
        assertThat(again.document("it's empty")).contains("");
        assertThat(again.document("conf%")).isEmpty();
    }

    @Test
    default void required_sto125_the_latest_approval_counts() {
        LifecycleStore lifecycle = rig().store().lifecycle();
        assertThat(lifecycle.approval()).isEmpty();
        Map<PlanAction, Tally> totals =
                Map.of(PlanAction.CREATE_FILE, new Tally(2, 1L << 60), PlanAction.KEEP, new Tally(1, 0));
        PlanApproval last = new PlanApproval(Shape.TIME, "earlier o'clock", 1, false, "bb", totals);
        lifecycle.approve(new PlanApproval(Shape.TIME.plusSeconds(9), "later o'clock", 1, true, "aa", Map.of()));
        lifecycle.approve(last);
        assertThat(lifecycle.approval()).contains(last);
        assertThat(rig().reopen().lifecycle().approval()).contains(last);
    }

    @Test
    default void required_sto126_a_new_pass_forgets_the_nodes_and_keeps_the_history() {
        MigrationStore store = BusyMigration.fill(rig());
        List<PhaseChange> phases = store.lifecycle().phaseHistory();
        Balance balance = store.inspection().balance();
        Optional<PlanApproval> approval = store.lifecycle().approval();
        PhaseChange change = move(5, Phase.SUSPENDED, Phase.TRAVERSING);
        store.lifecycle().beginPass(change);

        LifecycleStore lifecycle = rig().reopen().lifecycle();
        assertThat(lifecycle.load().orElseThrow().pass()).isEqualTo(2);
        assertThat(standing()).isEqualTo(Phase.TRAVERSING);
        assertThat(lifecycle.phaseHistory()).startsWith(phases.toArray(new PhaseChange[0]));
        assertThat(lifecycle.phaseHistory()).hasSize(phases.size() + 1).endsWith(change);
        assertThat(lifecycle.pastPasses()).containsExactly(balance);
        assertThat(lifecycle.document("config")).isPresent();
        assertThat(lifecycle.approval()).isEqualTo(approval);
        assertThat(rig().store().journal().latest(JournalEntry.Level.TRACE, 9)).hasSize(2);
        assertNothingDiscovered();

        Discoverer again = rig().discoverer(Shape.root(Shape.file("a", 3)), Shape.root());
        again.seed();
        assertThat(again.round(Side.SRC, 0)).isEqualTo(new RoundSummary(0, 1, 0, 1, 3, 0));
        assertThat(again.round(Side.DST, 0)).isEqualTo(new RoundSummary(0, 1, 0, 0, 0, 0));
        again.compare(1, StoreRig.NEWER);
        assertThat(rig().paths(Side.SRC)).containsExactly("/", "/a");
        assertThat(rig().inspection().balance().pass()).isEqualTo(2);
        assertThat(rig().copies().foldersInDoubt(0, 9)).isEmpty();
        assertThat(rig().attempts(rig().src("/a"))).isEmpty();
        rig().store().lifecycle().beginPass(move(6, Phase.TRAVERSING, Phase.TRAVERSING));
        assertThat(rig().store().lifecycle().pastPasses())
                .extracting(Balance::pass)
                .containsExactly(1, 2);
    }

    private void assertNothingDiscovered() {
        MigrationStore store = rig().store();
        for (Side side : Side.values()) {
            assertThat(rig().nodes(side)).isEmpty();
            assertThat(store.inspection().failures(side, 0, 9)).isEmpty();
            assertThat(store.inspection().node(side, "/")).isEmpty();
            assertThat(store.discovery().pending(side, 0, 0, 9)).isEmpty();
        }
        assertThat(store.discovery().state().reconciledDepth()).isEqualTo(-1);
        assertThat(store.discovery().state().src().sealedDepth()).isEqualTo(-1);
        assertThat(store.discovery().state().dst().sealedDepth()).isEqualTo(-1);
        assertThat(store.discovery().pendingComparisons(0, 9)).isEmpty();
        assertThat(store.copies().deepestPendingFolder()).isEqualTo(-1);
        assertThat(store.verification().verifiers()).isEmpty();
        assertThat(store.inspection().balance().total().nodes()).isZero();
        assertThat(store.inspection().breaches()).isEmpty();
    }

    @Test
    default void required_sto127_a_new_pass_that_is_refused_changes_nothing() {
        Map<String, @Nullable Object> before = Snapshot.of(BusyMigration.fill(rig()));
        assertRefused(
                Reason.ILLEGAL_STATE,
                () -> rig().store().lifecycle().beginPass(move(5, Phase.COMPLETED, Phase.TRAVERSING)));
        assertThat(Snapshot.of(rig().store())).isEqualTo(before);
    }

    @Test
    default void required_sto128_a_migration_can_get_another_name_and_stays_the_same() {
        try (MigrationStore store = rig().open(OpenMode.CREATE)) {
            assertRefused(Reason.ILLEGAL_STATE, () -> store.lifecycle().rename("early"));
        }
        rig().reopen().lifecycle().initialise(StoreRig.MIGRATION);
        rig().store().lifecycle().changePhase(move(1, Phase.CREATED, Phase.TRAVERSING));
        rig().store().lifecycle().rename("it's \"new\"");
        MigrationRecord renamed = rig().reopen().lifecycle().load().orElseThrow();
        assertThat(renamed.name()).isEqualTo("it's \"new\"");
        assertThat(renamed.withName(StoreRig.MIGRATION.name()))
                .isEqualTo(new MigrationRecord(
                        StoreRig.MIGRATION.id(),
                        StoreRig.MIGRATION.name(),
                        StoreRig.MIGRATION.createdAt(),
                        Phase.TRAVERSING,
                        null,
                        1));
        assertThat(rig().store().lifecycle().phaseHistory()).containsExactly(move(1, Phase.CREATED, Phase.TRAVERSING));
    }

    private Phase standing() {
        return rig().store().lifecycle().load().orElseThrow().phase();
    }

    private static PhaseChange move(int minute, Phase from, Phase to) {
        return new PhaseChange(Shape.TIME.plusSeconds(60L * minute), from, to, "because it's " + minute);
    }
}
