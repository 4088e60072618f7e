package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.tck.fs.ForwardingAdapter;
import org.sylos.tck.fs.MemoryTree;

/** Whatever goes wrong with one thing that is closed, the others are closed as well. */
class ClosingTest extends LabTest {
    private volatile String stuck = "";

    ClosingTest(Stores stores) {
        super(stores);
    }

    /** Trees of which the one that is stuck cannot be closed. */
    private final class Trees implements FSAdapterFactory {
        @Override
        public String name() {
            return "tree";
        }

        @Override
        public String summary() {
            return "a tree in memory";
        }

        @Override
        public FSAdapter create(String location, ProviderConfig config, ProviderContext context) {
            MemoryTree tree = MemoryTree.builder().label(location).build();
            return new ForwardingAdapter(tree.file("/a", "a").adapter()) {
                @Override
                public void close() {
                    super.close();
                    if (location.equals(stuck)) {
                        throw new IllegalStateException(location + " does not close");
                    }
                }
            };
        }
    }

    @BeforeEach
    void installTrees() {
        lab.install(new Trees());
    }

    /** A migration whose adapters are made. */
    private Migration connected(String name, String source) {
        Migration migration = lab.manager()
                .create(MigrationConfig.builder(name)
                        .source(Service.at(Location.parse("tree:" + source)))
                        .destination(Service.at(Location.parse("tree:somewhere")))
                        .database(lab.database())
                        .build());
        migration.testConnection(Side.SRC);
        return migration;
    }

    @Test
    void a_side_that_cannot_be_closed_leaves_the_database_free() {
        Migration migration = connected("m", "one");
        stuck = "one";

        assertThatThrownBy(migration::close).hasMessage("one does not close");
        assertThat(lab.manager().get("m").phase()).isEqualTo(Phase.CREATED);
    }

    @Test
    void sides_that_cannot_be_closed_are_not_replaced() {
        Migration migration = connected("m", "one");
        stuck = "one";
        Service two = Service.at(Location.parse("tree:two"));
        Service three = Service.at(Location.parse("tree:three"));

        assertThatThrownBy(() -> migration.addRoots(two, three)).hasMessage("one does not close");
        assertThat(migration.location(Side.SRC)).contains(Location.parse("tree:one"));
    }

    @Test
    void a_migration_that_cannot_be_closed_leaves_no_other_one_open() {
        connected("a", "one");
        Migration other = connected("b", "two");
        connected("c", "one");
        stuck = "one";

        assertThatThrownBy(() -> lab.manager().close())
                .hasMessage("one does not close")
                .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
        assertThatThrownBy(other::startTraversal)
                .isInstanceOf(SylosException.class)
                .hasMessageContaining("is closed");
    }
}
