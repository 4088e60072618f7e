package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.StorageInfo;
import org.sylos.tck.Checksums;

/** FS-2xx, without what is set. */
interface NodeRules extends AdapterRules {
    @Test
    default void required_fs201_stat_tells_name_kind_size_and_time() throws IOException {
        AdapterDriver driver = fixture().fresh();
        Entry file = driver.adapter().stat(driver.file(driver.root(), "file", bytes(4321, 1)));
        assertThat(file.name()).isEqualTo("file");
        assertThat(file.kind()).isEqualTo(NodeKind.FILE);
        assertThat(file.size()).isEqualTo(4321);
        assertThat(file.mtime() != null)
                .as("whether a file has a time")
                .isEqualTo(driver.adapter().capabilities().mtimePrecisionNanos() > 0);
        Entry folder = driver.adapter().stat(driver.folder(driver.root(), "folder"));
        assertThat(folder.name()).isEqualTo("folder");
        assertThat(folder.kind()).isEqualTo(NodeKind.FOLDER);
        assertThat(folder.size()).isZero();
        boolean byId = driver.has(Capability.NATIVE_IDS);
        assertThat(file.nativeId() != null).as("whether a file has an id").isEqualTo(byId);
        assertThat(folder.nativeId() != null).as("whether a folder has an id").isEqualTo(byId);
    }

    @Test
    default void required_fs202_the_root_is_a_folder_without_a_name() throws IOException {
        AdapterDriver driver = fixture().fresh();
        Entry root = driver.adapter().stat(driver.root());
        assertThat(root.name()).isEmpty();
        assertThat(root.kind()).isEqualTo(NodeKind.FOLDER);
        assertThat(driver.root().path()).isEqualTo("/");
    }

