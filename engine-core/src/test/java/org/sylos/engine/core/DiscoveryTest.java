package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.UnicodeForm;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.tck.fs.FsOperation;
import org.sylos.tck.fs.Lies;

/** What discovery finds, and what it makes of it. */
class DiscoveryTest extends LabTest {
    DiscoveryTest(Stores stores) {
        super(stores);
    }

    private static NameRules folding(CaseFolding folding, UnicodeForm form) {
        return new NameRules(folding, form, 255, 4096, "", java.util.Set.of(), false);
    }

    @Test
    void both_sides_are_compared_as_the_table_of_the_domain_says() throws InterruptedException {
        lab.source.folder("/both/inside").file("/both/same", "same").file("/both/differs", "longer than there");
        lab.source.folder("/only/below").file("/only/below/file", "new").file("/kind", "a file here");
        lab.destination.folder("/both/there").file("/both/there/below", "x").file("/both/same", "same");
        lab.destination.file("/both/differs", "shorter").folder("/kind/below").file("/left", "only there");
        Migration migration = lab.create();
        discover(migration);

        assertThat(copyStatus(migration, "/both")).contains(CopyStatus.ALREADY_EXISTS);
        assertThat(copyStatus(migration, "/both/same")).contains(CopyStatus.ALREADY_EXISTS);
        assertThat(copyStatus(migration, "/both/differs")).contains(CopyStatus.PENDING);
        assertThat(copyStatus(migration, "/only/below/file")).contains(CopyStatus.PENDING);
        assertThat(node(migration, Side.DST, "/both/there").traversal()).isEqualTo(TraversalStatus.NOT_ON_SRC);
        assertThat(paths(migration, Side.DST))
                .containsExactly("/", "/both", "/both/differs", "/both/same", "/both/there", "/kind", "/left");
        NodeView conflict = node(migration, "/kind");
        assertThat(conflict.copy()).isEqualTo(CopyStatus.FAILED);
        assertThat(conflict.errorClass()).isEqualTo(ErrorClass.CONFLICT);
        assertThat(planned(migration, PlanAction.OVERWRITE)).containsExactly("/both/differs");
        assertThat(planned(migration, PlanAction.CREATE_FOLDER))
                .containsExactly("/both/inside", "/only", "/only/below");
        assertThat(planned(migration, PlanAction.DST_ONLY)).containsExactly("/both/there", "/kind", "/left");
        assertThat(lab.dst().counts().of(FsOperation.LIST, "/both/there")).isZero();
        assertThat(lab.dst().counts().of(FsOperation.LIST, "/kind")).isZero();
        assertSound(migration);
    }

