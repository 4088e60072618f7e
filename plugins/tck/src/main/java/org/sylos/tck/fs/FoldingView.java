package org.sylos.tck.fs;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/**
 * A storage that tells cases apart, seen as one that does not: the file system of a Linux machine as Windows and macOS would
 * have it. A name is kept as it was first given and found in any case. Of twins that are there already, such as {@code a} and
 * {@code A}, one is seen. Thread-safe.
 *
 * <p>Only for adapters that are addressed by path. A name that is not there in its exact spelling costs a listing of its folder,
 * so this is for tests.
 */
@Stability(Stability.Level.EVOLVING)
public final class FoldingView extends ForwardingAdapter {
    private final Capabilities capabilities;
    private final Object creating = new Object();

    /**
     * Puts a view around an adapter.
     *
     * @param delegate the adapter behind it, which is closed with it
     * @throws IllegalArgumentException when the adapter has native ids
     */
    public FoldingView(FSAdapter delegate) {
        super(delegate);
        Capabilities plain = delegate.capabilities();
        if (plain.has(Capability.NATIVE_IDS)) {
            throw new IllegalArgumentException("a view needs paths: " + delegate.displayLocation());
        }
        this.capabilities = new Capabilities(
                plain.supported(),
                plain.checksums(),
                plain.storedChecksums(),
                folding(plain.names()),
                plain.mtimePrecisionNanos(),
                plain.maxFileSize(),
                plain.recommendedConcurrency(),
                plain.maxConcurrency(),
                plain.pageSize());
    }

    private static NameRules folding(NameRules plain) {
        NameRules folding = with(plain, Set.of());
        return with(plain, plain.reservedNames().stream().map(folding::fold).collect(Collectors.toSet()));
    }

