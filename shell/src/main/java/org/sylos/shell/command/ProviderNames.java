package org.sylos.shell.command;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.verify.VerifierFactory;

/** What the providers of a kind are called, for completion. Plugins are loaded for that. */
abstract class ProviderNames implements Iterable<String> {
    private final Class<? extends Provider> kind;
    private final Function<Class<? extends Provider>, List<String>> names;

    private ProviderNames(Class<? extends Provider> kind, Function<Class<? extends Provider>, List<String>> names) {
        this.kind = kind;
        this.names = names;
    }

    @Override
    public Iterator<String> iterator() {
        return names.apply(kind).iterator();
    }

    /** Adapters. */
    static final class Adapters extends ProviderNames {
        /** Names that are looked up each time. */
        Adapters(Function<Class<? extends Provider>, List<String>> names) {
            super(FSAdapterFactory.class, names);
        }
    }

    /** Filters. */
    static final class Filters extends ProviderNames {
        /** Names that are looked up each time. */
        Filters(Function<Class<? extends Provider>, List<String>> names) {
            super(NodeFilterFactory.class, names);
        }
    }

    /** Verification levels. */
    static final class Levels extends ProviderNames {
        /** Names that are looked up each time. */
        Levels(Function<Class<? extends Provider>, List<String>> names) {
            super(VerifierFactory.class, names);
        }
    }

    /** Executors. */
    static final class Executors extends ProviderNames {
        /** Names that are looked up each time. */
        Executors(Function<Class<? extends Provider>, List<String>> names) {
            super(WorkExecutorFactory.class, names);
        }
    }
}
