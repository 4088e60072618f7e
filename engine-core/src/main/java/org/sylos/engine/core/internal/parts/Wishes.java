package org.sylos.engine.core.internal.parts;

import java.util.Map;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.SecretReference;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.engine.core.ExecutorSpec;
import org.sylos.engine.core.FilterSpec;
import org.sylos.engine.core.HandMade;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.internal.config.StoredConfig;
import org.sylos.engine.core.internal.config.StoredService;
import org.sylos.engine.core.internal.journal.LogAddress;
import org.sylos.engine.core.internal.run.Retries;
import org.sylos.engine.core.internal.traverse.Roots;
import org.sylos.engine.core.plugin.ProviderRegistry;

/** Refuses what cannot be fulfilled, before anything is made or changed. */
public record Wishes(ProviderRegistry registry, ProviderContext context) {
    /** Everything that a new migration asks for. */
    public void require(StoredConfig stored, HandMade hands) {
        require(stored.options());
        for (FilterSpec filter : stored.filters()) {
            NodeFilterFactory factory = registry.require(NodeFilterFactory.class, "filter", filter.provider());
            requireReferences(factory, filter.settings());
            factory.create(ProviderConfig.of(factory, filter.settings()), context);
        }
        requireReferences(stored.source());
        requireReferences(stored.destination());
        try (Sides sides = sides(stored, hands)) {
            sides.requireApart();
        }
    }

    /** A source root that is there, and a destination root that is one or missing. */
    public void requireRoots(StoredConfig stored, HandMade hands) {
        try (Sides sides = sides(stored, hands)) {
            new Roots(Retries.of(stored.options())).check(sides.src(), sides.dst());
        }
    }

    private Sides sides(StoredConfig stored, HandMade hands) {
        return Sides.of(stored.source(), stored.destination(), hands.source(), hands.destination(), registry, context);
    }

    private void requireReferences(StoredService service) {
        Location place = service.location();
        if (place != null) {
            requireReferences(registry.require(FSAdapterFactory.class, "adapter", place.scheme()), place.settings());
        }
    }

    /** What is asked for is written to the database and to the state file: a secret itself must not be in it. */
    private static void requireReferences(Provider provider, Map<String, String> settings) {
        for (ConfigKey key : provider.configKeys()) {
            String value = settings.get(key.name());
            if (key.secret() && value != null && !SecretReference.isReference(value)) {
                throw new ConfigException(
                        "the setting '" + key.name() + "' of '" + provider.name()
                                + "' is a secret and would be written down",
                        "give a reference instead: env:NAME for an environment variable, or file:PATH");
            }
        }
    }

    /** An executor and verification levels that exist, and a log address that is one. */
    public void require(MigrationOptions options) {
        ExecutorSpec executor = options.executor();
        WorkExecutorFactory executors = registry.require(WorkExecutorFactory.class, "executor", executor.provider());
        requireReferences(executors, executor.settings());
        // Making one may reach out to other machines; that is for the run to do.
        ProviderConfig.of(executors, executor.settings());
        for (String level : options.verification().levels()) {
            VerifierFactory factory = registry.require(VerifierFactory.class, "verification level", level);
            factory.create(ProviderConfig.of(factory, Map.of()), context);
        }
        options.log().datagramAddress().ifPresent(LogAddress::parse);
    }
}
