package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.Failures.assertFails;
import static org.sylos.tck.fs.Failures.assertInterruptible;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;

/** FS-1xx. */
interface ListingRules extends AdapterRules {
    @Test
    default void required_fs101_listing_is_complete() throws IOException {
        AdapterDriver driver = fixture().fresh();
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 23; i++) {
            driver.file(driver.root(), "file" + i, bytes(i, i));
            expected.add("file" + i);
        }
        for (int i = 0; i < 9; i++) {
            NodeRef folder = driver.folder(driver.root(), "folder" + i);
            driver.file(folder, "below", bytes(1, 1));
            expected.add("folder" + i);
        }
        for (int pageSize : new int[] {1, 2, 7, 31, 32, 33, 1000, Integer.MAX_VALUE}) {
            assertThat(driver.list(driver.root(), pageSize))
                    .as("in pages of %d", pageSize)
                    .extracting(Entry::name)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    default void required_fs102_pages_are_bounded_and_end_once() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = fixture().folderOf(driver, "folder", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        for (int pageSize = 1; pageSize <= 12; pageSize++) {
            try (Listing listing = driver.adapter().list(folder, pageSize)) {
                int seen = 0;
                while (seen < 11) {
                    List<Entry> page = listing.nextPage();
                    assertThat(page).hasSizeBetween(1, pageSize);
                    seen += page.size();
                }
                assertThat(seen).isEqualTo(11);
                assertThat(listing.nextPage()).isEmpty();
                assertThat(listing.nextPage()).isEmpty();
            }
        }
    }

    @Test
    default void required_fs103_entries_are_as_stat_tells_them() throws IOException {
        AdapterDriver driver = fixture().fresh();
        fixture().folderOf(driver, "folder", 5);
        driver.file(driver.root(), "file", bytes(1234, 1));
        driver.file(driver.root(), "empty", new byte[0]);
        if (driver.has(Capability.SYMLINKS)) {
            driver.symlink(driver.root(), "link", "file");
        }
        for (Entry entry : driver.list(driver.root())) {
            assertThat(entry).isEqualTo(driver.adapter().stat(AdapterDriver.ref(driver.root(), entry)));
            assertThat(entry.problem()).isNull();
        }
    }

    @Test
    default void required_fs104_an_empty_folder_has_no_children() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assertThat(driver.list(driver.root())).isEmpty();
        assertThat(driver.list(driver.folder(driver.root(), "empty"))).isEmpty();
    }

