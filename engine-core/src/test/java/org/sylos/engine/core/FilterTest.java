package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.tck.fs.FsOperation;

/** Filters, those of providers and those made by hand. */
class FilterTest extends LabTest {
    FilterTest(Stores stores) {
        super(stores);
    }

    /** Rejects what ends in a suffix. */
    private static final class SuffixFilters implements NodeFilterFactory {
        @Override
        public String name() {
            return "suffix";
        }

        @Override
        public String summary() {
            return "Rejects names with a suffix";
        }

        @Override
        public List<ConfigKey> configKeys() {
            return List.of(ConfigKey.required("suffix", ConfigKey.Type.TEXT, "the suffix"));
        }

        @Override
        public NodeFilter create(ProviderConfig config, ProviderContext context) {
            return rejecting(config.requireText("suffix"));
        }
    }

    private static NodeFilter rejecting(String suffix) {
        return candidate -> candidate.name().endsWith(suffix)
                ? new FilterDecision.Reject("no-" + suffix, "it ends in " + suffix)
                : FilterDecision.ACCEPT;
    }

    private Migration filtered(NodeFilter... filters) {
        MigrationConfig.Builder config = lab.config();
        for (NodeFilter filter : filters) {
            config.filter(filter);
        }
        return lab.manager().create(config.build());
    }

    @Test
    void a_rejected_node_is_kept_with_rule_and_reason_and_not_descended_into() throws InterruptedException {
        lab.source.file("/keep/x.txt", "x").file("/keep/x.tmp", "x").file("/cache.tmp/below", "x");
        lab.destination.file("/keep/x.tmp", "older").folder("/cache.tmp");
        Migration migration = filtered(rejecting("tmp"));
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);

        NodeView folder = node(migration, "/cache.tmp");
        assertThat(folder.traversal()).isEqualTo(TraversalStatus.EXCLUDED);
        assertThat(folder.copy()).isNull();
        assertThat(folder.rule()).isEqualTo("no-tmp");
        assertThat(folder.message()).isEqualTo("it ends in tmp");
        assertThat(paths(migration, Side.SRC)).doesNotContain("/cache.tmp/below");
        assertThat(lab.src().counts().of(FsOperation.LIST, "/cache.tmp")).isZero();
        assertThat(planned(migration, PlanAction.EXCLUDE)).containsExactly("/cache.tmp", "/keep/x.tmp");
        assertThat(node(migration, Side.DST, "/keep/x.tmp").traversal()).isEqualTo(TraversalStatus.NOT_ON_SRC);
        assertThat(lab.destination.bytes("/keep/x.tmp")).hasSize(5);
        assertThat(migration.balance().excluded().nodes()).isEqualTo(2);
        assertSound(migration);
    }

    @Test
    void a_filter_is_asked_once_for_each_source_child_with_all_that_is_known_of_it() throws InterruptedException {
        plant();
        lab.destination.file("/only-there", "x");
        Map<String, Candidate> asked = new ConcurrentHashMap<>();
        Queue<String> again = new ConcurrentLinkedQueue<>();
        Migration migration = filtered(candidate -> {
            if (asked.put(candidate.path(), candidate) != null) {
                again.add(candidate.path());
            }
            return FilterDecision.ACCEPT;
        });
        discover(migration);

        assertThat(again).isEmpty();
        assertThat(asked).containsOnlyKeys(lab.source.snapshot().nodes().keySet());
        Candidate two = Objects.requireNonNull(asked.get("/a/b/two.txt"));
        assertThat(two.name()).isEqualTo("two.txt");
        assertThat(two.depth()).isEqualTo(3);
        assertThat(two.size()).isEqualTo(3);
        assertThat(two.mtime())
                .isEqualTo(lab.source.snapshot().facts("/a/b/two.txt").mtime());
    }

    @Test
    void filters_of_providers_come_first_and_the_first_to_reject_decides() throws InterruptedException {
        lab.install(new SuffixFilters());
        lab.source.file("/x.tmp", "x").file("/y.bak", "y").file("/z", "z");
        Migration migration = lab.manager()
                .create(lab.config()
                        .filter(rejecting(".tmp"))
                        .filter(new FilterSpec("suffix", Map.of("suffix", "tmp")))
                        .filter(new FilterSpec("suffix", Map.of("suffix", "bak")))
                        .build());
        discover(migration);

        assertThat(node(migration, "/x.tmp").rule()).isEqualTo("no-tmp");
        assertThat(node(migration, "/y.bak").rule()).isEqualTo("no-bak");
        assertThat(copyStatus(migration, "/z")).contains(CopyStatus.PENDING);
    }

    @Test
    void r16_a_filter_that_throws_fails_the_node_and_nothing_else() throws InterruptedException {
        lab.source.file("/bad", "x").file("/good", "y").file("/bad.folder/inside", "z");
        Migration migration = filtered(candidate -> {
            if (candidate.name().startsWith("bad")) {
                throw new IllegalStateException("the filter has a defect");
            }
            return FilterDecision.ACCEPT;
        });
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.FAILURES);

        assertThat(node(migration, "/bad").errorClass()).isEqualTo(ErrorClass.CONFLICT);
        assertThat(node(migration, "/bad").message()).contains("the filter has a defect");
        assertThat(node(migration, "/bad.folder").copy()).isEqualTo(CopyStatus.FAILED);
        assertThat(paths(migration, Side.SRC)).doesNotContain("/bad.folder/inside");
        assertThat(copyStatus(migration, "/good")).contains(CopyStatus.SUCCESSFUL);
        assertSound(migration);
    }

    @Test
    void filters_made_by_hand_must_be_given_again() {
        filtered(rejecting("tmp"));
        lab.restart();

        assertThatThrownBy(lab::reopen)
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("1 filters of the embedding program");
        assertThat(lab.reopen("m", rejecting("tmp")).phase()).isEqualTo(Phase.FILTERS_SET);
    }

    @Test
    void filters_of_providers_are_kept_with_their_settings() throws InterruptedException {
        lab.install(new SuffixFilters());
        lab.source.file("/x.tmp", "x");
        lab.manager()
                .create(lab.config()
                        .filter(new FilterSpec("suffix", Map.of("suffix", "tmp")))
                        .build());
        lab.restart();
        Migration migration = lab.reopen();
        discover(migration);

        assertThat(node(migration, "/x.tmp").rule()).isEqualTo("no-tmp");
    }

    @Test
    void setting_filters_replaces_those_before() throws InterruptedException {
        lab.install(new SuffixFilters());
        lab.source.file("/x.tmp", "x").file("/y.bak", "y");
        Migration migration = filtered(rejecting("tmp"));
        migration.setFilters(List.of(new FilterSpec("suffix", Map.of("suffix", "bak"))), List.of());
        lab.restart();
        Migration again = lab.reopen();
        discover(again);

        assertThat(planned(again, PlanAction.EXCLUDE)).containsExactly("/y.bak");
    }

    @Test
    void r3_filters_that_cannot_be_made_change_nothing() {
        lab.install(new SuffixFilters());
        Migration migration = lab.create();

        assertThatThrownBy(() -> migration.setFilters(List.of(new FilterSpec("suffix", Map.of())), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'suffix' needs the setting 'suffix'");
        assertThatThrownBy(() -> migration.setFilters(List.of(new FilterSpec("unknown", Map.of())), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("there is no filter called 'unknown'");
        assertThat(migration.phase()).isEqualTo(Phase.CREATED);
        lab.restart();
        assertThat(lab.reopen().phase()).isEqualTo(Phase.CREATED);
    }
}
