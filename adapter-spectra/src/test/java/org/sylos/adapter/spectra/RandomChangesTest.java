package org.sylos.adapter.spectra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.FileSizes;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.WorldSettings;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.tck.fs.MemoryTree;

/** Random changes to a generated tree lead where they lead on a plain tree in memory that held the same to begin with. */
class RandomChangesTest {
    private static final int CHANGES = 60;

    @Property(tries = 150)
    void theTreeChangesAsAPlainOneWould(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        SpectraConfig config = config(seed);
        try (Spectra spectra = Spectra.open(config);
                FSAdapter simulated = spectra.adapter("w");
                FSAdapter plain = plainCopy(simulated)) {
            List<String> log = new ArrayList<>();
            for (int i = 0; i < CHANGES; i++) {
                long choice = random.nextLong();
                List<String> paths = new ArrayList<>(nodes(simulated).keySet());
                String onSimulated = change(simulated, paths, new Random(choice));
                log.add(onSimulated);
                assertThat(change(plain, paths, new Random(choice)))
                        .as("%s", log)
                        .isEqualTo(onSimulated);
                assertThat(nodes(simulated)).as("%s", log).isEqualTo(nodes(plain));
            }
        }
    }

    private static SpectraConfig config(long seed) {
        return SpectraConfig.builder()
                .onlyPrimary()
                .seed(seed)
                .maxDepth(2)
                .folders(CountRange.exactly(2))
                .files(CountRange.between(0, 2))
                .fileSizes(FileSizes.uniform(0, 40))
                .world("w", WorldSettings.withProbability(0.8))
                .keepBytes(true)
                .build();
    }

    private static FSAdapter plainCopy(FSAdapter original) throws IOException {
        MemoryTree tree = MemoryTree.create();
        for (Map.Entry<String, Entry> node : Digests.levelByLevel(original, 10).entrySet()) {
            if (node.getValue().kind() == NodeKind.FOLDER) {
                tree.folder(node.getKey());
            } else {
                tree.file(node.getKey(), read(original, node.getKey()));
                tree.mtime(node.getKey(), Objects.requireNonNull(node.getValue().mtime()));
            }
        }
        return tree.adapter();
    }

    /** Makes one change, the same for the same random numbers, and tells what it was and how it ended. */
    private static String change(FSAdapter adapter, List<String> paths, Random random) throws IOException {
        NodeRef node = NodeRef.of(somePath(paths, random));
        NodeRef folder = NodeRef.of(somePath(paths, random));
        String name = List.of("d0000", "d0001", "f0000.txt", "f0001.jpg", "x", node.isRoot() ? "y" : node.name())
                .get(random.nextInt(6));
        int operation = random.nextInt(5);
        String what = List.of("create", "write", "replace", "delete", "rename").get(operation) + " " + node + " "
                + folder + " " + name;
        try {
            switch (operation) {
                case 0 -> adapter.createFolder(folder, name);
                case 1 -> write(adapter, folder, name, random, WriteCondition.ABSENT);
                case 2 -> {
                    Entry now = adapter.stat(node);
                    NodeRef parent = NodeRef.of(parentOf(node.path()));
                    write(
                            adapter,
                            parent,
                            node.isRoot() ? name : node.name(),
                            random,
                            new WriteCondition.Unchanged(node, now.size() + random.nextInt(2), now.mtime()));
                }
                case 3 -> adapter.delete(node);
                default -> adapter.rename(node, folder, name);
            }
            return what + ": done";
        } catch (FSException e) {
            return what + ": " + e.errorClass();
        }
    }

    private static String somePath(List<String> paths, Random random) {
        int choice = random.nextInt(paths.size() + 2);
        return choice < paths.size() ? paths.get(choice) : choice == paths.size() ? "/" : "/d0001/x";
    }

    private static void write(FSAdapter adapter, NodeRef parent, String name, Random random, WriteCondition condition)
            throws IOException {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        Instant mtime = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
        WriteSpec spec = new WriteSpec(parent, name, bytes.length, Metadata.ofMtime(mtime), condition, "test");
        try (FileWrite write = adapter.openWrite(spec)) {
            write.write(ByteBuffer.wrap(bytes));
            write.commit();
        }
    }

    private static String parentOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? "/" : path.substring(0, slash);
    }

    /** Folders without their times, which change with their children on a plain tree and not on a simulated one. */
    private static Map<String, String> nodes(FSAdapter adapter) throws IOException {
        Map<String, String> nodes = new TreeMap<>();
        for (Map.Entry<String, Entry> node : Digests.levelByLevel(adapter, 3).entrySet()) {
            Entry entry = node.getValue();
            assertThat(adapter.stat(NodeRef.of(node.getKey()))).isEqualTo(entry);
            nodes.put(
                    node.getKey(),
                    entry.kind() == NodeKind.FOLDER
                            ? "folder"
                            : entry.mtime() + " "
                                    + ByteBuffer.wrap(read(adapter, node.getKey()))
                                            .hashCode() + " " + entry.size());
        }
        return nodes;
    }

    private static byte[] read(FSAdapter adapter, String path) throws IOException {
        try (ReadChannel channel = adapter.openRead(NodeRef.of(path), 0, Long.MAX_VALUE)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.opened().size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // a read may return less than there is room for
            }
            return bytes.array();
        }
    }

    /** A simulator that is opened again and again over one file is as one that was open all the time. */
    @Property(tries = 10)
    void changes_that_are_kept_survive_being_closed(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path folder = Files.createTempDirectory("spectra");
        SpectraConfig config = config(seed);
        SpectraConfig kept =
                config.toBuilder().store(folder.resolve("changes.db")).build();
        try (Spectra spectra = Spectra.open(config);
                FSAdapter forgetful = spectra.adapter("w")) {
            for (int life = 0; life < 3; life++) {
                try (Spectra lasting = Spectra.open(kept);
                        FSAdapter remembering = lasting.adapter("w")) {
                    assertThat(nodes(remembering)).isEqualTo(nodes(forgetful));
                    for (int i = 0; i < CHANGES / 3; i++) {
                        long choice = random.nextLong();
                        List<String> paths = new ArrayList<>(nodes(forgetful).keySet());
                        assertThat(change(remembering, paths, new Random(choice)))
                                .isEqualTo(change(forgetful, paths, new Random(choice)));
                    }
                    if (random.nextInt(4) == 0) {
                        lasting.reset();
                        spectra.reset();
                    }
                    assertThat(nodes(remembering)).isEqualTo(nodes(forgetful));
                }
            }
        } finally {
            for (String name : List.of("changes.db", "changes.db.wal", "")) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }
}
