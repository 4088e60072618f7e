package org.sylos.engine.core.plugin;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.verify.VerifierFactory;

/** Providers of the module path and class path. The engine's module itself declares that it uses each kind. */
final class InstalledPlugins implements PluginSource {
    private final List<String> problems = new CopyOnWriteArrayList<>();

    @Override
    public <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind) {
        List<FoundProvider<P>> found = new ArrayList<>();
        var iterator = loader(kind).stream().iterator();
        while (true) {
            try {
                if (!iterator.hasNext()) {
                    return found;
                }
                P provider = kind.cast(iterator.next().get());
                found.add(new FoundProvider<>(provider, origin(provider.getClass())));
            } catch (ServiceConfigurationError e) {
                String problem = "a provider of " + kind.getSimpleName() + " cannot be used: " + e.getMessage();
                if (!problems.contains(problem)) {
                    problems.add(problem);
                }
            }
        }
    }

    @Override
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        // Nothing was loaded that could be let go of.
    }

    /** ServiceLoader wants each kind named in code of the module that uses it. */
    private static ServiceLoader<? extends Provider> loader(Class<?> kind) {
        if (kind == FSAdapterFactory.class) {
            return ServiceLoader.load(FSAdapterFactory.class);
        }
        if (kind == NodeFilterFactory.class) {
            return ServiceLoader.load(NodeFilterFactory.class);
        }
        if (kind == MigrationStoreFactory.class) {
            return ServiceLoader.load(MigrationStoreFactory.class);
        }
        if (kind == VerifierFactory.class) {
            return ServiceLoader.load(VerifierFactory.class);
        }
        if (kind == WorkExecutorFactory.class) {
            return ServiceLoader.load(WorkExecutorFactory.class);
        }
        throw new IllegalArgumentException(kind + " is not a kind of provider");
    }

    private static String origin(Class<?> type) {
        Module module = type.getModule();
        if (module.isNamed()) {
            return module.getName();
        }
        var source = type.getProtectionDomain().getCodeSource();
        return source == null ? type.getName() : String.valueOf(source.getLocation());
    }
}
