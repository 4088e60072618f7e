package org.sylos.tck.fs;

import java.util.IdentityHashMap;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FSAdapter;

/** The kit over adapters in memory, with everything that a test can prepare there. */
abstract class MemoryContract extends AdapterContract {
    private final MemoryTree tree;
    private final IdentityHashMap<FSAdapter, String> roots = new IdentityHashMap<>();

    MemoryContract(MemoryTreeBuilder builder) {
        this.tree = builder.build().file("/outside/secret", 100L);
    }

    /** What lies below the adapters. */
    final MemoryTree tree() {
        return tree;
    }

    /** What the test sees of the adapter. */
    FSAdapter wrap(FSAdapter adapter) {
        return adapter;
    }

    @Override
    protected FSAdapter open(String place) {
        FSAdapter adapter = wrap(tree.adapter("/roots/" + place));
        roots.put(adapter, "/roots/" + place);
        return adapter;
    }

    @Override
    protected boolean putFileInPlaceOfRoot(String place) {
        if (tree.capabilities().has(Capability.FILE_AND_FOLDER_OF_ONE_NAME)) {
            return false;
        }
        tree.file("/roots/" + place, "a file");
        return true;
    }

    @Override
    protected boolean putSpecial(FSAdapter adapter, String name) {
        tree.special(roots.get(adapter) + "/" + name, "a socket");
        return true;
    }

    @Override
    protected boolean putUnreadableFolder(FSAdapter adapter, String name) {
        String path = roots.get(adapter) + "/" + name;
        tree.folder(path).deny(path, ErrorClass.PERMISSION);
        return true;
    }

    @Override
    protected boolean putTwins(FSAdapter adapter, String name) {
        String path = roots.get(adapter) + "/" + name;
        tree.file(path, new byte[1]).duplicate(path, new byte[2]);
        return true;
    }

    @Override
    protected boolean kill(FSAdapter adapter) {
        adapter.close();
        return true;
    }

    @Override
    protected String outside() {
        return tree.snapshot("/outside").toString();
    }
}
