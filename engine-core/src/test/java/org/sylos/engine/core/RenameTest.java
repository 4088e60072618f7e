package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.RenameChange;
import org.sylos.engine.api.storage.RenamedNode;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.tck.fs.FoldingView;

/** Names that the destination cannot take, from the proposal to the next pass. */
class RenameTest extends LabTest {
    private static final NameRules NO_COLONS =
            new NameRules(CaseFolding.NONE, UnicodeForm.EXACT, 255, 1 << 20, ":", Set.of(), false);
    private static final Reviewer BY = new Reviewer("it's me", "for Windows", "all of them");

    RenameTest(Stores stores) {
        super(stores);
    }

    /** A source with names of every trouble, and a destination that folds cases and holds no colons. */
    private Migration plantedAndDiscovered() throws InterruptedException {
        lab.destination = Lab.tree("destination").names(NO_COLONS).build();
        lab.source
                .file("/a:/one:.txt", "one")
                .file("/a:/in/two", "two")
                .file("/a_", "taken already")
                .file("/Twin", "first")
                .file("/twin", "second")
                .folder("/kind/inner")
                .file("/kind/inner/three", "three");
        lab.destination.file("/kind", "a file");
        FSAdapter dst = new FoldingView(lab.destination.adapter());
        Migration migration = lab.create("m", lab.src(), dst, UnaryOperator.identity());
        discover(migration);
        return migration;
    }

    private static void accept(Migration migration) {
        RenameChange change = migration
                .renames()
                .rename(
                        migration.renames().proposals(0, 100).stream()
                                .map(NameProposal::accepted)
                                .toList(),
                        BY);
        assertThat(change.taken()).isEmpty();
        assertThat(change.passedOver()).isEmpty();
    }

    @Test
    void what_is_proposed_is_free_and_tells_why() throws InterruptedException {
        Migration migration = plantedAndDiscovered();
        assertThat(migration.renames().proposals(0, 100))
                .extracting(proposal -> proposal.node().path(), NameProposal::name)
                .containsExactlyInAnyOrder(
                        tuple("/a:", "a_ (2)"),
                        tuple("/a:/one:.txt", "one_.txt"),
                        tuple("/Twin", "Twin"),
                        tuple("/twin", "twin (2)"),
                        tuple("/kind", "kind (2)"));
        assertThat(migration.renames().proposals(0, 100))
                .extracting(NameProposal::reason)
                .allSatisfy(reason -> assertThat(reason).isNotBlank())
                .anySatisfy(reason -> assertThat(reason).contains("U+003A"))
                .anySatisfy(reason -> assertThat(reason).contains("another kind"));
        assertThat(migration.renames().count()).isZero();
    }

    @Test
    void many_namesakes_get_as_many_names() throws InterruptedException {
        lab.destination = Lab.tree("destination").names(NO_COLONS).build();
        // Names of six characters that are colons or underscores: without colons all of them are one.
        for (int bits = 0; bits < 64; bits++) {
            StringBuilder name = new StringBuilder("/");
            for (int place = 0; place < 6; place++) {
                name.append((bits >> place & 1) == 0 ? '_' : ':');
            }
            lab.source.file(name.toString(), 1L);
        }
        lab.source.file("/" + "x".repeat(250) + ":1", 1L).file("/" + "x".repeat(250) + "_1", 1L);
        Migration migration = lab.create();
        discover(migration);
        List<NameProposal> proposals = migration.renames().proposals(0, 100);
        assertThat(proposals)
                .extracting(NameProposal::name)
                .doesNotHaveDuplicates()
                .contains("______ (64)");
        assertThat(proposals).hasSize(64);
        accept(migration);
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(migration.renames().proposals(0, 100)).isEmpty();
    }

    @Test
    void what_is_proposed_for_some_nodes_can_be_accepted_by_itself() throws InterruptedException {
        Migration migration = plantedAndDiscovered();
        long first = node(migration, "/Twin").id();
        long second = node(migration, "/twin").id();
        long inner = node(migration, "/a:/one:.txt").id();
        assertThat(migration.renames().proposals(List.of(first, second, inner)))
                .containsExactlyElementsOf(migration.renames().proposals(0, 100).stream()
                        .filter(proposal -> Set.of(first, second, inner)
                                .contains(proposal.node().id()))
                        .toList());
        List<NameProposal> alone = migration.renames().proposals(List.of(first));
        assertThat(alone).extracting(NameProposal::name).containsExactly("Twin (2)");
        assertThat(migration
                        .renames()
                        .rename(alone.stream().map(NameProposal::accepted).toList(), BY)
                        .changed())
                .isEqualTo(1);
        assertThat(migration
                        .renames()
                        .proposals(List.of(first, node(migration, "/a_").id())))
                .isEmpty();
    }

