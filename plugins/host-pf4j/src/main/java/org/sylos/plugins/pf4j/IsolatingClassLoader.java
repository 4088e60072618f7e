package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * Loads the classes of one plugin. What {@link HostClasses} names comes from the program, everything else from the plugin's jars
 * alone, so that no library of the program shows through.
 *
 * <p>The parent is the loader of the JDK and not that of the program: {@link java.util.ServiceLoader} looks for providers in
 * the parents, and would find the program's for an interface that the plugin has a copy of.
 */
final class IsolatingClassLoader extends PluginClassLoader {
    IsolatingClassLoader(PluginManager manager, PluginDescriptor descriptor, List<Path> jars) {
        super(manager, descriptor, ClassLoader.getPlatformClassLoader(), ClassLoadingStrategy.PDA);
        try {
            for (Path jar : jars) {
                addURL(jar.toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new PluginRefusal("classes cannot be loaded from there: " + e.getMessage());
        }
    }

    /** Whether a class of this name was loaded from the plugin. */
    boolean hasLoaded(String className) {
        return findLoadedClass(className) != null;
    }

    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
        return loadClass(name, false);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        ClassLoader host = HostClasses.loaderOf(name);
        if (host != null) {
            return host.loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = findClass(name);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    @Override
    public void close() throws IOException {
        super.close();
        for (URL jar : getURLs()) {
            closeCachedJar(jar);
        }
    }

    /** A plugin that opens the URL of one of its resources leaves the jar open in a cache of the JDK. */
    private static void closeCachedJar(URL jar) {
        try {
            URL root = URI.create("jar:" + jar + "!/").toURL();
            JarURLConnection connection = (JarURLConnection) root.openConnection();
            connection.setUseCaches(true);
            connection.getJarFile().close();
        } catch (IOException gone) {
            // It was not in the cache, and is no jar any more that could be opened: nothing is left to close.
        }
    }
}
