package org.sylos.tck.fs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;

/** Adapters that list, look and read wrongly. */
final class BrokenReaders {
    private BrokenReaders() {}

    static Stream<BrokenAdapter> all() {
        return Stream.of(listings(), nodes(), reads()).flatMap(list -> list);
    }

    private static Stream<BrokenAdapter> listings() {
        return Stream.of(
                BrokenAdapter.of(
                        "forgets what is in a short last page",
                        "101",
                        (tree, good) -> pages(good, page -> {
                            return page.size() == 2 ? page.subList(0, 1) : page;
                        })),
                BrokenAdapter.of(
                        "lists twice",
                        "101",
                        (tree, good) -> pages(good, page -> {
                            return page.size() == 7
                                    ? Stream.concat(page.stream(), page.stream().limit(1))
                                            .toList()
                                    : page;
                        })),
                BrokenAdapter.of("ignores the page size", "102", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public Listing list(NodeRef folder, int pageSize) throws IOException {
                        return super.list(folder, 100);
                    }
                }),
                BrokenAdapter.of(
                        "lists files without their size",
                        "103 502",
                        (tree, good) -> pages(good, page -> {
                            return page.stream()
                                    .map(entry -> Entry.file(entry.name(), 0, entry.mtime()))
                                    .toList();
                        })),
                BrokenAdapter.of(
                        "takes a missing folder for an empty one",
                        "105",
                        (tree, good) -> list(good, ErrorClass.NOT_FOUND)),
                BrokenAdapter.of(
                        "takes a file for an empty folder", "106", (tree, good) -> list(good, ErrorClass.CONFLICT)),
                BrokenAdapter.of(
                        "follows links in listings",
                        "108",
                        (tree, good) -> pages(good, page -> {
                            return page.stream()
                                    .map(entry -> entry.linkTarget() == null
                                            ? entry
                                            : Entry.file(entry.name(), 0, entry.mtime()))
                                    .toList();
                        })),
                BrokenAdapter.of(
                        "counts pages while others delete", "109", (tree, good) -> new ForwardingAdapter(good) {
                            @Override
                            public Listing list(NodeRef folder, int pageSize) throws IOException {
                                return new CountingListing(delegate, folder, pageSize);
                            }
                        }),
                BrokenAdapter.of("lists on when interrupted", "110", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public Listing list(NodeRef folder, int pageSize) throws IOException {
                        return new ForwardingListing(super.list(folder, pageSize)) {
                            @Override
                            public List<Entry> nextPage() throws IOException {
                                return deaf(super::nextPage);
                            }
                        };
                    }
                }),
                BrokenAdapter.of(
                        "drops what it cannot read",
                        "111",
                        (tree, good) -> pages(good, page -> {
                            return page.stream()
                                    .filter(entry -> entry.problem() == null)
                                    .toList();
                        })));
    }

    private static Stream<BrokenAdapter> nodes() {
        return Stream.of(
                BrokenAdapter.of(
                        "calls what is missing a passing fault", "203", (tree, good) -> new ForwardingAdapter(good) {
                            @Override
                            public Entry stat(NodeRef node) throws IOException {
                                try {
                                    return super.stat(node);
                                } catch (FSException e) {
                                    throw new FSException(ErrorClass.TRANSIENT, e.path(), "try again", e);
                                }
                            }
                        }),
                BrokenAdapter.of("follows links", "204", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public Entry stat(NodeRef node) throws IOException {
                        Entry entry = super.stat(node);
                        return "file".equals(entry.linkTarget()) ? super.stat(root().child("file")) : entry;
                    }
                }),
                BrokenAdapter.of("names the root", "202", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public Entry stat(NodeRef node) throws IOException {
                        return node.isRoot()
                                ? Entry.folder("root", super.stat(node).mtime())
                                : super.stat(node);
                    }
                }),
                BrokenAdapter.of("keeps times in seconds", "206 207", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
                        var mtime = metadata.mtime();
                        super.setMetadata(
                                node, metadata.withMtime(mtime == null ? null : mtime.truncatedTo(ChronoUnit.SECONDS)));
                    }
                }),
                BrokenAdapter.of("sets what is not given", "211", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
                        Integer mode = metadata.mode() == null ? Integer.valueOf(0644) : metadata.mode();
                        super.setMetadata(node, new Metadata(metadata.mtime(), mode, null, null, null));
                    }
                }),
                BrokenAdapter.of("refuses what it cannot keep", "212", (tree, good) -> new ForwardingAdapter(good) {
                            @Override
                            public void setMetadata(NodeRef node, Metadata metadata) throws IOException {
                                if (metadata.owner() != null) {
                                    throw new FSException(ErrorClass.UNSUPPORTED, node.path(), "no owners here", null);
                                }
                                super.setMetadata(node, metadata);
                            }
                        })
                        .over(MemoryTree.builder().without(Capability.OWNER)),
                BrokenAdapter.of(
                        "makes the root when it is tested", "215", (tree, good) -> new ForwardingAdapter(good) {
                            @Override
                            public void testConnection() throws IOException {
                                createRoot();
                            }
                        }),
                BrokenAdapter.of("takes paths as they come", "216", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public String normalise(String path) {
                        return path;
                    }
                }),
                BrokenAdapter.of("pads checksums badly", "217", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public Checksum checksum(NodeRef file, ChecksumAlgorithm algorithm) throws IOException {
                        Checksum right = super.checksum(file, algorithm);
                        return new Checksum(
                                algorithm,
                                right.hex().replaceFirst("^0+(?=.)", "").concat("0"));
                    }
                }),
                BrokenAdapter.of("finds no overlap", "219", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public boolean overlaps(FSAdapter other) {
                        return false;
                    }
                }));
    }

    private static Stream<BrokenAdapter> reads() {
        return Stream.of(
                BrokenAdapter.of("loses a byte at a boundary", "301", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
                        long size = delegate.stat(file).size();
                        return super.openRead(file, offset, size == 65_537 ? 65_536 : length);
                    }
                }),
                BrokenAdapter.of("takes a length for an end", "305", (tree, good) -> new ForwardingAdapter(good) {
                    @Override
                    public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
                        return super.openRead(file, offset, Math.max(0, length - offset));
                    }
                }),
                BrokenAdapter.of("reads a part where it cannot", "306", (tree, good) -> new ForwardingAdapter(good) {
                            @Override
                            public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
                                return super.openRead(file, 0, Long.MAX_VALUE);
                            }
                        })
                        .over(MemoryTree.builder().without(Capability.RANGE_READ)),
                BrokenAdapter.of(
                        "never looks again",
                        "307 308",
                        (tree, good) -> reads(good, channel -> {
                            return new ForwardingAdapter.ForwardingRead(channel) {
                                @Override
                                public Entry recheck() {
                                    return opened();
                                }
                            };
                        })),
                BrokenAdapter.of(
                        "reads on when interrupted",
                        "309",
                        (tree, good) -> reads(good, channel -> {
                            return new ForwardingAdapter.ForwardingRead(channel) {
                                @Override
                                public int read(ByteBuffer target) throws IOException {
                                    return deaf(() -> super.read(target));
                                }
                            };
                        })),
                BrokenAdapter.of(
                        "reads when closed",
                        "310",
                        (tree, good) -> reads(good, channel -> {
                            return new ForwardingAdapter.ForwardingRead(channel) {
                                @Override
                                public void close() {}
                            };
                        })));
    }

    interface PageTampering {
        List<Entry> tamper(List<Entry> page);
    }

    interface ReadTampering {
        ReadChannel tamper(ReadChannel channel);
    }

    interface Uninterruptible<T> {
        T call() throws IOException;
    }

    /** What becomes of code that swallows interruption. */
    static <T> T deaf(Uninterruptible<T> call) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            return call.call();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static FSAdapter pages(FSAdapter good, PageTampering tampering) {
        return new ForwardingAdapter(good) {
            @Override
            public Listing list(NodeRef folder, int pageSize) throws IOException {
                return new ForwardingListing(super.list(folder, pageSize)) {
                    @Override
                    public List<Entry> nextPage() throws IOException {
                        return tampering.tamper(super.nextPage());
                    }
                };
            }
        };
    }

    private static FSAdapter reads(FSAdapter good, ReadTampering tampering) {
        return new ForwardingAdapter(good) {
            @Override
            public ReadChannel openRead(NodeRef file, long offset, long length) throws IOException {
                return tampering.tamper(super.openRead(file, offset, length));
            }
        };
    }

    private static FSAdapter list(FSAdapter good, ErrorClass swallowed) {
        return new ForwardingAdapter(good) {
            @Override
            public Listing list(NodeRef folder, int pageSize) throws IOException {
                try {
                    return super.list(folder, pageSize);
                } catch (FSException e) {
                    if (e.errorClass() != swallowed) {
                        throw e;
                    }
                    return new ForwardingListing(super.list(createFolder(createRoot(), "empty"), pageSize));
                }
            }
        };
    }

    /** Lists anew for each page and skips as many as it has seen. */
    private static final class CountingListing implements Listing {
        private final FSAdapter adapter;
        private final NodeRef folder;
        private final int pageSize;
        private int seen;

        CountingListing(FSAdapter adapter, NodeRef folder, int pageSize) {
            this.adapter = adapter;
            this.folder = folder;
            this.pageSize = pageSize;
        }

        @Override
        public List<Entry> nextPage() throws IOException {
            List<Entry> all = new ArrayList<>(new AdapterDriver(adapter).list(folder));
            List<Entry> page = all.subList(Math.min(seen, all.size()), Math.min(seen + pageSize, all.size()));
            seen += page.size();
            return page;
        }

        @Override
        public void close() {}
    }
}
