package org.sylos.tck.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.MigrationStoreFactory;

/** Stores in memory of which some method is broken on purpose. */
final class BrokenStore implements MigrationStoreFactory {
    /** What the broken method does instead. */
    @FunctionalInterface
    interface Breakage {
        @Nullable
        Object call(Real real, Object[] args) throws Throwable;
    }

    /** The method as it should be. */
    @FunctionalInterface
    interface Real {
        @Nullable
        Object call(Object... args) throws Throwable;
    }

    private final MigrationStoreFactory sound = new MemoryStoreFactory();
    private final Map<String, Breakage> breakages;

    /** Breaks methods, named as in {@code CopyStore.record}. */
    BrokenStore(Map<String, Breakage> breakages) {
        this.breakages = breakages;
    }

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public String summary() {
        return "Breaks " + breakages.keySet();
    }

    @Override
    public MigrationStore open(Path database, OpenMode mode, ProviderConfig config, ProviderContext context) {
        return (MigrationStore) broken(MigrationStore.class, sound.open(database, mode, config, context));
    }

    private Object broken(Class<?> type, Object target) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, given) -> {
            Object[] args = given == null ? new Object[0] : given;
            Breakage breakage = breakages.get(type.getSimpleName() + "." + called.getName());
            if (breakage != null) {
                return breakage.call(others -> invoke(called, target, others), args);
            }
            if (called.isDefault()) {
                // Made of other methods, which may be the broken ones.
                return InvocationHandler.invokeDefault(self, called, args);
            }
            Object answer = invoke(called, target, args);
            if (answer != null
                    && type == MigrationStore.class
                    && called.getReturnType().isInterface()) {
                return broken(called.getReturnType(), answer);
            }
            return answer;
        });
    }

    private static @Nullable Object invoke(Method called, Object target, Object... args) throws Throwable {
        try {
            return called.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public boolean exists(Path database) {
        return sound.exists(database);
    }

    @Override
    public void delete(Path database) {
        sound.delete(database);
    }

    /** An argument that is a list of these. */
    @SuppressWarnings("unchecked")
    static <T> List<T> list(@Nullable Object argument) {
        return argument == null ? List.of() : (List<T>) argument;
    }
}
