package org.sylos.adapter.spectra.nio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.adapter.spectra.Spectra;
import org.sylos.adapter.spectra.SpectraWorld;
import org.sylos.adapter.spectra.WorldCount;
import org.sylos.adapter.spectra.config.Chaos;
import org.sylos.adapter.spectra.config.CountRange;
import org.sylos.adapter.spectra.config.FileSizes;
import org.sylos.adapter.spectra.config.InjectedFailure;
import org.sylos.adapter.spectra.config.NameStyle;
import org.sylos.adapter.spectra.config.Names;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.adapter.spectra.config.SpectraOperation;
import org.sylos.adapter.spectra.config.WorldSettings;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;

/** Ordinary Java code that knows files and nothing of simulators. */
class SpectraFileSystemsTest {
    private static final Instant TIME = Instant.parse("2024-02-29T12:34:56.123456789Z");
    private static final byte[] DIGITS = "0123456789".getBytes(StandardCharsets.UTF_8);

    private final Spectra spectra = Spectra.open(SpectraConfig.builder()
            .onlyPrimary()
            .seed(11)
            .maxDepth(4)
            .folders(CountRange.exactly(5))
            .files(CountRange.between(1, 9))
            .fileSizes(FileSizes.uniform(0, 5000))
            .names(Names.some(NameStyle.HOSTILE, 0.3))
            .keepBytes(true)
            .world("denied", WorldSettings.COMPLETE.withChaos(failing(ErrorClass.PERMISSION)))
            .world("broken", WorldSettings.COMPLETE.withChaos(failing(ErrorClass.FATAL)))
            .build());
    private final SpectraWorld world = spectra.world("primary");
    private final FileSystem files = SpectraFileSystems.of(world);
    private final Path root = files.getPath("/");

    private static Chaos failing(ErrorClass errorClass) {
        return Chaos.builder().failure(InjectedFailure.of(errorClass, 1)).build();
    }

    @AfterEach
    void close() throws IOException {
        files.close();
        spectra.close();
    }

    @Test
    void a_walk_meets_every_node_and_its_bytes() throws IOException {
        WorldCount count = world.count();
        assertThat(count.nodes()).isGreaterThan(3000);
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> nodes = walk.toList();
            assertThat(nodes).doesNotHaveDuplicates().hasSize((int) count.nodes() + 1);
            assertThat(nodes.stream().filter(Files::isDirectory)).hasSize((int) count.folders() + 1);
        }
        long[] sums = new long[3];
        Files.walkFileTree(files.getPath(""), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                sums[0]++;
                sums[1] += attributes.size();
                sums[2] += Files.size(file.toAbsolutePath());
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(sums).containsExactly(count.files(), count.bytes(), count.bytes());
    }

    @Test
    void files_are_copied_out_by_the_jdk(@TempDir Path target) throws IOException {
        Path file = someFile();
        Files.copy(file, target.resolve("copy"));
        assertThat(target.resolve("copy")).hasBinaryContent(world.read(file.toString(), 0, 10_000));
        assertThat(Files.mismatch(file, target.resolve("copy"))).isEqualTo(-1);
        try (InputStream bytes = Files.newInputStream(file)) {
            assertThat(bytes.readAllBytes()).isEqualTo(Files.readAllBytes(file)).hasSize((int) Files.size(file));
        }
    }

    private Path someFile() throws IOException {
        try (Stream<Path> found = Files.find(root, 1, (path, attributes) -> attributes.size() > 100)) {
            return found.findFirst().orElseThrow();
        }
    }

    @Test
    void a_folder_of_a_hundred_million_files_is_listed_lazily() throws IOException {
        SpectraConfig config = SpectraConfig.builder()
                .maxDepth(0)
                .folders(CountRange.exactly(0))
                .files(CountRange.exactly(100_000_000))
                .build();
        try (Spectra large = Spectra.open(config);
                FileSystem view = SpectraFileSystems.of(large.world("primary"));
                Stream<Path> children = Files.list(view.getPath("/"))) {
            assertThat(children.limit(2500).map(Path::toString))
                    .hasSize(2500)
                    .doesNotHaveDuplicates()
                    .allMatch(path -> path.startsWith("/f"));
        }
    }