    @Test
    void r4_names_that_the_destination_folds_into_one_are_in_conflict_and_nothing_is_tried()
            throws InterruptedException {
        lab.destination = Lab.tree("destination")
                .names(folding(CaseFolding.SIMPLE, UnicodeForm.EXACT))
                .build();
        lab.source.file("/new/Read.me", "1").file("/new/README", "2").file("/new/readme", "3");
        Migration migration = lab.create();
        RunResult result = runAll(migration);

        assertThat(result.outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(copyStatus(migration, "/new/Read.me")).contains(CopyStatus.SUCCESSFUL);
        for (String twin : List.of("/new/README", "/new/readme")) {
            assertThat(node(migration, twin).errorClass()).isEqualTo(ErrorClass.CONFLICT);
            assertThat(lab.dst().counts().of(FsOperation.COPY_FROM, twin)).isZero();
        }
        assertThat(node(migration, "/new/README").message()).contains("/new/readme");
        assertThat(lab.destination.snapshot().nodes()).containsOnlyKeys("/new", "/new/Read.me");
        assertSound(migration);
    }

    @Test
    void names_match_under_the_rules_of_the_destination() throws InterruptedException {
        lab.destination = Lab.tree("destination")
                .names(folding(CaseFolding.SIMPLE, UnicodeForm.CANONICAL))
                .build();
        lab.destination.file("/DATA/CAFÉ.txt", "same");
        lab.source.file("/data/cafe\u0301.txt", "same").file("/data/more", "x");
        Migration migration = lab.create();
        runAll(migration);

        assertThat(copyStatus(migration, "/data/cafe\u0301.txt")).contains(CopyStatus.ALREADY_EXISTS);
        assertThat(lab.destination.snapshot().nodes()).containsKey("/DATA/more").doesNotContainKey("/data");
        assertSound(migration);
    }

    @Test
    void r4_a_source_with_two_files_of_one_name_is_in_conflict_with_itself() throws InterruptedException {
        lab.source = Lab.tree("source")
                .with(Capability.NATIVE_IDS, Capability.DUPLICATE_NAMES)
                .build();
        lab.source
                .file("/f/twin", "one")
                .duplicate("/f/twin", new byte[] {1, 2})
                .file("/f/alone", "x");
        Migration migration = lab.create();
        runAll(migration);

        List<NodeView> twins = nodes(migration, Side.SRC).stream()
                .filter(node -> node.path().equals("/f/twin"))
                .toList();
        assertThat(twins).hasSize(2).allMatch(node -> node.errorClass() == ErrorClass.CONFLICT);
        assertThat(twins.get(0).nativeId()).isNotEqualTo(twins.get(1).nativeId());
        assertThat(lab.destination.snapshot().nodes()).containsOnlyKeys("/f", "/f/alone");
        assertSound(migration);
    }

    @Test
    void r4_an_entry_that_is_listed_twice_is_one_node() throws InterruptedException {
        lab.source = Lab.tree("source").pageSize(2).build();
        lab.source.file("/f/1", "1").file("/f/2", "2").file("/f/3", "3").folder("/f/4");
        lab.srcFaults.lie("/f", Lies.repeatingTheFirstPage());
        lab.dstFaults.lie("/", Lies.doubling());
        lab.destination.file("/f/1", "1").file("/other", "x");
        Migration migration = lab.create();
        runAll(migration);

        assertThat(paths(migration, Side.SRC)).containsExactly("/", "/f", "/f/1", "/f/2", "/f/3", "/f/4");
        assertThat(paths(migration, Side.DST)).containsExactly("/", "/f", "/f/1", "/other");
        assertSound(migration);
    }

    @Test
    void r5_a_folder_has_exactly_the_children_that_its_listing_returned() throws InterruptedException {
        lab.source = Lab.tree("source").pageSize(3).listingSeed(7).build();
        for (int i = 0; i < 40; i++) {
            lab.source.file("/many/" + i, "x").folder("/many/folder" + i);
        }
        Migration migration = lab.create();
        discover(migration);

        assertThat(paths(migration, Side.SRC))
                .hasSize(82)
                .containsAll(lab.source.snapshot().nodes().keySet());
        assertThat(node(migration, "/many").traversal()).isEqualTo(TraversalStatus.SUCCESSFUL);
    }

    @Test
    void r6_what_cannot_be_read_is_a_recorded_failure_and_the_rest_goes_on() throws InterruptedException {
        lab.source.folder("/locked/inside").deny("/locked", ErrorClass.PERMISSION);
        lab.source.unreadable("/odd", ErrorClass.PERMISSION, "no attributes").file("/fine", "x");
        Migration migration = lab.create();
        RunResult result = runAll(migration);

        assertThat(result.outcome()).isEqualTo(RunOutcome.FAILURES);
        NodeView locked = node(migration, "/locked");
        assertThat(locked.traversal()).isEqualTo(TraversalStatus.FAILED);
        assertThat(locked.errorClass()).isEqualTo(ErrorClass.PERMISSION);
        assertThat(node(migration, "/odd").copy()).isEqualTo(CopyStatus.FAILED);
        assertThat(node(migration, "/odd").message()).isEqualTo("no attributes");
        assertThat(copyStatus(migration, "/fine")).contains(CopyStatus.SUCCESSFUL);
        assertThat(migration.inspect().failures(Side.SRC, 0, 10)).hasSize(2);
        assertThat(migration.plan().totals().failures()).containsEntry(ErrorClass.PERMISSION, 2L);
        assertSound(migration);
    }

    @Test
    void r17_nothing_is_written_below_a_destination_folder_that_could_not_be_listed() throws InterruptedException {
        lab.source.file("/a/b/one", "x").file("/c", "y");
        lab.destination.folder("/a/b").deny("/a", ErrorClass.PERMISSION);
        Migration migration = lab.create();
        RunResult result = runAll(migration);

        assertThat(result.outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(node(migration, Side.DST, "/a").traversal()).isEqualTo(TraversalStatus.FAILED);
        assertThat(node(migration, "/a/b").errorClass()).isEqualTo(ErrorClass.PARENT);
        assertThat(node(migration, "/a/b/one").errorClass()).isEqualTo(ErrorClass.PARENT);
        assertThat(copyStatus(migration, "/c")).contains(CopyStatus.SUCCESSFUL);
        assertSound(migration);
    }

    @Test
    void r6_names_that_are_none_are_failures_and_lead_nowhere() throws InterruptedException {
        lab.source.file("/f/good", "x");
        lab.srcFaults.lie(
                "/f",
                Lies.adding(
                        Entry.folder("..", null),
                        Entry.file("a/b", 1, null),
                        Entry.file(".", 1, null),
                        Entry.file("", 1, null),
                        Entry.file("nul\0here", 1, null)));
        Migration migration = lab.create();
        runAll(migration);

        List<NodeView> failures = migration.inspect().failures(Side.SRC, 0, 10);
        assertThat(failures).hasSize(5).allMatch(node -> node.errorClass() == ErrorClass.INVALID_NAME);
        assertThat(failures)
                .allMatch(node -> node.path().indexOf('/', 3) < 0 && node.path().startsWith("/f/"));
        assertThat(lab.destination.snapshot().nodes()).containsOnlyKeys("/f", "/f/good");
        assertThat(lab.src().counts().of(FsOperation.LIST)).isEqualTo(2);
        assertSound(migration);
    }

    @Test
    void names_that_are_none_do_no_harm_on_the_destination() throws InterruptedException {
        lab.source.file("/f/good", "x");
        lab.destination.folder("/f");
        lab.dstFaults.lie("/f", Lies.adding(Entry.folder("..", null), Entry.file("a/good", 1, null)));
        Migration migration = lab.create();

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.dst().counts().of(FsOperation.LIST, "/f/..")).isZero();
        assertSound(migration);
    }

    @Test
    void what_is_neither_folder_file_nor_link_is_left_out_with_its_reason_and_said_in_the_plan()
            throws InterruptedException {
        lab.source.special("/pipe", "a FIFO").special("/f/socket", "a socket").file("/f/x", "x");
        Migration migration = lab.create();
        discover(migration);

        NodeView pipe = node(migration, "/pipe");
        assertThat(pipe.kind()).isEqualTo(NodeKind.OTHER);
        assertThat(pipe.traversal()).isEqualTo(TraversalStatus.EXCLUDED);
        assertThat(pipe.rule()).isEqualTo("unsupported");
        assertThat(pipe.message()).isEqualTo("a FIFO");
        assertThat(migration.plan().totals().unsupported()).isEqualTo(2);
        assertThat(migration.plan().notices()).anyMatch(notice -> notice.startsWith("2 nodes are of a kind"));
        assertThat(copy(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(lab.destination.snapshot().nodes()).containsOnlyKeys("/f", "/f/x");
    }

    @Test
    void links_stay_links_and_are_never_followed() throws InterruptedException {
        lab.source
                .folder("/real")
                .symlink("/real/up", "..")
                .symlink("/real/out", "/etc")
                .symlink("/dangling", "nowhere");
        lab.destination.symlink("/dangling", "elsewhere").symlink("/real", "/somewhere/else");
        Migration migration = lab.create();
        RunResult result = runAll(migration);

        assertThat(result.outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(node(migration, "/real").errorClass()).isEqualTo(ErrorClass.CONFLICT);
        assertThat(node(migration, "/real/up").errorClass()).isEqualTo(ErrorClass.PARENT);
        assertThat(lab.destination.snapshot().facts("/real").content()).isEqualTo("/somewhere/else");
        assertThat(lab.destination.snapshot().facts("/dangling").content()).isEqualTo("nowhere");
        assertThat(lab.src().counts().of(FsOperation.LIST)).isEqualTo(2);
        assertSound(migration);
    }

    @Test
    void a_deep_chain_and_a_wide_folder_are_found_whole() throws InterruptedException {
        lab.source.folder("/d".repeat(120));
        for (int i = 0; i < 2500; i++) {
            lab.source.file("/wide/" + i, "");
        }
        Migration migration = lab.create();

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(migration.plan().totals().deepest()).isEqualTo(120);
        assertArrived();
    }
}
