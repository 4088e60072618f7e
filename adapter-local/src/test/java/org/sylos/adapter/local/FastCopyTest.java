package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.tck.fs.AdapterDriver;

class FastCopyTest extends LocalTest {
    private static final Instant MOMENT = Instant.parse("2003-04-05T06:07:08.123456789Z");
    private static final int LARGE = 5 * 1024 * 1024 + 17;

    private Path file(String name, int size) throws IOException {
        Path file = source.resolve(name);
        Files.write(file, AdapterDriver.bytes(size, size));
        Files.setLastModifiedTime(file, FileTime.from(MOMENT));
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 65_535, 65_536, 65_537, 1 << 20, LARGE})
    void bytesTimesAndPermissionsAreThoseOfTheSource(int size) throws IOException {
        Path file = file("file", size);
        Modes.set(file, 0640);
        AtomicLong heard = new AtomicLong();
        CopyResult result = copy(adapter(source), adapter(target), "/file", heard::addAndGet, Capability.PERMISSIONS);
        assertThat(result).isInstanceOfSatisfying(CopyResult.Copied.class, copied -> {
            assertThat(copied.written().mtime()).isEqualTo(MOMENT);
            assertThat(copied.written().size()).isEqualTo(size);
            assertThat(copied.written().ref()).isEqualTo(NodeRef.of("/file"));
        });
        Path made = target.resolve("file");
        assertThat(Files.mismatch(file, made)).isEqualTo(-1);
        assertThat(Files.getLastModifiedTime(made).toInstant()).isEqualTo(MOMENT);
        assertThat(mode(made)).isEqualTo(0640);
        assertThat(heard.get()).isEqualTo(size);
        assertThat(names(target)).containsExactly("file");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0200, 0111, 0400, 0444, 0666, 0777, 01644, 02755, 04755, 06711, 07777})
    void everyModeIsKept(int mode) throws IOException {
        Modes.set(file("file", 10), mode);
        assumeTrue(mode(source.resolve("file")) == mode, "this user cannot set the mode");
        assumeTrue(Files.isReadable(source.resolve("file")), "this user cannot read the file");
        copy(adapter(source), adapter(target), "/file", Capability.PERMISSIONS);
        assertThat(mode(target.resolve("file"))).isEqualTo(mode);
        assertThat(Files.getLastModifiedTime(target.resolve("file")).toInstant())
                .isEqualTo(MOMENT);
    }

    @Test
    void permissionsStayBehindWhenNotAskedFor() throws IOException {
        Modes.set(file("file", 10), 0600);
        copy(adapter(source), adapter(target, "permissions=false"), "/file", Capability.PERMISSIONS);
        Path plain = Files.createFile(target.resolve("plain"));
        assertThat(mode(target.resolve("file"))).isEqualTo(mode(plain));
    }

    @Test
    void extendedAttributesAreKeptOnRequest() throws IOException {
        Path file = file("file", 10);
        FSAdapter from = adapter(source, "xattrs=true");
        byte[] value = {0, 1, (byte) 0xFF};
        from.setMetadata(
                NodeRef.of("/file"),
                new Metadata(null, null, null, null, java.util.Map.of("k\u00E9y", value, "empty", new byte[0])));
        assertThat(ExtendedAttributes.read(file)).containsOnlyKeys("k\u00E9y", "empty");
        copy(from, adapter(target, "xattrs=true"), "/file", Capability.XATTRS);
        assertThat(ExtendedAttributes.read(target.resolve("file")))
                .containsEntry("k\u00E9y", value)
                .hasSize(2);
        assertThat(Files.getLastModifiedTime(target.resolve("file"))).isEqualTo(Files.getLastModifiedTime(file));
        Files.delete(target.resolve("file"));
        copy(from, adapter(target), "/file", Capability.XATTRS);
        assertThat(ExtendedAttributes.read(target.resolve("file"))).isEmpty();
    }

    @Test
    void theOwnerIsKeptOnRequest() throws IOException {
        Path file = file("file", 10);
        Modes.set(file, 0755);
        assumeTrue(Programs.run("chown", "12345:54321", file.toString()), "changing owners needs privileges");
        Modes.set(file, 06755);
        copy(
                adapter(source, "owner=true"),
                adapter(target, "owner=true"),
                "/file",
                Capability.OWNER,
                Capability.PERMISSIONS);
        assertThat(Files.readAttributes(target.resolve("file"), "unix:uid,gid"))
                .containsEntry("uid", 12345)
                .containsEntry("gid", 54321);
        assertThat(mode(target.resolve("file"))).isEqualTo(06755);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, LARGE})
    void aSourceThatChangedBeforehandIsDrifted(int size) throws IOException {
        file("file", size);
        FSAdapter from = adapter(source);
        Entry planned = from.stat(NodeRef.of("/file"));
        Files.setLastModifiedTime(source.resolve("file"), FileTime.from(MOMENT.plusNanos(1)));
        CopyResult result = adapter(target)
                .copyFrom(
                        from,
                        NodeRef.of("/file"),
                        new Expected(planned.size(), planned.mtime()),
                        spec("/file", planned),
                        Set.of(),
                        TransferMonitor.NONE);
        assertThat(result).isEqualTo(new CopyResult.Drifted(from.stat(NodeRef.of("/file"))));
        assertThat(names(target)).isEmpty();
    }

    /** Does something to the source once, in the middle of the copy. */
    private CopyResult copyWhile(Path file, IoAction action) throws IOException {
        boolean[] done = {false};
        return copy(adapter(source), adapter(target), "/" + file.getFileName(), bytes -> {
            if (!done[0]) {
                done[0] = true;
                action.run();
            }
        });
    }

    private interface IoAction {
        void perform() throws IOException;

        default void run() {
            try {
                perform();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void aSourceThatChangesWhileItIsReadIsDrifted() throws IOException {
        Path grows = file("grows", LARGE);
        assertThat(copyWhile(grows, () -> Files.write(grows, new byte[1], StandardOpenOption.APPEND)))
                .isInstanceOf(CopyResult.Drifted.class);
        Path shrinks = file("shrinks", LARGE);
        assertThat(copyWhile(shrinks, () -> Files.write(shrinks, new byte[3 << 20])))
                .isInstanceOf(CopyResult.Drifted.class);
        Path touched = file("touched", LARGE);
        assertThat(copyWhile(touched, () -> Files.setLastModifiedTime(touched, FileTime.from(Instant.EPOCH))))
                .isInstanceOf(CopyResult.Drifted.class);
        Path replaced = file("replaced", LARGE);
        assertThat(copyWhile(replaced, () -> {
                    Files.writeString(source.resolve("other"), "other");
                    Files.move(source.resolve("other"), replaced, StandardCopyOption.REPLACE_EXISTING);
                }))
                .isInstanceOf(CopyResult.Drifted.class);
        Path vanishes = file("vanishes", LARGE);
        assertFails(ErrorClass.NOT_FOUND, () -> copyWhile(vanishes, () -> Files.delete(vanishes)));
        assertThat(names(target)).isEmpty();
    }

    @Test
    void anInterruptedCopyEndsAtOnceAndLeavesNothing() throws IOException {
        Path file = source.resolve("file");
        Files.createFile(file);
        Programs.output("truncate", "-s", "1G", file.toString());
        AtomicLong heard = new AtomicLong();
        try {
            assertThatThrownBy(() -> copy(adapter(source), adapter(target), "/file", bytes -> {
                        heard.addAndGet(bytes);
                        Thread.currentThread().interrupt();
                    }))
                    .isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(heard.get()).isLessThanOrEqualTo(1 << 20);
        assertThat(names(target)).isEmpty();
    }

    @Test
    void aSourceWhoseFolderHasGoneSaysAtWhichEnd() throws IOException {
        Files.createDirectories(target.resolve("folder"));
        Files.createDirectories(source.resolve("folder"));
        Path file = file("folder/file", 10);
        FSAdapter from = adapter(source);
        Entry planned = from.stat(NodeRef.of("/folder/file"));
        Files.delete(file);
        Files.delete(source.resolve("folder"));
        assertThatThrownBy(() -> adapter(target)
                        .copyFrom(
                                adapter(source),
                                NodeRef.of("/folder/file"),
                                new Expected(planned.size(), planned.mtime()),
                                spec("/folder/file", planned),
                                Set.of(),
                                TransferMonitor.NONE))
                .isInstanceOf(FSException.class)
                .hasMessageContaining("at the source");
    }

    @Test
    void aLinkInPlaceOfTheSourceIsNotFollowed() throws IOException {
        Path file = file("file", 10);
        FSAdapter from = adapter(source);
        Entry planned = from.stat(NodeRef.of("/file"));
        Files.move(file, scratch.resolve("secret"));
        Files.createSymbolicLink(file, scratch.resolve("secret"));
        CopyResult result = adapter(target)
                .copyFrom(
                        from,
                        NodeRef.of("/file"),
                        new Expected(planned.size(), planned.mtime()),
                        spec("/file", planned),
                        Set.of(),
                        TransferMonitor.NONE);
        assertThat(result).isInstanceOf(CopyResult.Drifted.class);
        assertThat(names(target)).isEmpty();
    }

    @Test
    void aReplacedFileKeepsItsPermissionsUnlessOthersAreGiven() throws IOException {
        AdapterDriver driver = driver(target);
        NodeRef old = driver.file(driver.root(), "file", new byte[10]);
        Modes.set(target.resolve("file"), 0640);
        driver.replace(driver.root(), old, new byte[20]);
        assertThat(mode(target.resolve("file"))).isEqualTo(0640);
        WriteCondition unchanged = driver.unchanged(old);
        Metadata open = new Metadata(null, 0604, null, null, null);
        driver.write(new WriteSpec(driver.root(), "file", 1, open, unchanged, "test"), new byte[1]);
        assertThat(mode(target.resolve("file"))).isEqualTo(0604);
    }

    @Test
    void foldersReplacedBetweenFilesAreNoticed() throws IOException {
        Files.createDirectory(source.resolve("folder"));
        Files.writeString(source.resolve("folder/one"), "one");
        FSAdapter from = adapter(source);
        FSAdapter to = adapter(target);
        to.createFolder(NodeRef.ROOT, "folder");
        copy(from, to, "/folder/one");
        Files.move(source.resolve("folder"), source.resolve("old"));
        Files.createDirectory(source.resolve("folder"));
        Files.writeString(source.resolve("folder/two"), "two");
        Files.move(target.resolve("folder"), target.resolve("old"));
        Files.createDirectory(target.resolve("folder"));
        assertThat(copy(from, to, "/folder/two")).isInstanceOf(CopyResult.Copied.class);
        assertThat(target.resolve("folder/two")).hasContent("two");
        assertThat(names(target.resolve("old"))).containsExactly("one");
    }
}
