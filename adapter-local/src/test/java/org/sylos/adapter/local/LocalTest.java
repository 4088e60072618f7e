package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.tck.fs.AdapterDriver;

/** Two directories of the machine, and adapters over them that are closed after each test. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class LocalTest {
    @TempDir
    Path scratch;

    Path source;
    Path target;
    private final List<FSAdapter> opened = new ArrayList<>();

    @BeforeEach
    void makeRoots() throws IOException {
        source = Files.createDirectory(scratch.resolve("source"));
        target = Files.createDirectory(scratch.resolve("target"));
    }

    @AfterEach
    void closeAdapters() {
        opened.forEach(FSAdapter::close);
    }

    /** An adapter as its factory makes it; options are {@code key=value}. */
    FSAdapter adapter(Path root, String... options) {
        Map<String, String> values = new HashMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            values.put(option.substring(0, equals), option.substring(equals + 1));
        }
        LocalAdapterFactory factory = new LocalAdapterFactory();
        FSAdapter adapter =
                factory.create(root.toString(), ProviderConfig.of(factory, values), ProviderContext.standard());
        opened.add(adapter);
        return adapter;
    }

    AdapterDriver driver(Path root, String... options) {
        return new AdapterDriver(adapter(root, options));
    }

    /** Takes a file from the source by the fast path, under its own name and time. */
    static CopyResult copy(FSAdapter from, FSAdapter to, String path, Capability... keep) throws IOException {
        return copy(from, to, path, TransferMonitor.NONE, keep);
    }

    static CopyResult copy(FSAdapter from, FSAdapter to, String path, TransferMonitor monitor, Capability... keep)
            throws IOException {
        Entry planned = from.stat(NodeRef.of(path));
        Expected expected = new Expected(planned.size(), planned.mtime());
        return to.copyFrom(from, NodeRef.of(path), expected, spec(path, planned), Set.of(keep), monitor);
    }

    static WriteSpec spec(String path, Entry planned) {
        return new WriteSpec(
                NodeRef.of(TreePaths.parent(path)),
                TreePaths.name(path),
                planned.size(),
                Metadata.ofMtime(planned.mtime()),
                WriteCondition.ABSENT,
                "test");
    }

    /** The names in a directory, whatever they are. */
    static List<String> names(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(path -> Names.text(LocalListing.fileName(path)))
                    .sorted()
                    .toList();
        }
    }

    static int mode(Path path) throws IOException {
        return NodeMetadata.mode(path, LinkOption.NOFOLLOW_LINKS);
    }

    static long allocated(Path file) throws IOException {
        String[] printed =
                Programs.output("stat", "-c", "%b %B", file.toString()).trim().split(" ", -1);
        return Long.parseLong(printed[0]) * Long.parseLong(printed[1]);
    }

    /** What programs that know nothing of the adapter find different between two trees. */
    static void assertSame(Path one, Path other) throws IOException {
        assertThat(Programs.output("diff", "-r", "--no-dereference", one.toString(), other.toString()))
                .as("diff -r")
                .isEmpty();
        assumeTrue(Programs.run("rsync", "--version"), "no rsync to compare with");
        assertThat(Programs.output("rsync", "-anic", "--delete", one + "/", other + "/"))
                .as("rsync -anic")
                .isEmpty();
    }
}
