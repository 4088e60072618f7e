package org.sylos.plugins.pf4j;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pf4j.AbstractPluginManager;
import org.pf4j.DefaultExtensionFactory;
import org.pf4j.DefaultVersionManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.RuntimeMode;
import org.pf4j.ServiceProviderExtensionFinder;
import org.pf4j.VersionManager;

/**
 * PF4J set up for our plugins. Not thread-safe. PF4J asks for the parts while this object is being constructed, so they look
 * at its state only when they are used.
 */
final class JarPluginManager extends AbstractPluginManager {
    private @Nullable Inspection current;

    /** @param directory what messages of PF4J call the place of the plugins */
    JarPluginManager(Path directory) {
        super(List.of(directory));
    }

    /**
     * Loads and starts a plugin.
     *
     * @throws PluginRefusal when it cannot be used; nothing of it is left then
     */
    ProvidingPlugin begin(Inspection inspection) {
        if (!inspection.problems().isEmpty()) {
            throw new PluginRefusal(inspection.problems());
        }
        current = inspection;
        try {
            String id = loadPlugin(inspection.place());
            boolean started = false;
            try {
                startPlugin(id);
                started = true;
                return (ProvidingPlugin) getPlugin(id).getPlugin();
            } finally {
                if (!started) {
                    unloadPlugin(id);
                }
            }
        } finally {
            current = null;
        }
    }

    private Inspection current() {
        return Objects.requireNonNull(current, "plugins are loaded by begin() alone");
    }

    /** Not from a system property of PF4J: a directory is read in one way only. */
    @Override
    public RuntimeMode getRuntimeMode() {
        return RuntimeMode.DEPLOYMENT;
    }

    @Override
    protected void validatePluginDescriptor(PluginDescriptor descriptor) {
        PluginWrapper rival = getPlugin(descriptor.getPluginId());
        if (rival != null) {
            throw new PluginRefusal("its Plugin-Id '" + descriptor.getPluginId() + "' is taken by "
                    + rival.getPluginPath() + "; keep one of the two");
        }
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new PluginFolder(getPluginsRoot());
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginDescriptorFinder() {
            @Override
            public boolean isApplicable(Path place) {
                return true;
            }

            @Override
            public PluginDescriptor find(Path place) {
                return current().requireManifest().descriptor();
            }
        };
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path place) {
                return true;
            }

            @Override
            public ClassLoader loadPlugin(Path place, PluginDescriptor descriptor) {
                return new IsolatingClassLoader(
                        JarPluginManager.this,
                        descriptor,
                        current().requireFiles().all());
            }
        };
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return ProvidingPlugin::new;
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new AlwaysEnabled();
    }

    @Override
    protected VersionManager createVersionManager() {
        return new DefaultVersionManager();
    }

    /** Never asked: providers are found by {@link ProviderFinder}. */
    @Override
    protected ExtensionFinder createExtensionFinder() {
        return new ServiceProviderExtensionFinder(this);
    }

    @Override
    protected ExtensionFactory createExtensionFactory() {
        return new DefaultExtensionFactory();
    }
}
