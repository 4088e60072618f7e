package org.sylos.plugins.pf4j;

import org.pf4j.PluginStatusProvider;

/** PF4J never gets to see plugins that are turned off, since it would make class loaders for them. */
final class AlwaysEnabled implements PluginStatusProvider {
    @Override
    public boolean isPluginDisabled(String id) {
        return false;
    }

    @Override
    public void disablePlugin(String id) {
        throw new UnsupportedOperationException("plugins are disabled by way of ManagedPlugins: " + id);
    }

    @Override
    public void enablePlugin(String id) {
        // Each one is.
    }
}
