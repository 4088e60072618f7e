package org.sylos.engine.core.plugin;

import org.sylos.engine.api.Provider;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.verify.VerifierFactory;

/** The kinds of providers that a plugin can bring. */
@Stability(Stability.Level.EVOLVING)
public enum ProviderKind {
    /** Reads and writes a storage. */
    ADAPTER("adapter", FSAdapterFactory.class),
    /** Chooses nodes of the source. */
    FILTER("filter", NodeFilterFactory.class),
    /** Checks what was written. */
    VERIFIER("verifier", VerifierFactory.class),
    /** Keeps a migration's state. */
    DATABASE("database", MigrationStoreFactory.class),
    /** Runs the work. */
    EXECUTOR("executor", WorkExecutorFactory.class);

    private final String label;
    private final Class<? extends Provider> type;

    ProviderKind(String label, Class<? extends Provider> type) {
        this.label = label;
        this.type = type;
    }

    /** {@return what people call it: one lower-case word} */
    public String label() {
        return label;
    }

    /** {@return the interface that a provider of this kind implements} */
    public Class<? extends Provider> type() {
        return type;
    }
}
