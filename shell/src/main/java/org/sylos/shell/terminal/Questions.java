package org.sylos.shell.terminal;

import org.jspecify.annotations.Nullable;

/** Asks whoever sits at the terminal. */
@FunctionalInterface
public interface Questions {
    /**
     * Asks one question.
     *
     * @return the line that was typed; null when the input ended or was interrupted instead
     */
    @Nullable
    String ask(String question);

    /**
     * Asks for something that must not be seen while it is typed. Those who ask where typing is shown do it otherwise than
     * {@link #ask}.
     *
     * @return as {@link #ask}
     */
    default @Nullable String askSecretly(String question) {
        return ask(question);
    }
}
