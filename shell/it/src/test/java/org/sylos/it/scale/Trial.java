package org.sylos.it.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.core.DatabaseOptions;
import org.sylos.engine.core.HandMade;
import org.sylos.engine.core.ManagerConfig;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationConfig;
import org.sylos.engine.core.MigrationManager;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.MigrationOptionsBuilder;
import org.sylos.engine.core.RunController;
import org.sylos.engine.core.RunResult;
import org.sylos.engine.core.Service;
import org.sylos.engine.core.plugin.PluginSource;
import org.sylos.tck.fs.FaultPlan;
import org.sylos.tck.fs.FaultyAdapter;
import org.sylos.tck.fs.ForwardingAdapter;
import org.sylos.tck.store.MemoryStoreFactory;

/** One migration between two worlds of a simulator of its own, with adapters that a test may stop at any call. */
final class Trial implements AutoCloseable {
    private static final String NAME = "trial";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path home;
    private final boolean inMemory;
    private final MemoryStoreFactory memory = new MemoryStoreFactory();
    private final FaultyAdapter src;
    private final FaultyAdapter dst;
    private final Spectra spectra;
    private MigrationManager manager;

    /** Where calls of either side are held up; nothing happens there unless a test says so. */
    final FaultPlan srcFaults = FaultPlan.seeded(1);

    final FaultPlan dstFaults = FaultPlan.seeded(2);

    /**
     * A trial that has not begun.
     *
     * @param home an empty folder
     * @param inMemory whether the store is the kit's, in memory, instead of the database
     * @param pageSize entries of a page of a listing
     */
    Trial(Path home, Universe universe, boolean inMemory, int pageSize) {
        this.home = home;
        this.inMemory = inMemory;
        spectra = Spectra.open(universe.config());
        src = new FaultyAdapter(paged(spectra.adapter(universe.source()), pageSize), srcFaults);
        dst = new FaultyAdapter(paged(spectra.adapter(universe.destination()), pageSize), dstFaults);
        manager = newManager();
    }

    private static FSAdapter paged(FSAdapter adapter, int pageSize) {
        return new ForwardingAdapter(adapter) {
            @Override
            public Capabilities capabilities() {
                Capabilities all = super.capabilities();
                return new Capabilities(
                        all.supported(),
                        all.checksums(),
                        all.storedChecksums(),
                        all.names(),
                        all.mtimePrecisionNanos(),
                        all.maxFileSize(),
                        all.recommendedConcurrency(),
                        all.maxConcurrency(),
                        pageSize);
            }
        };
    }

    Spectra spectra() {
        return spectra;
    }

    Migration create(UnaryOperator<MigrationOptionsBuilder> options) {
        return manager.create(MigrationConfig.builder(NAME)
                .source(Service.using("source", src))
                .destination(Service.using("destination", dst))
                .options(options.apply(MigrationOptions.builder()).build())
                .database(DatabaseOptions.DEFAULT.withProvider(inMemory ? "memory" : "duckdb"))
                .build());
    }

    /** Everything is closed, a run that goes on is suspended, and all is opened again. */
    Migration reopen() {
        manager.close();
        manager = newManager();
        return manager.get(NAME, HandMade.adapters(src, dst));
    }

    /** Waits for a run and answers its result. */
    static RunResult ended(RunController run) throws InterruptedException {
        assertThat(run.await(LIMIT)).as("the run has ended").isTrue();
        return run.result();
    }

    /** Whatever was done, the books balance and no node is there twice. */
    static void assertSound(Migration migration) {
        assertThat(migration.inspect().breaches()).isEmpty();
        assertThat(migration.balance().addsUp())
                .as("the balance adds up: %s", migration.balance())
                .isTrue();
    }

    private MigrationManager newManager() {
        PluginSource own = new PluginSource() {
            @Override
            public <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind) {
                List<FoundProvider<P>> found = new ArrayList<>();
                if (kind.isInstance(memory)) {
                    found.add(new FoundProvider<>(kind.cast(memory), "test"));
                }
                return found;
            }

            @Override
            public List<String> problems() {
                return List.of();
            }

            @Override
            public void close() {}
        };
        return MigrationManager.open(
                new ManagerConfig(home, List.of(own, PluginSource.installed()), ProviderContext.standard()));
    }

    @Override
    public void close() {
        manager.close();
        spectra.close();
    }
}
