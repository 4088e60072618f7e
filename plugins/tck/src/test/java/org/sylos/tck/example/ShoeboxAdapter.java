package org.sylos.tck.example;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteSpec;

/** The smallest adapter that keeps the contract: no capability at all. Thread-safe. */
final class ShoeboxAdapter implements FSAdapter {
    private static final Capabilities CAPABILITIES = Capabilities.builder().build();

    private final Shoebox box;
    private final String root;

    ShoeboxAdapter(Shoebox box, String root) {
        this.box = box;
        this.root = root;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public NodeRef root() {
        return NodeRef.ROOT;
    }

    @Override
    public String displayLocation() {
        return "shoebox:" + root;
    }

    @Override
    public void testConnection() {}

    /** Where a node's card is; refuses every path that could lead out of the root. */
    String card(NodeRef node) throws FSException {
        if (node.isRoot()) {
            return root;
        }
        for (String name : node.path().substring(1).split("/", -1)) {
            fit(node.path(), name);
        }
        return root + node.path();
    }

    private static void fit(String path, String name) throws FSException {
        String refusal = CAPABILITIES.names().refusal(name).orElse("");
        if (!refusal.isEmpty()) {
            throw new FSException(ErrorClass.INVALID_NAME, path, refusal, null);
        }
    }

    private NodeRef child(NodeRef parent, String name) throws FSException {
        String path = NodeRef.childPath(parent.path(), name);
        fit(path, name);
        if (!box.isFolder(card(parent))) {
            throw new FSException(ErrorClass.NOT_FOUND, path, "its folder is missing", null);
        }
        return NodeRef.of(path);
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) throws IOException {
        stat(folder);
        if (!box.isFolder(card(folder))) {
            throw new FSException(ErrorClass.CONFLICT, folder.path(), "it is not a folder", null);
        }
        // A real storage is asked page by page; here the whole folder is in memory anyway.
        Iterator<Entry> children = box.children(card(folder), folder.path()).iterator();
        return new Listing() {
            @Override
            public List<Entry> nextPage() throws IOException {
                ShoeboxFiles.checkInterrupted();
                List<Entry> page = new ArrayList<>();
                while (page.size() < pageSize && children.hasNext()) {
                    page.add(children.next());
                }
                return page;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Entry stat(NodeRef node) throws IOException {
        return box.entry(card(node), node.path());
    }

    @Override
    public Metadata metadata(NodeRef node) throws IOException {
        stat(node);
        return Metadata.NONE;
    }

    @Override
    public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
        stat(node);
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        Entry opened = stat(file);
        byte[] bytes = box.bytes(card(file));
        if (bytes == null) {
            throw new FSException(ErrorClass.CONFLICT, file.path(), "it is not a file", null);
        }
        if (offset != 0 || length < bytes.length) {
            throw new FSException(ErrorClass.UNSUPPORTED, file.path(), "a file is only read as a whole", null);
        }
        return new ShoeboxFiles.Reading(bytes, opened, () -> stat(file));
    }

    @Override
    public NodeRef createRoot() throws IOException {
        box.addFolder(root);
        if (!box.isFolder(root)) {
            throw new FSException(ErrorClass.CONFLICT, "/", "a file is in the place of the root", null);
        }
        return NodeRef.ROOT;
    }

    @Override
    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
        NodeRef folder = child(parent, name);
        box.addFolder(card(folder));
        if (!box.isFolder(card(folder))) {
            throw new FSException(ErrorClass.CONFLICT, folder.path(), "a file has this name", null);
        }
        return folder;
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        NodeRef file = child(spec.parent(), spec.name());
        return new ShoeboxFiles.Writing(box, card(file), file, spec);
    }

    @Override
    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        throw new FSException(ErrorClass.UNSUPPORTED, file.path(), "there are no checksums here", null);
    }

    @Override
    public void delete(NodeRef node) throws IOException {
        synchronized (box) {
            if (!box.children(card(node), node.path()).isEmpty()) {
                throw new FSException(ErrorClass.CONFLICT, node.path(), "the folder is not empty", null);
            }
            box.remove(card(node));
        }
    }

    @Override
    public String normalise(String path) throws IOException {
        String whole = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        card(NodeRef.of(whole));
        return whole;
    }

    @Override
    public int removeAbandoned(NodeRef folder, String owner) throws IOException {
        // What is being written is in the memory of the writer and goes with it.
        card(folder);
        return 0;
    }

    @Override
    public void close() {}
}
