package org.sylos.plugins.pf4j;

import org.pf4j.PluginStatusProvider;

/** A jar in the directory is a plugin in use; taking it away is how to turn it off. */
final class AlwaysEnabled implements PluginStatusProvider {
    @Override
    public boolean isPluginDisabled(String id) {
        return false;
    }

    @Override
    public void disablePlugin(String id) {
        throw new UnsupportedOperationException("plugins cannot be disabled: " + id);
    }

    @Override
    public void enablePlugin(String id) {
        // Each one is.
    }
}
