package org.sylos.adapter.sftp;

import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.EdDSASecurityProviderRegistrar;

/**
 * Lets the library use keys of the kind Ed25519, for which it takes another library. By itself it would make that known to the
 * whole Java virtual machine, which could then never let go of the plugin.
 */
final class Ed25519 extends EdDSASecurityProviderRegistrar {
    private Ed25519() {}

    /** Has to come before anything else that is done with keys. Repeating it is harmless. */
    static void prepare() {
        SecurityUtils.registerSecurityProvider(new Ed25519());
    }

    @Override
    public boolean isNamedProviderUsed() {
        return false;
    }
}
