package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.engine.api.fs.WriteCondition.ABSENT;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.AdapterDriver.spec;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.tck.Race;

/** FS-509 to FS-516: what must hold at the destination. */
interface ConditionRules extends AdapterRules {
    private static WriteSpec to(AdapterDriver driver, int size, WriteCondition condition) {
        return spec(driver.root(), "file", size, Metadata.NONE, condition);
    }

    @Test
    default void required_fs509_nothing_may_be_there() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        driver.folder(driver.root(), "folder");
        TreeSnapshot before = driver.snapshot();
        assertFails(ErrorClass.ALREADY_EXISTS, () -> driver.write(to(driver, 20, ABSENT), bytes(20, 2)));
        assertThat(driver.snapshot()).isEqualTo(before);
        assertThat(driver.read(file)).isEqualTo(bytes(10, 1));
        if (driver.has(Capability.FILE_AND_FOLDER_OF_ONE_NAME)) {
            driver.file(driver.root(), "folder", bytes(5, 1));
            assertThat(driver.list(driver.root())).hasSize(3);
        } else {
            assertFails(ErrorClass.ALREADY_EXISTS, () -> driver.file(driver.root(), "folder", bytes(5, 1)));
            assertThat(driver.snapshot()).isEqualTo(before);
        }
    }

    @Test
    default void required_fs510_nothing_may_come_before_the_commit() throws IOException {
        AdapterDriver driver = fixture().fresh();
        try (FileWrite write = driver.adapter().openWrite(to(driver, 20, ABSENT))) {
            write.write(ByteBuffer.wrap(bytes(20, 2)));
            NodeRef other = driver.file(driver.root(), "file", bytes(10, 1));
            assertFails(ErrorClass.ALREADY_EXISTS, write::commit);
            assertThat(driver.read(other)).isEqualTo(bytes(10, 1));
        }
        assertThat(driver.list(driver.root())).hasSize(1);
    }

    @Test
    default void required_fs511_an_unchanged_file_is_replaced() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        for (int size : new int[] {100_000, 0, 10, 10}) {
            file = driver.write(to(driver, size, driver.unchanged(file)), bytes(size, 2))
                    .ref();
            assertThat(driver.read(file)).isEqualTo(bytes(size, 2));
            assertThat(driver.list(driver.root())).extracting(Entry::size).containsExactly((long) size);
        }
    }

    @Test
    default void optional_fs512_readers_see_the_old_or_the_new_file() throws Exception {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.ATOMIC_REPLACE), "no ATOMIC_REPLACE");
        NodeRef file = driver.file(driver.root(), "file", filled(0));
        AtomicBoolean over = new AtomicBoolean();
        Race.run(3, number -> number == 0 ? replaceOften(driver, file, over) : readOften(driver, file, over));
        assertThat(driver.list(driver.root())).hasSize(1);
    }

    private static byte[] filled(int version) {
        byte[] bytes = new byte[150_000];
        Arrays.fill(bytes, (byte) version);
        return bytes;
    }

    private static int replaceOften(AdapterDriver driver, NodeRef file, AtomicBoolean over) throws IOException {
        try {
            NodeRef last = file;
            for (int version = 1; version <= 30; version++) {
                last = driver.write(to(driver, 150_000, driver.unchanged(last)), filled(version))
                        .ref();
            }
            return 30;
        } finally {
            over.set(true);
        }
    }

    private static int readOften(AdapterDriver driver, NodeRef file, AtomicBoolean over) throws IOException {
        int whole = 0;
        boolean last;
        do {
            last = over.get();
            try {
                byte[] bytes = driver.read(file);
                assertThat(bytes).isEqualTo(filled(bytes.length == 0 ? 0 : bytes[0]));
                whole++;
            } catch (FSException e) {
                assertThat(last || e.errorClass() == ErrorClass.NOT_FOUND)
                        .as("whether a reader is left without a file: %s", e)
                        .isFalse();
            }
        } while (!last);
        return whole;
    }

    @Test
    default void required_fs513_a_file_that_is_not_as_expected_stays() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        Entry now = driver.adapter().stat(file);
        TreeSnapshot before = driver.snapshot();
        WriteCondition otherSize = new WriteCondition.Unchanged(file, 11, now.mtime());
        assertFails(ErrorClass.CONFLICT, () -> driver.write(to(driver, 20, otherSize), bytes(20, 2)));
        assertThat(driver.snapshot()).isEqualTo(before);
        Instant mtime = now.mtime();
        if (mtime != null) {
            WriteCondition otherTime = new WriteCondition.Unchanged(file, 10, mtime.minusSeconds(86_400));
            assertFails(ErrorClass.CONFLICT, () -> driver.write(to(driver, 20, otherTime), bytes(20, 2)));
            assertThat(driver.snapshot()).isEqualTo(before);
        }
    }

    @Test
    default void required_fs514_a_file_that_has_gone_is_not_replaced() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        WriteCondition unchanged = driver.unchanged(file);
        try (FileWrite write = driver.adapter().openWrite(to(driver, 20, unchanged))) {
            write.write(ByteBuffer.wrap(bytes(20, 2)));
            driver.adapter().delete(file);
            assertFails(ErrorClass.CONFLICT, write::commit);
        }
        assertThat(driver.list(driver.root())).isEmpty();
        assertFails(ErrorClass.CONFLICT, () -> driver.write(to(driver, 20, unchanged), bytes(20, 2)));
        assertThat(driver.list(driver.root())).isEmpty();
    }

    @Test
    default void required_fs515_a_file_that_changes_before_the_commit_stays() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        try (FileWrite write = driver.adapter().openWrite(to(driver, 20, driver.unchanged(file)))) {
            write.write(ByteBuffer.wrap(bytes(20, 2)));
            NodeRef changed = driver.replace(driver.root(), file, bytes(30, 3)).ref();
            assertFails(ErrorClass.CONFLICT, write::commit);
            assertThat(driver.read(changed)).isEqualTo(bytes(30, 3));
        }
        assertThat(driver.list(driver.root())).extracting(Entry::size).containsExactly(30L);
    }

    @Test
    default void required_fs516_a_given_up_replacement_leaves_the_old_file() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        TreeSnapshot before = driver.snapshot();
        for (boolean complete : new boolean[] {true, false}) {
            try (FileWrite write = driver.adapter().openWrite(to(driver, 20, driver.unchanged(file)))) {
                write.write(ByteBuffer.wrap(bytes(complete ? 20 : 5, 2)));
            }
            assertThat(driver.snapshot()).isEqualTo(before);
        }
        try (FileWrite write = driver.adapter().openWrite(to(driver, 20, driver.unchanged(file)))) {
            write.write(ByteBuffer.wrap(bytes(19, 2)));
            assertFails(ErrorClass.CORRUPT, write::commit);
        }
        assertThat(driver.snapshot()).isEqualTo(before);
    }

    @Test
    default void required_fs527_one_of_several_writers_wins() throws Exception {
        AdapterDriver driver = fixture().fresh();
        for (int round = 0; round < 10; round++) {
            String name = "f" + round;
            List<Boolean> won = Race.run(6, number -> {
                try {
                    driver.file(driver.root(), name, bytes(1000, number));
                    return true;
                } catch (FSException e) {
                    assertThat(e.errorClass()).isEqualTo(ErrorClass.ALREADY_EXISTS);
                    return false;
                }
            });
            assertThat(won).containsOnlyOnce(true);
            Entry file = driver.list(driver.root()).stream()
                    .filter(entry -> entry.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(file.kind()).isEqualTo(NodeKind.FILE);
            assertThat(driver.read(AdapterDriver.ref(driver.root(), file))).isEqualTo(bytes(1000, won.indexOf(true)));
        }
        assertThat(driver.list(driver.root())).hasSize(10);
    }
}