    @Test
    default void required_fs203_what_is_missing_is_not_found() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assertMissing(driver.adapter(), driver.missing(driver.root()));
        if (!driver.has(Capability.NATIVE_IDS)) {
            assertMissing(driver.adapter(), driver.root().child("nowhere").child("nothing"));
            assertMissing(
                    driver.adapter(),
                    driver.file(driver.root(), "file", bytes(1, 1)).child("nothing"));
        }
        AdapterDriver rootless = fixture().withoutRoot();
        assertFails(ErrorClass.NOT_FOUND, () -> rootless.adapter().stat(rootless.root()));
    }

    private static void assertMissing(FSAdapter adapter, NodeRef node) {
        assertFails(ErrorClass.NOT_FOUND, () -> adapter.stat(node));
        assertFails(ErrorClass.NOT_FOUND, () -> adapter.metadata(node));
        assertFails(
                ErrorClass.NOT_FOUND, () -> adapter.setMetadata(node, Metadata.ofMtime(MetadataRules.MOMENTS.get(0))));
        assertFails(
                ErrorClass.NOT_FOUND,
                () -> adapter.openRead(node, 0, Long.MAX_VALUE).close());
        adapter.capabilities()
                .checksums()
                .forEach(algorithm -> assertFails(ErrorClass.NOT_FOUND, () -> adapter.checksum(node, algorithm)));
    }

    @Test
    default void optional_fs204_stat_tells_of_the_link_itself() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.SYMLINKS), "no SYMLINKS");
        driver.file(driver.root(), "file", bytes(100, 1));
        for (String target : new String[] {"file", "nowhere", ".", "link"}) {
            NodeRef link = driver.symlink(driver.root(), "link", target);
            Entry entry = driver.adapter().stat(link);
            assertThat(entry.kind()).isEqualTo(NodeKind.SYMLINK);
            assertThat(entry.linkTarget()).isEqualTo(target);
            assertThat(entry.size()).isZero();
            driver.adapter().delete(link);
        }
    }

    @Test
    default void required_fs213_the_adapter_describes_itself_the_same_each_time() throws IOException {
        AdapterDriver driver = fixture().withoutRoot();
        FSAdapter adapter = driver.adapter();
        var capabilities = adapter.capabilities();
        NodeRef root = adapter.root();
        String location = adapter.displayLocation();
        assertThat(location).isNotBlank();
        adapter.createRoot();
        driver.file(root, "file", bytes(1, 1));
        assertThat(adapter.capabilities()).isEqualTo(capabilities);
        assertThat(adapter.root()).isEqualTo(root);
        assertThat(adapter.displayLocation()).isEqualTo(location);
    }

    @Test
    default void optional_fs214_the_storage_tells_its_room() throws IOException {
        AdapterDriver driver = fixture().fresh();
        StorageInfo info = driver.adapter().storageInfo();
        if (driver.has(Capability.STORAGE_INFO)) {
            assertThat(info.totalBytes().isPresent() || info.usableBytes().isPresent())
                    .as("whether a size is known: %s", info)
                    .isTrue();
            assertThat(info.totalBytes().orElse(0)).isNotNegative();
            assertThat(info.usableBytes().orElse(0)).isNotNegative();
        } else {
            assertThat(info).isEqualTo(StorageInfo.UNKNOWN);
        }
    }

    @Test
    default void required_fs215_testing_the_connection_changes_nothing() throws IOException {
        AdapterDriver rootless = fixture().withoutRoot();
        rootless.adapter().testConnection();
        assertFails(ErrorClass.NOT_FOUND, () -> rootless.adapter().stat(rootless.root()));
        AdapterDriver driver = fixture().fresh();
        driver.file(driver.root(), "file", bytes(10, 1));
        TreeSnapshot before = driver.snapshot();
        driver.adapter().testConnection();
        assertThat(driver.snapshot()).isEqualTo(before);
    }

    @Test
    default void required_fs216_paths_are_brought_into_one_form() throws IOException {
        FSAdapter adapter = fixture().fresh().adapter();
        assertThat(adapter.normalise("/")).isEqualTo("/");
        assertThat(adapter.normalise("/a")).isEqualTo("/a");
        assertThat(adapter.normalise("/a/b c/%41")).isEqualTo("/a/b c/%41");
        assertThat(adapter.normalise("/a/b/")).isEqualTo("/a/b");
        for (String path : new String[] {"/..", "/.", "/a/..", "/a/../b", "/../b", "/a/./b", "/a\0b"}) {
            assertFails(ErrorClass.INVALID_NAME, () -> adapter.normalise(path));
        }
        try {
            assertThat(adapter.normalise("/a//b")).isEqualTo("/a/b");
        } catch (FSException e) {
            assertThat(e.errorClass()).isEqualTo(ErrorClass.INVALID_NAME);
        }
    }

    @Test
    default void required_fs217_checksums_are_those_of_the_bytes() throws IOException {
        AdapterDriver driver = fixture().fresh();
        Set<ChecksumAlgorithm> known = driver.adapter().capabilities().checksums();
        assumeTrue(!known.isEmpty(), "no checksums");
        for (int size : new int[] {0, 1, 1000, 200_003}) {
            byte[] bytes = bytes(size, size);
            NodeRef file = driver.file(driver.root(), "f" + size, bytes);
            for (ChecksumAlgorithm algorithm : known) {
                assertThat(driver.adapter().checksum(file, algorithm)).isEqualTo(Checksums.of(algorithm, bytes));
            }
        }
    }

    @Test
    default void required_fs218_only_declared_checksums_of_files_are_answered() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        NodeRef folder = driver.folder(driver.root(), "folder");
        Set<ChecksumAlgorithm> known = driver.adapter().capabilities().checksums();
        for (ChecksumAlgorithm algorithm : EnumSet.allOf(ChecksumAlgorithm.class)) {
            if (known.contains(algorithm)) {
                assertThatCode(() -> driver.adapter().checksum(file, algorithm)).doesNotThrowAnyException();
                assertFails(ErrorClass.CONFLICT, () -> driver.adapter().checksum(folder, algorithm));
            } else {
                assertFails(ErrorClass.UNSUPPORTED, () -> driver.adapter().checksum(file, algorithm));
            }
        }
    }

    @Test
    default void required_fs219_only_trees_that_share_nodes_overlap() throws IOException {
        AdapterDriver one = fixture().fresh();
        AdapterDriver same = fixture().again(one);
        AdapterDriver other = fixture().fresh();
        assertThat(one.adapter().overlaps(one.adapter())).isTrue();
        assertThat(one.adapter().overlaps(same.adapter())).isTrue();
        assertThat(same.adapter().overlaps(one.adapter())).isTrue();
        assertThat(one.adapter().overlaps(other.adapter())).isFalse();
        assertThat(one.adapter().overlaps(MemoryTree.create().adapter())).isFalse();
    }
}
