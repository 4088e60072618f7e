package org.sylos.it.architecture.bad;

import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;
import org.sylos.it.architecture.bad.hidden.Secret;

/** Has signatures that nobody outside can use. */
public final class ShowsTooMuch {
    private ShowsTooMuch() {}

    /** A type of a library. */
    public interface OfALibrary {
        /** {@return it} */
        PluginWrapper show();
    }

    /** A type of a library, thrown. */
    public interface Thrown {
        /** Throws it. */
        void show() throws PluginRuntimeException;
    }

    /** A type that is not exported. */
    public interface Hidden {
        /** Takes it. */
        void show(Secret secret);
    }
}
