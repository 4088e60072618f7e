package org.sylos.plugins.pf4j;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.sylos.engine.api.Provider;

/** The classes that plugins share with the program: the JDK's, the API and the interface of SLF4J. */
final class HostClasses {
    private static final String API = Provider.class.getPackageName();

    /** By name, since the jars of bridges and backends, which plugins may bring, have packages next to these. */
    private static final Set<String> SLF4J =
            Set.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi");

    /** Not exported ones included: generated classes of reflection refer to them by way of the plugin's loader. */
    private static final Set<String> JDK = ModuleLayer.boot().modules().stream()
            .filter(module -> isJdk(module.getName()))
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());

    private HostClasses() {}

    /** The loader of the program that has the class; null when the class is not one that plugins share. */
    static @Nullable ClassLoader loaderOf(String className) {
        String name = className.substring(0, Math.max(0, className.lastIndexOf('.')));
        if (JDK.contains(name)) {
            return ClassLoader.getPlatformClassLoader();
        }
        if (name.equals(API) || name.startsWith(API + ".")) {
            return Provider.class.getClassLoader();
        }
        return SLF4J.contains(name) ? Logger.class.getClassLoader() : null;
    }

    private static boolean isJdk(String module) {
        return module.startsWith("java.") || module.startsWith("jdk.");
    }
}
