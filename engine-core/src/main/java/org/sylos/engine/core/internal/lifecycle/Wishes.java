package org.sylos.engine.core.internal.lifecycle;

import java.util.Map;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.verify.VerifierFactory;
import org.sylos.engine.core.FilterSpec;
import org.sylos.engine.core.HandMade;
import org.sylos.engine.core.MigrationOptions;
import org.sylos.engine.core.internal.config.StoredConfig;
import org.sylos.engine.core.internal.journal.LogAddress;
import org.sylos.engine.core.plugin.ProviderRegistry;

/** Refuses what cannot be fulfilled, before anything is made or changed. */
record Wishes(ProviderRegistry registry, ProviderContext context) {
    /** Everything that a new migration asks for. */
    void require(StoredConfig stored, HandMade hands) {
        require(stored.options());
        for (FilterSpec filter : stored.filters()) {
            NodeFilterFactory factory = registry.require(NodeFilterFactory.class, "filter", filter.provider());
            factory.create(ProviderConfig.of(factory, filter.settings()), context);
        }
        try (Sides sides = Sides.of(
                stored.source(), stored.destination(), hands.source(), hands.destination(), registry, context)) {
            sides.requireApart();
        }
    }

    /** Verification levels that exist, and a log address that is one. */
    void require(MigrationOptions options) {
        for (String level : options.verification().levels()) {
            VerifierFactory factory = registry.require(VerifierFactory.class, "verification level", level);
            factory.create(ProviderConfig.of(factory, Map.of()), context);
        }
        options.log().datagramAddress().ifPresent(LogAddress::parse);
    }
}
