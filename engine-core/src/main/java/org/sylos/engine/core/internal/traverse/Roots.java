package org.sylos.engine.core.internal.traverse;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.DiscoveryStore;
import org.sylos.engine.core.internal.exec.Patience;
import org.sylos.engine.core.internal.exec.RetryPolicy;

/** Looks the roots of both sides up and records them. What passes by itself is waited for, as everywhere. Thread-safe. */
public final class Roots {
    private final RetryPolicy retries;

    /** With what is known about waiting. */
    public Roots(RetryPolicy retries) {
        this.retries = retries;
    }

    /** Records the roots; answers false when they were recorded already. */
    public boolean seed(DiscoveryStore store, FSAdapter src, FSAdapter dst) {
        if (store.state().reconciledDepth() >= 0) {
            return false;
        }
        store.seed(require(src), look("destination", dst));
        return true;
    }

    /** Throws what {@link #seed} would; nothing is recorded. */
    public void check(FSAdapter src, FSAdapter dst) {
        require(src);
        look("destination", dst);
    }

    /** The root of the source; throws when it is missing or no folder. */
    public Entry require(FSAdapter src) {
        Entry source = look("source", src);
        if (source == null) {
            throw new SylosException(
                    "the source " + src.displayLocation() + " does not exist",
                    "check the spelling and the mount",
                    null);
        }
        return source;
    }

    /** The root as a folder without a name; null when it is not there. */
    private @Nullable Entry look(String side, FSAdapter adapter) {
        Entry root;
        try {
            root = Patience.ask(retries, () -> adapter.stat(adapter.root()));
        } catch (FSException e) {
            if (e.errorClass() == ErrorClass.NOT_FOUND) {
                return null;
            }
            throw unreachable(side, adapter, e);
        } catch (IOException e) {
            throw unreachable(side, adapter, e);
        }
        if (root.kind() != NodeKind.FOLDER) {
            throw new SylosException(
                    "the " + side + " " + adapter.displayLocation() + " is not a folder",
                    "name the folder to migrate",
                    null);
        }
        return new Entry("", NodeKind.FOLDER, 0, root.mtime(), root.nativeId(), null, null);
    }

    private static SylosException unreachable(String side, FSAdapter adapter, IOException e) {
        return new SylosException(
                "the " + side + " " + adapter.displayLocation() + " cannot be read: " + e.getMessage(), null, e);
    }
}
