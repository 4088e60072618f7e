package org.sylos.engine.core.internal.lifecycle;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.event.JournalEntry.Level;
import org.sylos.engine.api.event.MigrationEvent;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.storage.LifecycleStore;
import org.sylos.engine.api.storage.MigrationRecord;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.StoreException;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.engine.core.ExecutorSpec;
import org.sylos.engine.core.FilterSpec;
import org.sylos.engine.core.HandMade;
import org.sylos.engine.core.LogOptions;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.Service;
import org.sylos.engine.core.VerificationRun;
import org.sylos.engine.core.internal.config.StoredConfig;
import org.sylos.engine.core.internal.config.StoredService;
import org.sylos.engine.core.internal.journal.Journal;
import org.sylos.engine.core.internal.run.Retries;
import org.sylos.engine.core.internal.traverse.Roots;
import org.sylos.engine.core.plugin.ProviderRegistry;

/** What an open migration is made of. Changed only under the lock of {@link ActiveMigration}. */
final class MigrationBase {
    /** Document that tells of a verification that was begun by itself and has not come to its end. */
    private static final String VERIFICATION = "verification-run";

    private static final Logger LOG = LoggerFactory.getLogger(MigrationBase.class);
    private static final long TRIM_NANOS = Duration.ofMinutes(1).toNanos();

    private final MigrationStore store;
    private final boolean ownsStore;
    private final ProviderRegistry registry;
    private final ProvidersInUse providers;
    private final ProviderContext context;
    private final StateMirror mirror;
    private final MigrationJournal journal;
    private final Events events = new Events();
    private final LongAdder logged = new LongAdder();
    private final Standing standing;
    private final Runnable onClose;
    private final ReviewedPlan reviewedPlan;
    private boolean trimmed;
    private long trimmedAt;
    private volatile VerificationRun verification;
    private volatile HandMade hands;
    private volatile StoredConfig config;
    private volatile Sides sides;
    private volatile List<NodeFilter> filters;

    MigrationBase(
            MigrationStore store,
            boolean ownsStore,
            MigrationRecord record,
            StoredConfig config,
            HandMade hands,
            ProviderRegistry registry,
            ProviderContext context,
            StateMirror mirror,
            Runnable onClose) {
        this.store = store;
        this.ownsStore = ownsStore;
        this.config = config;
        this.hands = hands;
        this.registry = registry;
        this.providers = new ProvidersInUse(registry);
        this.context = context;
        this.mirror = mirror;
        this.onClose = onClose;
        this.reviewedPlan = new ReviewedPlan(store);
        this.verification = unfinishedVerification(store.lifecycle());
        this.filters = firstFilters();
        this.sides = makeSides();
        this.journal = new MigrationJournal(
                record.id(), record.name(), config.options().log(), store.journal(), context.clock(), entry -> {
                    logged.increment();
                    events.send(new MigrationEvent.Logged(entry));
                });
        this.standing = new Standing(store.lifecycle(), record, context.clock(), journal(), events, this::mirrorNow);
    }

    /** From now on, or not at all, the providers of filters and of the store are in use. */
    private List<NodeFilter> firstFilters() {
        boolean good = false;
        try {
            List<NodeFilter> made = makeFilters(config, hands);
            if (ownsStore) {
                providers.require(
                        MigrationStoreFactory.class,
                        "database",
                        config.database().provider());
            }
            good = true;
            return made;
        } finally {
            if (!good) {
                providers.close();
            }
        }
    }

    String name() {
        return standing.record().name();
    }

    MigrationStore store() {
        return store;
    }

    Standing standing() {
        return standing;
    }

    Journal journal() {
        return journal.journal();
    }

    /** Has the store forget entries of the journal that are too old or too many; not more often than once in a while. */
    synchronized void trimJournal() {
        long now = System.nanoTime();
        if (trimmed && now - trimmedAt < TRIM_NANOS) {
            return;
        }
        trimmed = true;
        trimmedAt = now;
        LogOptions log = config.options().log();
        try {
            store.journal().trim(clock().instant().minus(log.keepFor()), log.keepEntries());
        } catch (SylosException e) {
            LOG.warn("old entries of the journal stay for the time being: {}", e.getMessage());
        }
    }

    /** Counts the journal's entries since the migration was opened. */
    long logged() {
        return logged.sum();
    }

    Events events() {
        return events;
    }

    Clock clock() {
        return context.clock();
    }

    StoredConfig config() {
        return config;
    }

    Sides sides() {
        return sides;
    }

    List<NodeFilter> filters() {
        return filters;
    }

    /** Marks unfinished writes of this migration; derived from its id, so the same after every crash. */
    String owner() {
        return Long.toString(standing.record().id().getLeastSignificantBits() & Long.MAX_VALUE, 36);
    }

    /** What carries the tasks of one run out; its caller closes it. */
    WorkExecutor newExecutor() {
        ExecutorSpec wanted = config.options().executor();
        WorkExecutorFactory factory = providers.require(WorkExecutorFactory.class, "executor", wanted.provider());
        return factory.create(ProviderConfig.of(factory, wanted.settings()), context);
    }

    MigrationDetails details() {
        MigrationRecord record = standing.record();
        return mirror.details(record, config, verification, running(record));
    }

