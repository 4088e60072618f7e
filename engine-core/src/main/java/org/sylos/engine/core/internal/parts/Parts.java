package org.sylos.engine.core.internal.parts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.exec.WorkExecutor;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.storage.LifecycleStore;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.engine.core.ExecutorSpec;
import org.sylos.engine.core.FilterSpec;
import org.sylos.engine.core.HandMade;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.Service;
import org.sylos.engine.core.internal.config.StoredConfig;
import org.sylos.engine.core.internal.config.StoredService;
import org.sylos.engine.core.internal.state.StateMirror;
import org.sylos.engine.core.plugin.ProviderRegistry;

/**
 * The configuration of an open migration, and what is made of it. Whatever is made here keeps its provider in use until this is
 * closed. Read by any thread; changed by one at a time, in the store first.
 */
public final class Parts implements AutoCloseable {
    private final LifecycleStore store;
    private final ProviderRegistry registry;
    private final ProvidersInUse providers;
    private final ProviderContext context;
    private volatile StoredConfig config;
    private volatile HandMade hands;
    private volatile Sides sides;
    private volatile List<NodeFilter> filters;

    /**
     * Makes the filters at once, the rest when it is needed.
     *
     * @param store keeps the configuration
     * @param hands what the embedding program made; a store that is not among it came from a provider, which is in use as well
     * @throws ConfigException when what is configured and what is given don't fit; no provider is in use then
     */
    public Parts(
            MigrationStore store,
            StoredConfig config,
            HandMade hands,
            ProviderRegistry registry,
            ProviderContext context) {
        this.store = store.lifecycle();
        this.config = config;
        this.hands = hands;
        this.registry = registry;
        this.providers = new ProvidersInUse(registry);
        this.context = context;
        boolean good = false;
        try {
            this.filters = makeFilters(config, hands);
            if (hands.store() == null) {
                require(
                        MigrationStoreFactory.class,
                        "database",
                        config.database().provider());
            }
            this.sides = makeSides(config, hands);
            good = true;
        } finally {
            if (!good) {
                providers.close();
            }
        }
    }

    public StoredConfig config() {
        return config;
    }

    public MigrationOptions options() {
        return config.options();
    }

    public Sides sides() {
        return sides;
    }

    public List<NodeFilter> filters() {
        return filters;
    }

    /** What carries the tasks of one run out; its caller closes it. */
    public WorkExecutor newExecutor() {
        ExecutorSpec wanted = options().executor();
        WorkExecutorFactory factory = require(WorkExecutorFactory.class, "executor", wanted.provider());
        return factory.create(ProviderConfig.of(factory, wanted.settings()), context);
    }

    /** The verifiers of some levels, by level. */
    public Map<String, Verifier> verifiers(List<String> levels) {
        Map<String, Verifier> made = new LinkedHashMap<>();
        for (String level : levels) {
            VerifierFactory factory = require(VerifierFactory.class, "verification level", level);
            made.put(level, factory.create(ProviderConfig.of(factory, Map.of()), context));
        }
        return made;
    }

    /** Other options, of which {@link #requireFulfillable} says that they can be. */
    public void changeOptions(MigrationOptions options) {
        keep(config.withOptions(options));
    }

    /** Throws when options ask for what does not exist. */
    public void requireFulfillable(MigrationOptions options) {
        new Wishes(registry, context).require(options);
    }

    /** Other sides; the adapters that were made of the old ones are closed. Whatever throws, both are as they were. */
    public void changeSides(Service source, Service destination) {
        StoredConfig changed = config.withSides(StoredService.of(source), StoredService.of(destination));
        HandMade parts = new HandMade(source.adapter(), destination.adapter(), hands.filters(), hands.store());
        Sides made = makeSides(changed, parts);
        // Should keeping fail, they are made anew when they are needed.
        sides.close();
        keep(changed);
        hands = parts;
        sides = made;
    }

    /** Other filters, made at once. Whatever throws, they are as they were. */
    public void changeFilters(List<FilterSpec> specs, List<NodeFilter> custom) {
        StoredConfig changed = config.withFilters(specs, custom.size());
        HandMade parts = new HandMade(hands.source(), hands.destination(), custom, hands.store());
        List<NodeFilter> made = makeFilters(changed, parts);
        keep(changed);
        hands = parts;
        filters = made;
    }

    private void keep(StoredConfig changed) {
        store.putDocument(StateMirror.CONFIG_DOCUMENT, StateMirror.toText(changed));
        config = changed;
    }

    private <P extends Provider> P require(Class<P> kind, String what, String name) {
        return providers.require(kind, what, name);
    }

    private Sides makeSides(StoredConfig wanted, HandMade parts) {
        return Sides.of(wanted.source(), wanted.destination(), parts.source(), parts.destination(), registry, context);
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
            NodeFilterFactory factory = require(NodeFilterFactory.class, "filter", spec.provider());
            made.add(factory.create(ProviderConfig.of(factory, spec.settings()), context));
        }
        made.addAll(parts.filters());
        return List.copyOf(made);
    }

    /** Closes the sides and lets the providers go. */
    @Override
    public void close() {
        try (providers) {
            sides.close();
        }
    }
}
