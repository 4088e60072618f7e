package org.sylos.it.architecture.bad;

import org.sylos.it.architecture.bad.hidden.Secret;

/** Uses a class that its module does not export. */
public final class UsesWhatIsHidden {
    private UsesWhatIsHidden() {}

    static String tell() {
        return Secret.tell();
    }
}
