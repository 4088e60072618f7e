package org.sylos.shell.command;

import java.util.stream.Stream;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.SecretReference;
import org.sylos.engine.api.exec.WorkExecutorFactory;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.shell.session.Context;

/** Finds secrets where references to them belong. */
final class Secrets {
    private Secrets() {}

    /** Whether the value of an option such as {@code --src-set} is a setting that some provider calls a secret, and no reference. */
    static boolean isOne(Context context, String option, String value) {
        int equals = value.indexOf('=');
        if (!option.endsWith("-set") || equals < 0 || SecretReference.isReference(value.substring(equals + 1))) {
            return false;
        }
        String key = value.substring(0, equals);
        return Stream.concat(providers(context, FSAdapterFactory.class), providers(context, WorkExecutorFactory.class))
                .flatMap(provider -> provider.configKeys().stream())
                .filter(ConfigKey::secret)
                .anyMatch(known -> known.name().equals(key));
    }

    private static <P extends Provider> Stream<P> providers(Context context, Class<P> kind) {
        return context.manager().providers().all(kind).stream().map(found -> found.provider());
    }
}
