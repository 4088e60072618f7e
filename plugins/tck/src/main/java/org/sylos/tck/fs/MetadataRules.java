package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.tck.fs.AdapterDriver.bytes;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;

/** FS-205 to FS-212. */
interface MetadataRules extends AdapterRules {
    /** Moments that any storage with times can hold: odd seconds, all digits, before and after 2038. */
    List<Instant> MOMENTS = List.of(
            Instant.parse("2001-09-09T01:46:41.987654321Z"),
            Instant.parse("1999-12-31T23:59:59.999999999Z"),
            Instant.parse("2023-06-15T12:34:57Z"),
            Instant.parse("2040-02-29T00:00:01.000000001Z"));

    /** Asserts that a time is another one in the precision that the adapter declares, rounded either way. */
    static void assertKept(AdapterDriver driver, @Nullable Instant kept, Instant given) {
        assertThat(kept).isNotNull();
        long precision = driver.adapter().capabilities().mtimePrecisionNanos();
        Duration off =
                kept == null ? Duration.ZERO : Duration.between(given, kept).abs();
        assertThat(off)
                .as("how far %s is from %s with a precision of %d ns", kept, given, precision)
                .isLessThan(Duration.ofNanos(precision));
    }

    @Test
    default void required_fs205_metadata_has_the_time_of_stat() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        NodeRef folder = driver.folder(driver.root(), "folder");
        for (NodeRef node : List.of(file, folder, driver.root())) {
            assertThat(driver.adapter().metadata(node).mtime())
                    .isEqualTo(driver.adapter().stat(node).mtime());
        }
    }

    @Test
    default void optional_fs206_times_of_files_are_kept() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.SET_FILE_MTIME), "no SET_FILE_MTIME");
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        for (Instant moment : MOMENTS) {
            driver.adapter().setMetadata(file, Metadata.ofMtime(moment));
            assertKept(driver, driver.adapter().stat(file).mtime(), moment);
        }
        assertThat(driver.read(file)).isEqualTo(bytes(10, 1));
    }

    @Test
    default void optional_fs207_times_of_folders_are_kept() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.SET_FOLDER_MTIME), "no SET_FOLDER_MTIME");
        NodeRef folder = fixture().folderOf(driver, "folder", 1);
        for (Instant moment : MOMENTS) {
            driver.adapter().setMetadata(folder, Metadata.ofMtime(moment));
            assertKept(driver, driver.adapter().stat(folder).mtime(), moment);
        }
    }

    @Test
    default void optional_fs208_permissions_are_kept() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.PERMISSIONS), "no PERMISSIONS");
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        for (int mode : new int[] {0600, 0644, 0640, 0755, 0666, 0400}) {
            driver.adapter().setMetadata(file, new Metadata(null, mode, null, null, null));
            assertThat(driver.adapter().metadata(file).mode()).isEqualTo(mode);
        }
        NodeRef folder = driver.folder(driver.root(), "folder");
        for (int mode : new int[] {0700, 0750, 0755, 0777}) {
            driver.adapter().setMetadata(folder, new Metadata(null, mode, null, null, null));
            assertThat(driver.adapter().metadata(folder).mode()).isEqualTo(mode);
        }
    }

    @Test
    default void optional_fs209_owner_and_group_are_read_and_set() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.OWNER), "no OWNER");
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        Metadata before = driver.adapter().metadata(file);
        assertThat(before.owner()).isNotBlank();
        assertThat(before.group()).isNotBlank();
        driver.adapter().setMetadata(file, new Metadata(null, null, before.owner(), before.group(), null));
        assertThat(driver.adapter().metadata(file).owner()).isEqualTo(before.owner());
        assertThat(driver.adapter().metadata(file).group()).isEqualTo(before.group());
    }

    @Test
    default void optional_fs210_extended_attributes_are_kept() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.XATTRS), "no XATTRS");
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        Map<String, byte[]> xattrs = Map.of("sylos.one", new byte[] {0, 1, -1, 10}, "sylos.two", bytes(100, 7));
        driver.adapter().setMetadata(file, new Metadata(null, null, null, null, xattrs));
        Map<String, byte[]> kept = driver.adapter().metadata(file).xattrs();
        assertThat(kept).isNotNull();
        xattrs.forEach((name, value) -> assertThat(kept)
                .hasEntrySatisfying(name, found -> assertThat(found).isEqualTo(value)));
    }

    @Test
    default void required_fs211_what_is_not_given_stays() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        driver.adapter().setMetadata(file, new Metadata(MOMENTS.get(0), 0640, null, null, null));
        Metadata before = driver.adapter().metadata(file);
        driver.adapter().setMetadata(file, Metadata.NONE);
        assertSame(driver.adapter().metadata(file), before);
        driver.adapter().setMetadata(file, new Metadata(null, 0600, null, null, null));
        assertThat(driver.adapter().metadata(file).mtime()).isEqualTo(before.mtime());
        driver.adapter().setMetadata(file, new Metadata(MOMENTS.get(2), before.mode(), null, null, null));
        assertThat(driver.adapter().metadata(file).mode()).isEqualTo(before.mode());
    }

    @Test
    default void required_fs212_what_cannot_be_kept_is_passed_over() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        Metadata before = driver.adapter().metadata(file);
        Metadata impossible = new Metadata(
                driver.has(Capability.SET_FILE_MTIME) ? null : MOMENTS.get(0),
                driver.has(Capability.PERMISSIONS) ? null : 0640,
                driver.has(Capability.OWNER) ? null : "nobody",
                driver.has(Capability.OWNER) ? null : "nogroup",
                driver.has(Capability.XATTRS) ? null : Map.of("sylos.one", new byte[] {1}));
        driver.adapter().setMetadata(file, impossible);
        assertSame(driver.adapter().metadata(file), before);
        assertThat(before.mode() != null)
                .as("whether permissions are told")
                .isEqualTo(driver.has(Capability.PERMISSIONS));
        if (!driver.has(Capability.SET_FOLDER_MTIME)) {
            NodeRef folder = driver.folder(driver.root(), "folder");
            Metadata old = driver.adapter().metadata(folder);
            driver.adapter().setMetadata(folder, Metadata.ofMtime(MOMENTS.get(0)));
            assertSame(driver.adapter().metadata(folder), old);
        }
        driver.write(
                AdapterDriver.spec(
                        driver.root(), "other", 3, impossible, org.sylos.engine.api.fs.WriteCondition.ABSENT),
                bytes(3, 3));
    }

    private static void assertSame(Metadata now, Metadata before) {
        assertThat(now.mtime()).isEqualTo(before.mtime());
        assertThat(now.mode()).isEqualTo(before.mode());
        assertThat(now.owner()).isEqualTo(before.owner());
        assertThat(now.group()).isEqualTo(before.group());
        assertThat(now.xattrs() == null ? null : now.xattrs().keySet())
                .isEqualTo(before.xattrs() == null ? null : before.xattrs().keySet());
    }
}
