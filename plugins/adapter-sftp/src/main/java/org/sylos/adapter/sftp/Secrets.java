package org.sylos.adapter.sftp;

import java.nio.file.Path;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.SecretReference;

/** Finds secrets by their references. What is wrong with one keeps the user from logging in. */
record Secrets(ProviderContext context) {
    /** The secret that a reference stands for. */
    String find(String reference) throws ServiceException {
        try {
            return context.secret(reference);
        } catch (ConfigException e) {
            throw refusal(e);
        }
    }

    /** Refuses a private key that others than its owner can read or change. */
    static void requirePrivate(Path file) throws ServiceException {
        try {
            SecretReference.requirePrivate(file);
        } catch (ConfigException e) {
            throw refusal(e);
        }
    }

    private static ServiceException refusal(ConfigException e) {
        String hint = e.hint().map(text -> "; " + text).orElse("");
        return new ServiceException(ErrorClass.AUTH, e.getMessage() + hint, e);
    }
}
