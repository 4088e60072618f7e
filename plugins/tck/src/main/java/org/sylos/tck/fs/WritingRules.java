package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.engine.api.fs.WriteCondition.ABSENT;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.AdapterDriver.spec;
import static org.sylos.tck.fs.Failures.assertFails;
import static org.sylos.tck.fs.Failures.assertInterruptible;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;
import org.sylos.tck.Checksums;
import org.sylos.tck.Race;

/** FS-501 to FS-508 and FS-517 to FS-523: how bytes become a file. */
interface WritingRules extends AdapterRules {
    private static WriteSpec absent(AdapterDriver driver, long size) {
        return spec(driver.root(), "file", size, Metadata.NONE, ABSENT);
    }

    private static boolean isSeen(AdapterDriver driver) throws IOException {
        return driver.childNames(driver.root()).contains("file");
    }

    @Test
    default void required_fs501_nothing_is_seen_before_the_commit() throws IOException {
        AdapterDriver driver = fixture().fresh();
        AdapterDriver other = fixture().again(driver);
        try (FileWrite write = driver.adapter().openWrite(absent(driver, 100_000))) {
            assertThat(isSeen(driver)).isFalse();
            for (int i = 0; i < 10; i++) {
                write.write(ByteBuffer.wrap(bytes(10_000, i)));
                assertThat(isSeen(driver) || isSeen(other))
                        .as("after part %d", i)
                        .isFalse();
            }
            if (!driver.has(Capability.NATIVE_IDS)) {
                assertFails(
                        ErrorClass.NOT_FOUND,
                        () -> driver.adapter().stat(driver.root().child("file")));
            }
            write.commit();
            assertThat(isSeen(driver) && isSeen(other)).isTrue();
        }
    }