    /** How a verification stands of which nobody has the store open. */
    static VerificationRun unfinishedVerification(LifecycleStore store) {
        return store.document(VERIFICATION).orElse("").isEmpty() ? VerificationRun.NONE : VerificationRun.INTERRUPTED;
    }

    VerificationRun verification() {
        return verification;
    }

    /** Notes how a verification stands that was begun by itself, in the store first. */
    void verification(VerificationRun now) {
        if (now != verification) {
            store.lifecycle().putDocument(VERIFICATION, now == VerificationRun.NONE ? "" : now.label());
            verification = now;
            mirrorNow();
        }
    }

    private boolean running(MigrationRecord record) {
        return record.phase().inProgress() || verification == VerificationRun.RUNNING;
    }

    /** Replaces the configuration, in the store first. */
    void configure(StoredConfig changed) {
        store.lifecycle().putDocument(StateMirror.CONFIG_DOCUMENT, StateMirror.toText(changed));
        config = changed;
        journal.configure(changed.options().log());
        mirrorNow();
    }

    void changeSides(Service source, Service destination) {
        StoredConfig changed = config.withSides(StoredService.of(source), StoredService.of(destination));
        HandMade parts = new HandMade(source.adapter(), destination.adapter(), hands.filters(), hands.store());
        sides.close();
        hands = parts;
        configure(changed);
        sides = makeSides();
    }

    void changeFilters(List<FilterSpec> specs, List<NodeFilter> custom) {
        StoredConfig changed = config.withFilters(specs, custom.size());
        HandMade parts = new HandMade(hands.source(), hands.destination(), custom, hands.store());
        List<NodeFilter> made = makeFilters(changed, parts);
        configure(changed);
        hands = parts;
        filters = made;
    }

    /** Throws when options ask for what does not exist. */
    void requireFulfillable(MigrationOptions options) {
        new Wishes(registry, context).require(options);
    }

    /** Throws when a run could not work: sides that cannot be reached, that overlap, or verifiers that do not exist. */
    void requireFit() {
        verifiers(config.options().verification().levels());
        sides.requireApart();
        requireReachable(Side.SRC);
        requireReachable(Side.DST);
    }

    /** Throws when a side does not answer. */
    void requireReachable(Side side) {
        sides.requireReachable(side, Retries.of(config.options()));
    }

    private Roots roots() {
        return new Roots(Retries.of(config.options()));
    }

    void seedRoots() {
        if (roots().seed(store.discovery(), sides.src(), sides.dst())) {
            mirrorNow();
        }
    }

    /** Records the roots if that is to be done here; throws when there are none. */
    void requireRoots() {
        if (config.options().seedRoots()) {
            seedRoots();
        } else if (store.discovery().state().reconciledDepth() < 0) {
            throw new SylosException(
                    "the roots of '" + name() + "' are not recorded",
                    "record the roots first, or let starting do it",
                    null);
        }
    }

    /** Throws when a new pass would find no source. */
    void requireSourceRoot() {
        roots().require(sides.src());
    }

    ReviewedPlan reviewedPlan() {
        return reviewedPlan;
    }

    Map<String, Verifier> verifiers(List<String> levels) {
        Map<String, Verifier> made = new LinkedHashMap<>();
        for (String level : levels) {
            VerifierFactory factory = providers.require(VerifierFactory.class, "verification level", level);
            made.put(level, factory.create(ProviderConfig.of(factory, Map.of()), context));
        }
        return made;
    }

    /** A round is durable; the file hears of it, at most once a second since the database has it anyway. */
    void mirrorRound(Side side, int depth) {
        if (mirror.round(side, depth)) {
            mirrorNow();
        }
    }

    void mirrorProgress(List<QueueMetrics> queues) {
        mirror.progress(queues);
        mirrorNow();
    }

    private void mirrorNow() {
        Standing now = Objects.requireNonNull(standing, "the standing moves only after construction");
        MigrationRecord record = now.record();
        mirror.write(record, config, verification, running(record));
    }

    void close() {
        try (providers;
                Events lastOfAll = events) {
            settlePlan();
            journal.close();
            mirrorNow();
            sides.close();
            if (ownsStore) {
                store.close();
            }
        } finally {
            onClose.run();
        }
    }

    /** Closing goes on when it fails: a plan that could not be summed up must be looked at before it is carried out. */
    private void settlePlan() {
        try {
            reviewedPlan.settle();
        } catch (StoreException e) {
            journal().add(Level.WARNING, "review", null, "the plan could not be summed up: " + e.getMessage());
        }
    }

    private Sides makeSides() {
        return Sides.of(config.source(), config.destination(), hands.source(), hands.destination(), registry, context);
    }

    private List<NodeFilter> makeFilters(StoredConfig wanted, HandMade parts) {
        if (wanted.customFilters() != parts.filters().size()) {
            throw new ConfigException(
                    "the migration was made with " + wanted.customFilters() + " filters of the embedding program, but "
                            + parts.filters().size() + " were given",
                    "open it with the same filters");
        }
        List<NodeFilter> made = new ArrayList<>();
        for (FilterSpec spec : wanted.filters()) {
            NodeFilterFactory factory = providers.require(NodeFilterFactory.class, "filter", spec.provider());
            made.add(factory.create(ProviderConfig.of(factory, spec.settings()), context));
        }
        made.addAll(parts.filters());
        return List.copyOf(made);
    }
}
