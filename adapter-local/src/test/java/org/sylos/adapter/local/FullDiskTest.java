package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.StorageInfo;
import org.sylos.tck.fs.AdapterDriver;

/** A destination of 1 MiB, where mounting one is allowed. */
class FullDiskTest extends LocalTest {
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException {
        mounted = Programs.run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", target.toString());
        assumeTrue(mounted, "mounting needs privileges");
    }

    @AfterEach
    void unmount() throws IOException {
        closeAdapters();
        if (mounted) {
            Programs.output("umount", target.toString());
        }
    }

    @Test
    void aFullDiskIsToldAndNothingIsLeft() throws IOException {
        AdapterDriver driver = driver(target, "sparse=false");
        driver.file(driver.root(), "fits", bytes(1000, 1));
        assertFails(ErrorClass.NO_SPACE, () -> driver.file(driver.root(), "stream", bytes(2 << 20, 1)));
        Files.write(source.resolve("large"), bytes(2 << 20, 1));
        assertFails(ErrorClass.NO_SPACE, () -> copy(adapter(source), driver.adapter(), "/large"));
        assertThat(names(target)).containsExactly("fits");
        driver.file(driver.root(), "fits-too", bytes(1000, 1));
    }

    @Test
    void aFullDiskIsToldForSmallFilesToo() throws IOException {
        AdapterDriver driver = driver(target);
        Files.write(source.resolve("small"), bytes(60_000, 1));
        int made = 0;
        for (; made < 17; made++) {
            driver.file(driver.root(), "filler" + made, bytes(61_440, made));
        }
        assertFails(ErrorClass.NO_SPACE, () -> copy(adapter(source), driver.adapter(), "/small"));
        assertThat(names(target)).hasSize(made);
    }

    @Test
    void aReadOnlyDiskIsAMatterOfPermission() throws IOException {
        AdapterDriver driver = driver(target);
        driver.file(driver.root(), "file", bytes(1000, 1));
        Programs.output("mount", "-o", "remount,ro", target.toString());
        assertFails(ErrorClass.PERMISSION, () -> driver.file(driver.root(), "other", bytes(10, 1)));
        assertFails(ErrorClass.PERMISSION, () -> driver.folder(driver.root(), "folder"));
        assertFails(
                ErrorClass.PERMISSION,
                () -> driver.adapter().delete(driver.root().child("file")));
        Files.write(source.resolve("copied"), bytes(100, 1));
        assertFails(
                ErrorClass.PERMISSION,
                () -> copy(adapter(source), driver.adapter(), "/copied", Capability.PERMISSIONS));
    }

    @Test
    void theRoomIsTold() throws IOException {
        StorageInfo info = adapter(target).storageInfo();
        assertThat(info.totalBytes()).hasValue(1 << 20);
        assertThat(info.usableBytes()).isPresent();
        assertThat(adapter(target.resolve("not/yet")).storageInfo().totalBytes())
                .hasValue(1 << 20);
    }

    @Test
    void anotherDiskInTheTreeIsPartOfIt() throws IOException {
        AdapterDriver driver = driver(scratch);
        assertThat(driver.file(driver.root().child("target"), "file", bytes(3, 3))
                        .path())
                .isEqualTo("/target/file");
        assertFails(
                ErrorClass.UNSUPPORTED,
                () -> driver.adapter().rename(driver.root().child("target").child("file"), driver.root(), "file"));
    }
}
