package org.sylos.it.architecture.bad;

/** Knows a provider behind the back of the compiler. */
public final class LoadsByName {
    private LoadsByName() {}

    static Class<?> load() throws ClassNotFoundException {
        return Class.forName("org.sylos.adapter.local.LocalAdapterFactory");
    }
}