    @Test
    default void required_fs502_after_the_commit_the_file_is_as_promised() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = driver.folder(driver.root(), "folder");
        byte[] bytes = bytes(123_456, 1);
        Written written = driver.write(spec(folder, "file", bytes.length, Metadata.NONE, ABSENT), bytes);
        assertThat(written.ref().path()).isEqualTo("/folder/file");
        assertThat(written.size()).isEqualTo(bytes.length);
        assertThat(driver.read(written.ref())).isEqualTo(bytes);
        Entry now = driver.adapter().stat(written.ref());
        assertThat(now.size()).isEqualTo(bytes.length);
        if (written.mtime() != null) {
            assertThat(now.mtime()).isEqualTo(written.mtime());
        }
        Checksum checksum = written.checksum();
        if (checksum != null) {
            assertThat(checksum).isEqualTo(Checksums.of(checksum.algorithm(), bytes));
        }
        assertThat(driver.list(folder)).containsExactly(now);
        assertThat(AdapterDriver.ref(folder, now)).isEqualTo(written.ref());
    }

    @Test
    default void required_fs503_what_is_not_committed_leaves_nothing() throws IOException {
        AdapterDriver driver = fixture().fresh();
        for (int parts = 0; parts <= 3; parts++) {
            for (boolean closed : new boolean[] {true, false}) {
                FileWrite write = driver.adapter().openWrite(absent(driver, 30_000));
                for (int i = 0; i < parts; i++) {
                    write.write(ByteBuffer.wrap(bytes(10_000, i)));
                }
                if (closed) {
                    write.close();
                } else {
                    write.abort();
                }
                assertThat(driver.list(driver.root())).isEmpty();
            }
        }
        driver.file(driver.root(), "file", bytes(5, 1));
    }

    @Test
    default void required_fs504_abort_does_nothing_afterwards() throws IOException {
        AdapterDriver driver = fixture().fresh();
        byte[] bytes = bytes(1000, 1);
        FileWrite write = driver.adapter().openWrite(absent(driver, bytes.length));
        write.write(ByteBuffer.wrap(bytes));
        NodeRef file = write.commit().ref();
        write.abort();
        write.close();
        write.close();
        assertThat(driver.read(file)).isEqualTo(bytes);
        FileWrite given = driver.adapter().openWrite(spec(driver.root(), "other", 10, Metadata.NONE, ABSENT));
        given.abort();
        given.abort();
        given.close();
        assertThat(driver.childNames(driver.root())).containsExactly("file");
    }

    @Test
    default void required_fs505_too_few_bytes_are_corrupt() throws IOException {
        AdapterDriver driver = fixture().fresh();
        for (int arrived : new int[] {0, 1, 9_999}) {
            try (FileWrite write = driver.adapter().openWrite(absent(driver, 10_000))) {
                write.write(ByteBuffer.wrap(bytes(arrived, 1)));
                assertFails(ErrorClass.CORRUPT, write::commit);
            }
            assertThat(driver.list(driver.root())).isEmpty();
        }
    }

    @Test
    default void required_fs506_too_many_bytes_are_corrupt() throws IOException {
        AdapterDriver driver = fixture().fresh();
        for (int promised : new int[] {0, 1, 9_999}) {
            try (FileWrite write = driver.adapter().openWrite(absent(driver, promised))) {
                assertFails(ErrorClass.CORRUPT, () -> {
                    write.write(ByteBuffer.wrap(bytes(promised, 1)));
                    write.write(ByteBuffer.wrap(bytes(1, 1)));
                    write.commit();
                });
            }
            assertThat(driver.list(driver.root())).isEmpty();
        }
    }

    @Test
    default void required_fs507_a_file_can_be_empty() throws IOException {
        AdapterDriver driver = fixture().fresh();
        try (FileWrite write = driver.adapter().openWrite(absent(driver, 0))) {
            assertThat(write.commit().size()).isZero();
        }
        Entry file = driver.list(driver.root()).get(0);
        assertThat(file.size()).isZero();
        assertThat(driver.read(AdapterDriver.ref(driver.root(), file))).isEmpty();
        driver.file(driver.root(), "other", new byte[0]);
        assertThat(driver.list(driver.root())).hasSize(2);
    }

    @Test
    default void required_fs508_bytes_come_in_buffers_of_any_kind() throws IOException {
        AdapterDriver driver = fixture().fresh();
        byte[] bytes = bytes(1_000_003, 1);
        int[] sizes = {1, 0, 999, 65_536, 7, 131_072, 4096};
        try (FileWrite write = driver.adapter().openWrite(absent(driver, bytes.length))) {
            int done = 0;
            for (int i = 0; done < bytes.length; i++) {
                int size = Math.min(sizes[i % sizes.length], bytes.length - done);
                ByteBuffer buffer = i % 2 == 0 ? ByteBuffer.allocateDirect(size + 20) : ByteBuffer.allocate(size + 20);
                buffer.position(10);
                buffer.put(bytes, done, size).flip().position(10);
                ByteBuffer given = i % 3 == 0 ? buffer.asReadOnlyBuffer() : buffer;
                write.write(given);
                assertThat(given.hasRemaining()).isFalse();
                done += size;
            }
            assertThat(driver.read(write.commit().ref())).isEqualTo(bytes);
        }
    }

    @Test
    default void optional_fs517_the_file_appears_with_its_time() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.SET_FILE_MTIME), "no SET_FILE_MTIME");
        for (var moment : MetadataRules.MOMENTS) {
            String name = "f" + MetadataRules.MOMENTS.indexOf(moment);
            WriteSpec spec = spec(driver.root(), name, 100, Metadata.ofMtime(moment), ABSENT);
            Written written = driver.write(spec, bytes(100, 1));
            MetadataRules.assertKept(
                    driver, driver.adapter().stat(written.ref()).mtime(), moment);
            if (written.mtime() != null) {
                MetadataRules.assertKept(driver, written.mtime(), moment);
            }
        }
    }

    @Test
    default void optional_fs518_the_file_appears_with_its_permissions() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.PERMISSIONS), "no PERMISSIONS");
        for (int mode : new int[] {0600, 0666, 0755, 0444}) {
            Metadata metadata = new Metadata(null, mode, null, null, null);
            Written written = driver.write(spec(driver.root(), "f" + mode, 100, metadata, ABSENT), bytes(100, 1));
            assertThat(driver.adapter().metadata(written.ref()).mode()).isEqualTo(mode);
        }
    }

    @Test
    default void required_fs519_the_folder_must_be_there() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef missing = driver.missingFolder(driver.root());
        assertFails(ErrorClass.NOT_FOUND, () -> driver.file(missing, "file", bytes(10, 1)));
        assertThat(driver.list(driver.root())).isEmpty();
        AdapterDriver rootless = fixture().withoutRoot();
        assertFails(ErrorClass.NOT_FOUND, () -> rootless.file(rootless.root(), "file", bytes(10, 1)));
    }

    @Test
    default void required_fs520_a_file_that_is_too_large_is_refused() throws IOException {
        AdapterDriver driver = fixture().fresh();
        long most = driver.adapter().capabilities().maxFileSize();
        assumeTrue(most < Long.MAX_VALUE, "files of any size");
        assertFails(
                ErrorClass.TOO_LARGE,
                () -> driver.adapter().openWrite(absent(driver, most + 1)).close());
        assertThat(driver.list(driver.root())).isEmpty();
    }

    @Test
    default void optional_fs521_parts_come_in_any_order_from_any_thread() throws Exception {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.PARALLEL_WRITE), "no PARALLEL_WRITE");
        int part = 50_000;
        byte[] bytes = bytes(12 * part + 17, 1);
        try (FileWrite write = driver.adapter().openWrite(absent(driver, bytes.length))) {
            write.writeAt(12L * part, ByteBuffer.wrap(bytes, 12 * part, 17));
            Race.run(4, number -> {
                for (int i = 2; i >= 0; i--) {
                    int at = (3 * number + i) * part;
                    write.writeAt(at, ByteBuffer.wrap(bytes, at, part));
                }
                return number;
            });
            assertThat(driver.read(write.commit().ref())).isEqualTo(bytes);
        }
        try (FileWrite write = driver.adapter().openWrite(spec(driver.root(), "gap", 10, Metadata.NONE, ABSENT))) {
            write.writeAt(5, ByteBuffer.wrap(bytes(5, 1)));
            assertFails(ErrorClass.CORRUPT, write::commit);
        }
        assertThat(driver.childNames(driver.root())).containsExactly("file");
    }

    @Test
    default void optional_fs522_parts_are_refused_when_files_come_in_order() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeFalse(driver.has(Capability.PARALLEL_WRITE), "PARALLEL_WRITE");
        try (FileWrite write = driver.adapter().openWrite(absent(driver, 10))) {
            assertFails(ErrorClass.UNSUPPORTED, () -> write.writeAt(0, ByteBuffer.wrap(bytes(10, 1))));
        }
        assertThat(driver.list(driver.root())).isEmpty();
    }

    @Test
    default void required_fs523_an_interrupted_write_leaves_nothing() throws IOException {
        AdapterDriver driver = fixture().fresh();
        int size = fixture().largeSize();
        byte[] part = bytes(8192, 1);
        assertInterruptible(() -> {
            try (FileWrite write = driver.adapter().openWrite(absent(driver, size))) {
                for (int done = 0; done < size; done += part.length) {
                    write.write(ByteBuffer.wrap(part, 0, Math.min(part.length, size - done)));
                }
                write.commit();
            }
        });
        assertThat(driver.list(driver.root())).isEmpty();
        driver.file(driver.root(), "file", bytes(5, 1));
    }
}
