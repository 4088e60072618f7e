package org.sylos.plugins.pf4j;

import org.pf4j.PluginRuntimeException;

/** A plugin cannot be used. The message says why, in words that go on after a colon. */
final class PluginRefusal extends PluginRuntimeException {
    private static final long serialVersionUID = 1L;

    PluginRefusal(String reason) {
        super(reason);
    }
}
