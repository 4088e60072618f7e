package org.sylos.plugins.pf4j;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.verify.VerifierFactory;

/** Makes the providers that a plugin's services files name. */
record ProviderFinder(ClassLoader loader) {
    /** All kinds of providers that a plugin can bring. */
    static final List<Class<? extends Provider>> KINDS = List.of(
            FSAdapterFactory.class,
            NodeFilterFactory.class,
            VerifierFactory.class,
            MigrationStoreFactory.class,
            WorkExecutorFactory.class);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * All providers by kind.
     *
     * @throws PluginRefusal when there is none, or when one of them cannot be made or has no proper name
     */
    Map<Class<? extends Provider>, List<Provider>> find() {
        Map<Class<? extends Provider>, List<Provider>> found = new LinkedHashMap<>();
        for (Class<? extends Provider> kind : KINDS) {
            List<Provider> providers = providers(kind);
            if (!providers.isEmpty()) {
                found.put(kind, providers);
            }
        }
        if (found.isEmpty()) {
            throw new PluginRefusal("it provides nothing; expected is a file in META-INF/services named after one of "
                    + KINDS.stream().map(Class::getName).collect(Collectors.joining(", ")));
        }
        return Map.copyOf(found);
    }

    private List<Provider> providers(Class<? extends Provider> kind) {
        List<Provider> providers = new ArrayList<>();
        try {
            Iterator<? extends ServiceLoader.Provider<? extends Provider>> candidates =
                    ServiceLoader.load(kind, loader).stream().iterator();
            while (candidates.hasNext()) {
                ServiceLoader.Provider<? extends Provider> candidate = candidates.next();
                if (candidate.type().getClassLoader() == loader) {
                    Provider provider = candidate.get();
                    checkName(provider);
                    providers.add(provider);
                }
            }
        } catch (PluginRefusal refusal) {
            throw refusal;
        } catch (RuntimeException | Error e) { // the code of a plugin may throw anything
            throw new PluginRefusal(Failure.describe(kind, e));
        }
        return List.copyOf(providers);
    }

    private static void checkName(Provider provider) {
        String name = provider.name();
        if (name == null || !NAME.matcher(name).matches()) {
            throw new PluginRefusal("its provider " + provider.getClass().getName() + " is called '" + name
                    + "'; a name is of lower-case letters, digits and '-', begins with a letter and has at most 40");
        }
    }
}
