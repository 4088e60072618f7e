package org.sylos.plugins.pf4j;

import java.nio.file.Path;
import java.util.List;
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
 * PF4J set up for our jars. Not thread-safe. PF4J asks for the parts while this object is being constructed, so they depend
 * on nothing but the directory.
 */
final class JarPluginManager extends AbstractPluginManager {
    JarPluginManager(Path directory) {
        super(List.of(directory));
    }

    /** The running part of a plugin. */
    ProvidingPlugin plugin(String id) {
        return (ProvidingPlugin) getPlugin(id).getPlugin();
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
                    + rival.getPluginPath() + "; keep one of the two jars");
        }
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new JarFolder(getPluginsRoot());
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new JarDescriptorFinder();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarLoader(this);
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
