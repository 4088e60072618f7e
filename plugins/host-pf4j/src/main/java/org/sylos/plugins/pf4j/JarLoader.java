package org.sylos.plugins.pf4j;

import java.net.MalformedURLException;
import java.nio.file.Path;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;

/** Gives each plugin jar a class loader. */
record JarLoader(PluginManager manager) implements PluginLoader {
    @Override
    public boolean isApplicable(Path jar) {
        return true;
    }

    @Override
    public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
        try {
            return new IsolatingClassLoader(manager, descriptor, jar.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new PluginRefusal("classes cannot be loaded from there: " + e.getMessage());
        }
    }
}