    private static NameRules with(NameRules plain, Set<String> reserved) {
        return new NameRules(
                CaseFolding.SIMPLE,
                plain.unicodeForm(),
                plain.maxNameBytes(),
                plain.maxPathBytes(),
                plain.illegalCharacters(),
                reserved,
                plain.trailingSpaceOrDotIllegal());
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    /** The node as it is spelled; what is not there stays as it was asked for. */
    private NodeRef resolve(NodeRef node) throws IOException {
        NodeRef found = delegate.root();
        for (String name : PathNames.split(node.path())) {
            found = found.child(spelled(found, name));
        }
        return found;
    }

    /** How a name is spelled in a folder; as it is given when the folder does not have it. */
    private String spelled(NodeRef folder, String name) throws IOException {
        if (there(folder.child(name))) {
            return name;
        }
        String folded = capabilities.names().fold(name);
        try (Listing listing = delegate.list(folder, 1000)) {
            for (List<Entry> page = listing.nextPage(); !page.isEmpty(); page = listing.nextPage()) {
                for (Entry entry : page) {
                    if (capabilities.names().fold(entry.name()).equals(folded)) {
                        return entry.name();
                    }
                }
            }
        } catch (FSException e) {
            if (e.errorClass() != ErrorClass.NOT_FOUND
                    && e.errorClass() != ErrorClass.CONFLICT
                    && e.errorClass() != ErrorClass.PERMISSION) {
                throw e;
            }
        }
        return name;
    }

    private boolean there(NodeRef node) throws IOException {
        try {
            delegate.stat(node);
            return true;
        } catch (FSException e) {
            if (e.errorClass() == ErrorClass.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private String fit(NodeRef parent, String name) throws IOException {
        @Nullable String refusal = capabilities.names().refusal(name).orElse(null);
        if (refusal != null) {
            throw new FSException(ErrorClass.INVALID_NAME, NodeRef.childPath(parent.path(), name), refusal, null);
        }
        return name;
    }

    private WriteSpec resolve(WriteSpec spec) throws IOException {
        fit(spec.parent(), spec.name());
        NodeRef parent = resolve(spec.parent());
        WriteCondition condition = spec.condition();
        if (condition instanceof WriteCondition.Unchanged unchanged) {
            condition =
                    new WriteCondition.Unchanged(resolve(unchanged.existing()), unchanged.size(), unchanged.mtime());
        }
        return new WriteSpec(
                parent, spelled(parent, spec.name()), spec.size(), spec.metadata(), condition, spec.owner());
    }

    @Override
    public Listing list(NodeRef folder, int pageSize) throws IOException {
        Listing listing = delegate.list(resolve(folder), pageSize);
        Set<String> seen = new HashSet<>();
        return new ForwardingListing(listing) {
            @Override
            public List<Entry> nextPage() throws IOException {
                List<Entry> page = super.nextPage();
                List<Entry> first = seenFirst(page);
                while (first.isEmpty() && !page.isEmpty()) {
                    page = super.nextPage();
                    first = seenFirst(page);
                }
                return first;
            }

            private List<Entry> seenFirst(List<Entry> page) {
                return page.stream()
                        .filter(entry -> seen.add(capabilities.names().fold(entry.name())))
                        .toList();
            }
        };
    }

    @Override
    public Entry stat(NodeRef node) throws IOException {
        return delegate.stat(resolve(node));
    }

    @Override
    public Metadata metadata(NodeRef node) throws IOException {
        return delegate.metadata(resolve(node));
    }

    @Override
    public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
        delegate.setMetadata(resolve(node), metadata);
    }

    @Override
    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
        return delegate.openRead(resolve(file), offset, length);
    }

    @Override
    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
        fit(parent, name);
        synchronized (creating) {
            NodeRef folder = resolve(parent);
            return delegate.createFolder(folder, spelled(folder, name));
        }
    }

    @Override
    public FileWrite openWrite(WriteSpec spec) throws IOException {
        WriteSpec resolved = resolve(spec);
        return new ForwardingWrite(delegate.openWrite(resolved)) {
            @Override
            public Written commit() throws IOException {
                // Who came first with another spelling has the name.
                synchronized (creating) {
                    if (!spelled(resolved.parent(), resolved.name()).equals(resolved.name())) {
                        abort();
                        throw new FSException(
                                resolved.condition() instanceof WriteCondition.Unchanged
                                        ? ErrorClass.CONFLICT
                                        : ErrorClass.ALREADY_EXISTS,
                                spec.path(),
                                "a node of this name in another case came first",
                                null);
                    }
                    return super.commit();
                }
            }
        };
    }

    @Override
    public Written createSymlink(WriteSpec spec, String target) throws IOException {
        synchronized (creating) {
            return delegate.createSymlink(resolve(spec), target);
        }
    }

    @Override
    public CopyResult copyFrom(
            FSAdapter source,
            NodeRef file,
            Expected expected,
            WriteSpec spec,
            Set<Capability> keep,
            TransferMonitor monitor)
            throws IOException {
        NodeRef its = source instanceof FoldingView view ? view.resolve(file) : file;
        synchronized (creating) {
            return super.copyFrom(source, its, expected, resolve(spec), keep, monitor);
        }
    }

    @Override
    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
        return delegate.checksum(resolve(file), algorithm);
    }

    @Override
    public void delete(NodeRef node) throws IOException {
        delegate.delete(resolve(node));
    }

    @Override
    public NodeRef rename(NodeRef node, NodeRef newParent, String newName) throws IOException {
        fit(newParent, newName);
        synchronized (creating) {
            NodeRef from = resolve(node);
            NodeRef folder = resolve(newParent);
            NodeRef taken = folder.child(spelled(folder, newName));
            // A node may get its own name in another case.
            return delegate.rename(from, folder, taken.equals(from) ? newName : taken.name());
        }
    }

    @Override
    public int removeAbandoned(NodeRef folder, String owner) throws IOException {
        return delegate.removeAbandoned(resolve(folder), owner);
    }
}
