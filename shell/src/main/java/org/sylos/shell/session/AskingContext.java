package org.sylos.shell.session;

import java.util.HashMap;
import java.util.Map;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.SecretReference;
import org.sylos.shell.terminal.Console;

/**
 * Has secrets that are typed asked for at the terminal, once in a command, and keeps them in memory until it ends. Thread-safe.
 */
final class AskingContext implements ProviderContext {
    private final Console console;
    private final Map<String, String> typed = new HashMap<>();

    AskingContext(Console console) {
        this.console = console;
    }

    @Override
    public synchronized String secret(String reference) {
        SecretReference where = SecretReference.of(reference);
        String label = where.prompt().orElse(null);
        if (label == null || !console.canAsk()) {
            return where.resolve();
        }
        String known = typed.get(reference);
        if (known != null) {
            return known;
        }
        String answer = console.askSecretly((label.isEmpty() ? "secret" : label) + ": ");
        if (answer == null) {
            throw new ConfigException("the secret '" + reference + "' was not given", null);
        }
        typed.put(reference, answer);
        return answer;
    }
}
