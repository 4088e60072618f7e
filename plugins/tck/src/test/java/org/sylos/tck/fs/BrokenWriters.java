package org.sylos.tck.fs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.stream.Stream;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;

/** Adapters that make folders and write files wrongly. */
final class BrokenWriters {
    private BrokenWriters() {}

    static Stream<BrokenAdapter> all() {
        return Stream.concat(folders(), writes());
    }

    private static Stream<BrokenAdapter> folders() {
        return Stream.of(
                BrokenAdapter.of("makes a folder only once", "405", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
                        for (Entry entry : new AdapterDriver(delegate).list(parent)) {
                            if (entry.name().equals(name)) {
                                throw new FSException(ErrorClass.ALREADY_EXISTS, parent.path(), "there already", null);
                            }
                        }
                        return super.createFolder(parent, name);
                    }
                }),
                BrokenAdapter.of("makes folders above as well", "407", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public NodeRef createFolder(NodeRef parent, String name) throws IOException {
                        createRoot();
                        return super.createFolder(
                                parent.isRoot() ? parent : super.createFolder(root(), parent.name()), name);
                    }
                }));
    }

    private static Stream<BrokenAdapter> writes() {
        return Stream.of(
                BrokenAdapter.of(
                        "writes under the final name",
                        "501 503 505",
                        (tree, good) -> gathering(
                                good,
                                (spec, bytes, again) -> {
                                    FSAdapter adapter = again.adapter();
                                    return again.write(
                                            changed(spec, bytes.length, unchangedIfThere(adapter, spec)), bytes);
                                },
                                true)),
                BrokenAdapter.of(
                        "does not count bytes",
                        "505 506",
                        (tree, good) -> gathering(
                                good,
                                (spec, bytes, again) ->
                                        again.write(changed(spec, bytes.length, spec.condition()), bytes),
                                false)),
                BrokenAdapter.of(
                        "overwrites what is there",
                        "509 510 527",
                        (tree, good) -> gathering(
                                good,
                                (spec, bytes, again) -> again.write(
                                        changed(spec, bytes.length, unchangedIfThere(again.adapter(), spec)), bytes),
                                false)),
                BrokenAdapter.of(
                        "looks at the size and not at the time", "513", (tree, good) -> new ForwardingAdapter(good) {
                            @Override
                            public FileWrite openWrite(WriteSpec spec) throws IOException {
                                if (spec.condition() instanceof WriteCondition.Unchanged unchanged) {
                                    var mtime = super.stat(unchanged.existing()).mtime();
                                    return super.openWrite(changed(
                                            spec,
                                            spec.size(),
                                            new WriteCondition.Unchanged(
                                                    unchanged.existing(), unchanged.size(), mtime)));
                                }
                                return super.openWrite(spec);
                            }
                        }),
                BrokenAdapter.of("deletes before it replaces", "516", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public FileWrite openWrite(WriteSpec spec) throws IOException {
                        if (spec.condition() instanceof WriteCondition.Unchanged unchanged) {
                            super.openWrite(spec).close();
                            delete(unchanged.existing());
                            return super.openWrite(changed(spec, spec.size(), WriteCondition.ABSENT));
                        }
                        return super.openWrite(spec);
                    }
                }),
                BrokenAdapter.of("leaves a gap while it replaces", "512", (tree, good) -> new GappyAdapter(good)),
                BrokenAdapter.of("cannot tidy up when interrupted", "523", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public FileWrite openWrite(WriteSpec spec) throws IOException {
                        String temporary = spec.name() + ".tmp";
                        BrokenReaders.deaf(() -> super.createFolder(spec.parent(), temporary));
                        return new ForwardingWrite(BrokenReaders.deaf(() -> super.openWrite(spec))) {
                            @Override
                            public Written commit() throws IOException {
                                good.delete(spec.parent().child(temporary));
                                return super.commit();
                            }

                            @Override
                            public void abort() throws IOException {
                                super.abort();
                                good.delete(spec.parent().child(temporary));
                            }
                        };
                    }
                }),
                BrokenAdapter.of(
                        "forgets time and permissions", "517 518", (tree, good) -> new ForwardingAdapter(good) {
                            @Override
                            public FileWrite openWrite(WriteSpec spec) throws IOException {
                                return super.openWrite(new WriteSpec(
                                        spec.parent(),
                                        spec.name(),
                                        spec.size(),
                                        Metadata.NONE,
                                        spec.condition(),
                                        spec.owner()));
                            }
                        }),
                BrokenAdapter.of("leaves a temporary folder", "503", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public FileWrite openWrite(WriteSpec spec) throws IOException {
                        createFolder(spec.parent(), ".temporary");
                        return super.openWrite(spec);
                    }
                }),
                BrokenAdapter.of(
                        "takes parts in the order in which they come",
                        "521",
                        (tree, good) -> new ForwardingAdapter(good) {
                            @Override
                            public FileWrite openWrite(WriteSpec spec) throws IOException {
                                return new ForwardingWrite(super.openWrite(spec)) {
                                    @Override
                                    public void writeAt(long position, ByteBuffer bytes) throws IOException {
                                        synchronized (this) {
                                            super.write(bytes);
                                        }
                                    }
                                };
                            }
                        }),
                BrokenAdapter.of("writes on when interrupted", "523", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public FileWrite openWrite(WriteSpec spec) throws IOException {
                        return new ForwardingWrite(BrokenReaders.deaf(() -> super.openWrite(spec))) {
                            @Override
                            public void write(ByteBuffer bytes) throws IOException {
                                BrokenReaders.deaf(() -> {
                                    super.write(bytes);
                                    return true;
                                });
                            }

                            @Override
                            public Written commit() throws IOException {
                                return BrokenReaders.deaf(super::commit);
                            }
                        };
                    }
                }),
                BrokenAdapter.of("tidies targets of links", "108 524", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public Written createSymlink(WriteSpec spec, String target) throws IOException {
                        return super.createSymlink(spec, target.replace("../..", ".."));
                    }
                }),
                BrokenAdapter.of("makes no links and says nothing", "525", (tree, good) -> new ForwardingAdapter(good) {
                            @Override
                            public Written createSymlink(WriteSpec spec, String target) {
                                return new Written(spec.parent().child(spec.name()), 0, null, null);
                            }
                        })
                        .over(MemoryTree.builder().without(Capability.SYMLINKS)));
    }

    private interface Finish {
        Written write(WriteSpec spec, byte[] bytes, AdapterDriver driver) throws IOException;
    }

    static WriteSpec changed(WriteSpec spec, long size, WriteCondition condition) {
        return new WriteSpec(spec.parent(), spec.name(), size, spec.metadata(), condition, spec.owner());
    }

    static WriteCondition unchangedIfThere(FSAdapter adapter, WriteSpec spec) throws IOException {
        AdapterDriver driver = new AdapterDriver(adapter);
        return driver.childNames(spec.parent()).contains(spec.name())
                ? driver.unchanged(spec.parent().child(spec.name()))
                : WriteCondition.ABSENT;
    }

    /** Keeps what is written to itself and hands it over at the commit; when {@code early}, a first part at once. */
    private static FSAdapter gathering(FSAdapter good, Finish finish, boolean early) {
        return new ForwardingAdapter(good) {
            @Override
            public FileWrite openWrite(WriteSpec spec) throws IOException {
                AdapterDriver driver = new AdapterDriver(delegate);
                if (early && spec.condition() instanceof WriteCondition.Absent) {
                    driver.file(spec.parent(), spec.name(), new byte[0]);
                }
                ByteArrayOutputStream gathered = new ByteArrayOutputStream();
                return new FileWrite() {
                    @Override
                    public void write(ByteBuffer bytes) {
                        byte[] part = new byte[bytes.remaining()];
                        bytes.get(part);
                        gathered.writeBytes(part);
                    }

                    @Override
                    public Written commit() throws IOException {
                        return finish.write(spec, gathered.toByteArray(), driver);
                    }

                    @Override
                    public void abort() {}
                };
            }
        };
    }
}