    @Test
    void a_channel_reads_from_any_position() throws IOException {
        world.write("/digits", DIGITS);
        try (SeekableByteChannel channel = Files.newByteChannel(files.getPath("digits"))) {
            assertThat(channel.size()).isEqualTo(10);
            assertThat(read(channel, 3)).isEqualTo("012");
            assertThat(channel.position()).isEqualTo(3);
            assertThat(read(channel.position(7), 10)).isEqualTo("789");
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(read(channel.position(0), 10)).isEqualTo("0123456789");
            assertThat(channel.position(1000).position()).isEqualTo(1000);
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(channel.position(4).read(ByteBuffer.allocate(0))).isZero();
            assertThatThrownBy(() -> channel.position(-1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1).asReadOnlyBuffer()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
                    .isInstanceOf(NonWritableChannelException.class);
            assertThatThrownBy(() -> channel.truncate(1)).isInstanceOf(NonWritableChannelException.class);
            channel.close();
            channel.close();
            assertThat(channel.isOpen()).isFalse();
            assertThatThrownBy(channel::position).isInstanceOf(ClosedChannelException.class);
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1))).isInstanceOf(ClosedChannelException.class);
        }
    }

    @Test
    void any_sequence_of_positions_reads_the_same_bytes() throws IOException {
        Path file = someFile();
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.READ)) {
            for (int i = 0; i < 200; i++) {
                int from = random.nextInt(whole.length);
                int count = Math.min(random.nextInt(50), whole.length - from);
                byte[] expected = Arrays.copyOfRange(whole, from, from + count);
                assertThat(read(channel.position(from), count))
                        .isEqualTo(new String(expected, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void a_file_that_is_replaced_while_it_is_open_is_not_mixed_up() throws IOException {
        world.write("/digits", DIGITS);
        try (SeekableByteChannel channel = Files.newByteChannel(files.getPath("/digits"))) {
            assertThat(read(channel, 2)).isEqualTo("01");
            world.write("/digits", new byte[100]);
            assertThat(read(channel, 2)).isEqualTo("23");
            assertThatThrownBy(() -> read(channel.position(6), 2))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("replaced");
        }
    }

    private static String read(SeekableByteChannel channel, int most) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(most);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            assertThat(channel.isOpen()).isTrue();
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void attributes_are_those_of_the_node() throws IOException {
        world.createFolder("/folder");
        world.write("/folder/.hidden", new ByteArrayInputStream(DIGITS), TIME);
        Path file = files.getPath("/folder/../folder/./.hidden");
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        assertThat(attributes.lastModifiedTime()).isEqualTo(FileTime.from(TIME)).isEqualTo(attributes.creationTime());
        assertThat(attributes.isRegularFile()).isTrue();
        assertThat(attributes.isSymbolicLink() || attributes.isOther() || attributes.isDirectory())
                .isFalse();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.from(TIME));
        assertThat(Files.readAttributes(file, "size,isDirectory")).isEqualTo(Map.of("size", 10L, "isDirectory", false));
        assertThat(Files.readAttributes(file, "basic:*")).hasSize(9).containsEntry("isRegularFile", true);
        assertThat(Files.getFileAttributeView(file, BasicFileAttributeView.class)
                        .readAttributes()
                        .size())
                .isEqualTo(10);
        assertThat(Files.getFileAttributeView(file, PosixFileAttributeView.class))
                .isNull();
        assertThat(Files.isHidden(file)).isTrue();
        assertThat(Files.isReadable(file)).isTrue();
        assertThat(Files.isWritable(file)).isFalse();
        assertThat(Files.isExecutable(file)).isFalse();
        assertThat(Files.isExecutable(file.getParent())).isTrue();
        assertThat(file.toRealPath()).hasToString("/folder/.hidden");
        assertThat(Files.isSameFile(file, files.getPath("folder/.hidden"))).isTrue();
        assertThat(Files.isSameFile(file, root)).isFalse();
        assertThat(Files.getFileStore(file).isReadOnly()).isTrue();
        assertThatThrownBy(() -> Files.readAttributes(file, PosixFileAttributes.class))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Files.readAttributes(file, "posix:*"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> Files.readAttributes(file, "inode")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_directory_stream_is_filtered_and_used_once() throws IOException {
        world.createFolder("/folder");
        for (String name : List.of("a.txt", "b.txt", "c.md")) {
            world.write("/folder/" + name, DIGITS);
        }
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(files.getPath("folder"), "*.{txt,rst}")) {
            List<String> found = new ArrayList<>();
            stream.forEach(path -> found.add(path.toString()));
            assertThat(found).containsExactlyInAnyOrder("folder/a.txt", "folder/b.txt");
            assertThatThrownBy(stream::iterator).isInstanceOf(IllegalStateException.class);
        }
        DirectoryStream<Path> closed = files.provider().newDirectoryStream(files.getPath("/folder"), path -> true);
        Iterator<Path> iterator = closed.iterator();
        closed.close();
        closed.close();
        assertThat(iterator.hasNext()).isFalse();
        try (DirectoryStream<Path> failing = Files.newDirectoryStream(files.getPath("/folder"), path -> {
            throw new IOException("no");
        })) {
            Iterator<Path> first = failing.iterator();
            assertThatThrownBy(first::hasNext).isInstanceOf(DirectoryIteratorException.class);
        }
    }

    @Test
    void what_is_wrong_is_said_with_the_usual_exceptions() throws IOException {
        Path file = someFile();
        Path none = files.getPath("/none");
        assertThat(Files.exists(file)).isTrue();
        assertThat(Files.exists(none)).isFalse();
        assertThat(Files.notExists(none)).isTrue();
        assertThatThrownBy(() -> Files.size(none))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage("/none");
        assertThatThrownBy(() -> Files.newInputStream(none)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Files.newDirectoryStream(none)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> Files.newDirectoryStream(file)).isInstanceOf(NotDirectoryException.class);
        assertThatThrownBy(() -> Files.readAllBytes(root))
                .isInstanceOf(FileSystemException.class)
                .hasCauseInstanceOf(FSException.class);
        assertThatThrownBy(() -> Files.size(files.getPath("x".repeat(300)))).isInstanceOf(FileSystemException.class);
        try (FileSystem denied = SpectraFileSystems.of(spectra.world("denied"));
                FileSystem broken = SpectraFileSystems.of(spectra.world("broken"))) {
            assertThatThrownBy(() -> Files.size(denied.getPath("/"))).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> Files.newDirectoryStream(broken.getPath("/")))
                    .isInstanceOf(FileSystemException.class)
                    .hasCauseInstanceOf(FSException.class);
        }
        assertThatThrownBy(() -> files.provider().readAttributes(Path.of("/"), BasicFileAttributes.class))
                .isInstanceOf(ProviderMismatchException.class);
        assertThatThrownBy(() -> files.provider().newByteChannel(Path.of("/"), Set.of()))
                .isInstanceOf(ProviderMismatchException.class);
    }

    @Test
    void nothing_can_be_changed(@TempDir Path outside) throws IOException {
        Path file = someFile();
        Path fresh = files.getPath("/new");
        Files.write(outside.resolve("bytes"), DIGITS);
        refused(() -> Files.write(fresh, DIGITS));
        refused(() -> Files.newOutputStream(file).close());
        refused(() -> Files.createDirectory(fresh));
        refused(() -> Files.createDirectories(fresh));
        refused(() -> Files.createFile(fresh));
        refused(() -> Files.createSymbolicLink(fresh, file));
        refused(() -> Files.createLink(fresh, file));
        refused(() -> Files.delete(file));
        refused(() -> Files.deleteIfExists(file));
        refused(() -> Files.copy(file, fresh));
        refused(() -> Files.copy(outside.resolve("bytes"), fresh));
        refused(() -> Files.move(file, fresh));
        refused(() -> Files.setLastModifiedTime(file, FileTime.from(TIME)));
        refused(() -> Files.setAttribute(file, "size", 0L));
        for (OpenOption option : StandardOpenOption.values()) {
            if (option != StandardOpenOption.READ && option != StandardOpenOption.SPARSE) {
                refused(() -> Files.newByteChannel(file, option));
            }
        }
        assertThat(files.isReadOnly()).isTrue();
        assertThat(world.stats().operations().get(SpectraOperation.WRITE)).isZero();
        assertThat(world.stats().operations().get(SpectraOperation.DELETE)).isZero();
    }

    private static void refused(ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(ReadOnlyFileSystemException.class);
    }

    @Test
    void closing_closes_what_is_open_and_leaves_the_world_alone() throws IOException {
        Path file = someFile();
        SeekableByteChannel channel = Files.newByteChannel(file);
        DirectoryStream<Path> stream = files.provider().newDirectoryStream(root, path -> true);
        files.close();
        files.close();
        assertThat(files.isOpen()).isFalse();
        assertThat(channel.isOpen()).isFalse();
        assertThatThrownBy(stream::iterator).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Files.size(file)).isInstanceOf(ClosedFileSystemException.class);
        assertThatThrownBy(() -> Files.newDirectoryStream(root)).isInstanceOf(ClosedFileSystemException.class);
        assertThatThrownBy(() -> Files.newByteChannel(file)).isInstanceOf(ClosedFileSystemException.class);
        assertThatThrownBy(() -> Files.delete(file)).isInstanceOf(ClosedFileSystemException.class);
        assertThat(world.stat(file.toString()).size()).isPositive();
        try (FileSystem again = SpectraFileSystems.of(world);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Files.copy(again.getPath(file.toString()), out);
            assertThat(out.size()).isPositive();
        }
    }
}