    @Test
    void accepted_names_are_copied_verified_and_found_in_the_next_pass() throws InterruptedException {
        Migration migration = plantedAndDiscovered();
        assertThat(planned(migration, PlanAction.FAIL)).contains("/Twin", "/kind", "/kind/inner/three");
        String before = migration.plan().digest();
        accept(migration);
        assertThat(planned(migration, PlanAction.FAIL)).isEmpty();
        assertThat(migration.plan().digest()).isNotEqualTo(before);
        assertThat(migration.plan().renamed()).isEqualTo(5);
        assertThat(migration.plan().unfitNames().nodes()).isZero();
        assertThat(migration.plan().notices())
                .anySatisfy(notice -> assertThat(notice).contains("other names"));

        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.destination.bytes("/a_ (2)/one_.txt")).asString().isEqualTo("one");
        assertThat(lab.destination.bytes("/a_ (2)/in/two")).asString().isEqualTo("two");
        assertThat(lab.destination.bytes("/Twin")).asString().isEqualTo("first");
        assertThat(lab.destination.bytes("/twin (2)")).asString().isEqualTo("second");
        assertThat(lab.destination.bytes("/kind (2)/inner/three")).asString().isEqualTo("three");
        assertThat(lab.destination.bytes("/kind")).asString().isEqualTo("a file");
        assertSound(migration);

        lab.source.file("/a:/one:.txt", "one, changed since");
        discover(migration);
        assertThat(planned(migration, PlanAction.OVERWRITE)).containsExactly("/a:/one:.txt");
        assertThat(planned(migration, PlanAction.DST_ONLY)).containsExactly("/kind");
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.destination.bytes("/a_ (2)/one_.txt")).asString().isEqualTo("one, changed since");
        assertThat(migration.renames().renamed(0, 100))
                .extracting(RenamedNode::user)
                .containsOnly("it's me");
        assertSound(migration);
    }

    @Test
    void names_can_be_taken_back_until_they_are_used() throws InterruptedException {
        Migration migration = plantedAndDiscovered();
        String before = migration.plan().digest();
        accept(migration);
        List<Long> all = migration.renames().renamed(0, 100).stream()
                .map(RenamedNode::id)
                .toList();
        assertThat(migration.renames().restore(all, BY).changed()).isEqualTo(5);
        assertThat(migration.plan().digest()).isEqualTo(before);
        assertThat(planned(migration, PlanAction.FAIL)).contains("/Twin", "/twin", "/kind", "/kind/inner/three");
        accept(migration);
        copy(migration);
        assertThatThrownBy(() -> migration.renames().restore(all, BY)).isInstanceOf(IllegalPhaseException.class);
    }

    @Test
    void a_name_that_the_destination_cannot_hold_is_refused() throws InterruptedException {
        Migration migration = plantedAndDiscovered();
        NewName bad = new NewName(node(migration, "/a:").id(), "b:");
        assertThatThrownBy(() -> migration.renames().rename(List.of(bad), BY))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the destination cannot hold the name 'b:'");
        NewName taken = new NewName(node(migration, "/a:").id(), "TWIN");
        assertThat(migration.renames().rename(List.of(taken), BY).taken()).containsExactly(taken.srcId());
    }

    @Test
    void a_retry_sweep_keeps_names_and_a_crash_does_too() throws InterruptedException {
        Migration migration = plantedAndDiscovered();
        accept(migration);
        migration
                .retries()
                .mark(RetryKind.DISCOVERY, Side.SRC, Set.of(node(migration, "/").id()));
        ended(migration.startSweep());
        assertThat(migration.renames().count()).isEqualTo(5);
        assertThat(planned(migration, PlanAction.FAIL)).isEmpty();
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.destination.bytes("/twin (2)")).asString().isEqualTo("second");
    }
}
