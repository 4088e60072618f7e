package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Set;
import java.util.stream.Stream;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteSpec;

/** Adapters that take over, remove and name wrongly. */
final class BrokenMovers {
    private BrokenMovers() {}

    static Stream<BrokenAdapter> all() {
        return Stream.of(fastPaths(), removals(), names()).flatMap(list -> list);
    }

    private static Stream<BrokenAdapter> fastPaths() {
        return Stream.of(
                BrokenAdapter.of(
                        "copies whatever is there now",
                        "602",
                        (tree, good) -> taking(good, (source, file, expected, spec) -> {
                            Entry now = source.stat(file);
                            return new Call(
                                    new Expected(now.size(), now.mtime()),
                                    BrokenWriters.changed(spec, now.size(), spec.condition()));
                        })),
                BrokenAdapter.of(
                        "copies over what is there",
                        "604",
                        (tree, good) -> taking(
                                good,
                                (source, file, expected, spec) -> new Call(
                                        expected,
                                        BrokenWriters.changed(
                                                spec, spec.size(), BrokenWriters.unchangedIfThere(good, spec))))),
                BrokenAdapter.of(
                        "copies the time of its own clock",
                        "601",
                        (tree, good) -> taking(
                                good,
                                (source, file, expected, spec) -> new Call(
                                        expected,
                                        new WriteSpec(
                                                spec.parent(),
                                                spec.name(),
                                                spec.size(),
                                                Metadata.NONE,
                                                spec.condition(),
                                                spec.owner())))),
                BrokenAdapter.of("copies in silence", "605", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public CopyResult copyFrom(
                            FSAdapter source,
                            NodeRef file,
                            Expected expected,
                            WriteSpec spec,
                            Set<Capability> keep,
                            TransferMonitor monitor)
                            throws IOException {
                        return super.copyFrom(source, file, expected, spec, keep, TransferMonitor.NONE);
                    }
                }));
    }

    private static Stream<BrokenAdapter> removals() {
        return Stream.of(
                BrokenAdapter.of("finds nothing to delete", "703", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public void delete(NodeRef node) throws IOException {
                        stat(node);
                        super.delete(node);
                    }
                }),
                BrokenAdapter.of("deletes all that is below", "704", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public void delete(NodeRef node) throws IOException {
                        AdapterDriver driver = new AdapterDriver(delegate);
                        if (driver.childNames(root()).contains(node.name())
                                && stat(node).kind() == NodeKind.FOLDER) {
                            for (Entry entry : driver.list(node)) {
                                delete(node.child(entry.name()));
                            }
                        }
                        super.delete(node);
                    }
                }),
                BrokenAdapter.of("renames over what is there", "706", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public NodeRef rename(NodeRef node, NodeRef newParent, String newName) throws IOException {
                        delegate.delete(newParent.child(newName));
                        return super.rename(node, newParent, newName);
                    }
                }),
                BrokenAdapter.of("leaves abandoned writes", "709", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public int removeAbandoned(NodeRef folder, String owner) {
                        return 0;
                    }
                }),
                BrokenAdapter.of(
                        "takes finished files for abandoned ones", "710", (tree, good) -> new ForwardingAdapter(good) {
                            @Override
                            public int removeAbandoned(NodeRef folder, String owner) throws IOException {
                                int removed = super.removeAbandoned(folder, owner);
                                NodeRef like = folder.child("." + owner + ".tmp");
                                if (folder.path().equals("/kit")) {
                                    delegate.delete(like);
                                }
                                return removed;
                            }
                        }));
    }

    private static Stream<BrokenAdapter> names() {
        return Stream.of(
                BrokenAdapter.of("goes up when told to", "801 811", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
                        if (name.equals("..")) {
                            tree.folder("/outside/made");
                            return root();
                        }
                        return super.createFolder(parent, name);
                    }
                }),
                BrokenAdapter.of("resolves dots in paths", "802", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public Entry stat(NodeRef node) throws IOException {
                        return super.stat(
                                NodeRef.of(Path.of(node.path()).normalize().toString()));
                    }
                }),
                BrokenAdapter.of("goes through links", "803", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public Entry stat(NodeRef node) throws IOException {
                        return super.stat(NodeRef.of(node.path().replace("/link/", "/folder/")));
                    }
                }),
                BrokenAdapter.of("trims names", "804", (tree, good) -> renaming(good, String::strip)),
                BrokenAdapter.of(
                        "composes names",
                        "804 806",
                        (tree, good) -> renaming(good, name -> Normalizer.normalize(name, Normalizer.Form.NFC))),
                BrokenAdapter.of(
                        "takes question marks for what it cannot encode",
                        "807",
                        (tree, good) -> renaming(good, name -> name.replaceAll("[\ud800-\udfff]", "?"))),
                BrokenAdapter.of("blames the root", "810", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public Entry stat(NodeRef node) throws IOException {
                        try {
                            return super.stat(node);
                        } catch (FSException e) {
                            throw new FSException(e.errorClass(), "/", "something", e);
                        }
                    }
                }));
    }

    private record Call(Expected expected, WriteSpec spec) {}

    private interface Taking {
        Call change(FSAdapter source, NodeRef file, Expected expected, WriteSpec spec) throws IOException;
    }

    private interface Naming {
        String change(String name);
    }

    private static FSAdapter taking(FSAdapter good, Taking taking) {
        return new ForwardingAdapter(good) {
            @Override
            public CopyResult copyFrom(
                    FSAdapter source,
                    NodeRef file,
                    Expected expected,
                    WriteSpec spec,
                    Set<Capability> keep,
                    TransferMonitor monitor)
                    throws IOException {
                Call call = taking.change(source, file, expected, spec);
                return super.copyFrom(source, file, call.expected(), call.spec(), keep, monitor);
            }
        };
    }

    private static FSAdapter renaming(FSAdapter good, Naming naming) {
        return new ForwardingAdapter(good) {
            @Override
            public NodeRef createFolder(NodeRef parent, String name) throws IOException {
                return super.createFolder(parent, naming.change(name));
            }

            @Override
            public FileWrite openWrite(WriteSpec spec) throws IOException {
                return super.openWrite(new WriteSpec(
                        spec.parent(),
                        naming.change(spec.name()),
                        spec.size(),
                        spec.metadata(),
                        spec.condition(),
                        spec.owner()));
            }
        };
    }
}