    @Test
    default void required_fs105_a_missing_folder_is_not_found() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef missing = driver.missingFolder(driver.root());
        assertFails(ErrorClass.NOT_FOUND, () -> driver.list(missing));
        AdapterDriver rootless = fixture().withoutRoot();
        assertFails(ErrorClass.NOT_FOUND, () -> rootless.list(rootless.root()));
    }

    @Test
    default void required_fs106_a_file_cannot_be_listed() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        assertFails(ErrorClass.CONFLICT, () -> driver.list(file));
    }

    @Test
    default void required_fs107_a_listing_can_be_closed_at_any_time() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = fixture().folderOf(driver, "folder", 1, 2, 3);
        for (int pages = 0; pages <= 4; pages++) {
            Listing listing = driver.adapter().list(folder, 1);
            for (int i = 0; i < pages; i++) {
                assertThat(listing.nextPage()).hasSize(i < 3 ? 1 : 0);
            }
            listing.close();
            listing.close();
        }
        assertThat(driver.list(folder)).hasSize(3);
    }

    @Test
    default void optional_fs108_links_are_listed_as_links() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.SYMLINKS), "no SYMLINKS");
        NodeRef folder = fixture().folderOf(driver, "folder", 5);
        for (String target : LinkRules.TARGETS) {
            driver.symlink(folder, "link" + LinkRules.TARGETS.indexOf(target), target);
        }
        List<Entry> links = driver.list(folder).stream()
                .filter(entry -> entry.name().startsWith("link"))
                .toList();
        assertThat(links).hasSameSizeAs(LinkRules.TARGETS).allSatisfy(link -> {
            assertThat(link.kind()).isEqualTo(NodeKind.SYMLINK);
            assertThat(link.size()).isZero();
        });
        assertThat(links).extracting(Entry::linkTarget).containsExactlyInAnyOrderElementsOf(LinkRules.TARGETS);
    }

    @Test
    default void required_fs109_what_stays_is_listed_once_while_others_come_and_go() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = driver.folder(driver.root(), "folder");
        List<NodeRef> leaving = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            driver.file(folder, "stays" + i, bytes(1, i));
            leaving.add(driver.file(folder, "goes" + i, bytes(1, i)));
        }
        List<String> seen = new ArrayList<>();
        try (Listing listing = driver.adapter().list(folder, 3)) {
            int round = 0;
            for (List<Entry> page = listing.nextPage(); !page.isEmpty() && round < 1000; page = listing.nextPage()) {
                page.forEach(entry -> seen.add(entry.name()));
                for (int i = 2 * round; i < Math.min(2 * round + 2, leaving.size()); i++) {
                    driver.adapter().delete(leaving.get(i));
                }
                driver.file(folder, "comes" + round++, bytes(1, 1));
            }
        }
        List<String> stayed =
                seen.stream().filter(name -> name.startsWith("stays")).toList();
        assertThat(stayed).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    default void required_fs110_an_interrupted_listing_ends() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = fixture().folderOf(driver, "folder", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        try (Listing listing = driver.adapter().list(folder, 3)) {
            assertInterruptible(() -> {
                while (!listing.nextPage().isEmpty()) {
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                }
            });
        }
        assertThat(driver.list(folder)).hasSize(10);
    }

    @Test
    default void required_fs111_what_cannot_be_migrated_is_listed_with_its_reason() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(fixture().putSpecial(driver, "special"), "the test prepares nothing special");
        List<Entry> entries = driver.list(driver.root());
        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.name()).isEqualTo("special");
            assertThat(entry.kind()).isEqualTo(NodeKind.OTHER);
            assertThat(entry.problem()).isNotNull();
        });
        NodeRef special = AdapterDriver.ref(driver.root(), entries.get(0));
        assertThat(driver.adapter().stat(special).problem()).isNotNull();
        org.assertj.core.api.Assertions.assertThatExceptionOfType(FSException.class)
                .isThrownBy(() -> driver.read(special));
    }

    @Test
    default void required_fs112_a_folder_that_may_not_be_read_is_listed_by_its_parent() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(fixture().putUnreadableFolder(driver, "locked"), "the test prepares nothing unreadable");
        List<Entry> entries = driver.list(driver.root());
        assertThat(entries).extracting(Entry::name).containsExactly("locked");
        assertFails(ErrorClass.PERMISSION, () -> driver.list(AdapterDriver.ref(driver.root(), entries.get(0))));
    }

    @Test
    default void optional_fs113_nodes_of_one_name_are_told_apart_by_id() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.DUPLICATE_NAMES), "no DUPLICATE_NAMES");
        assumeTrue(fixture().putTwins(driver, "twin"), "the test prepares no twins");
        List<Entry> twins = driver.list(driver.root());
        assertThat(twins).hasSize(2).extracting(Entry::name).containsOnly("twin");
        assertThat(twins).extracting(Entry::nativeId).doesNotContainNull().doesNotHaveDuplicates();
        for (Entry twin : twins) {
            assertThat(driver.adapter().stat(AdapterDriver.ref(driver.root(), twin)))
                    .isEqualTo(twin);
        }
    }

    @Test
    default void optional_fs114_ids_tell_nodes_apart() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.NATIVE_IDS), "no NATIVE_IDS");
        NodeRef folder = fixture().folderOf(driver, "folder", 1, 2);
        Set<String> ids = new HashSet<>();
        for (NodeRef parent : List.of(driver.root(), folder)) {
            for (Entry entry : driver.list(parent)) {
                String id = String.valueOf(entry.nativeId());
                assertThat(entry.nativeId()).as("native id of %s", entry.name()).isNotNull();
                assertThat(ids.add(id)).as("whether the id of %s is new", entry).isTrue();
                NodeRef ref = AdapterDriver.ref(parent, entry);
                assertThat(driver.adapter().stat(ref)).isEqualTo(entry);
            }
        }
        assertThat(ids).hasSize(3).contains(folder.nativeId());
    }

    @Test
    default void optional_fs115_without_ids_nodes_have_paths_alone() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeFalse(driver.has(Capability.NATIVE_IDS), "NATIVE_IDS");
        NodeRef folder = fixture().folderOf(driver, "folder", 1, 2);
        assertThat(folder.nativeId()).isNull();
        assertThat(driver.list(folder)).extracting(Entry::nativeId).containsOnlyNulls();
        assertThat(driver.list(driver.root())).extracting(Entry::nativeId).containsOnlyNulls();
        assertThat(driver.file(folder, "new", bytes(1, 1)).nativeId()).isNull();
    }
}
