package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.engine.api.fs.WriteCondition.ABSENT;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteSpec;

/** FS-7xx. */
interface RemovalRules extends AdapterRules {
    @Test
    default void required_fs701_a_file_or_an_empty_folder_is_deleted() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        NodeRef folder = driver.folder(driver.root(), "folder");
        fixture().folderOf(driver, "other", 1, 2);
        driver.adapter().delete(file);
        driver.adapter().delete(folder);
        assertFails(ErrorClass.NOT_FOUND, () -> driver.adapter().stat(file));
        assertFails(ErrorClass.NOT_FOUND, () -> driver.adapter().stat(folder));
        assertThat(driver.snapshot().nodes()).containsOnlyKeys("/other", "/other/f1", "/other/f2");
    }

    @Test
    default void optional_fs702_a_link_is_deleted_and_not_its_target() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.SYMLINKS), "no SYMLINKS");
        fixture().folderOf(driver, "folder", 5);
        for (String target : new String[] {"folder", "folder/f5", "nowhere"}) {
            driver.adapter().delete(driver.symlink(driver.root(), "link", target));
            assertThat(driver.snapshot().nodes()).containsOnlyKeys("/folder", "/folder/f5");
        }
    }

    @Test
    default void required_fs703_what_is_not_there_is_deleted_already() throws IOException {
        AdapterDriver driver = fixture().fresh();
        driver.adapter().delete(driver.missing(driver.root()));
        driver.adapter().delete(driver.missingFolder(driver.root()));
        NodeRef folder = driver.folder(driver.root(), "folder");
        NodeRef below = driver.file(folder, "below", bytes(1, 1));
        driver.adapter().delete(below);
        driver.adapter().delete(folder);
        driver.adapter().delete(below);
        assertThat(driver.list(driver.root())).isEmpty();
    }

    @Test
    default void required_fs704_a_folder_that_is_not_empty_stays() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = fixture().folderOf(driver, "folder", 1);
        NodeRef outer = driver.folder(driver.root(), "outer");
        driver.folder(outer, "inner");
        TreeSnapshot before = driver.snapshot();
        assertFails(ErrorClass.CONFLICT, () -> driver.adapter().delete(folder));
        assertFails(ErrorClass.CONFLICT, () -> driver.adapter().delete(outer));
        assertThat(driver.snapshot()).isEqualTo(before);
    }

    @Test
    default void optional_fs705_a_node_is_renamed_with_all_below_it() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.RENAME), "no RENAME");
        FSAdapter adapter = driver.adapter();
        NodeRef folder = driver.folder(driver.root(), "folder");
        NodeRef file = driver.file(driver.root(), "file", bytes(1000, 1));
        var mtime = adapter.stat(file).mtime();
        file = adapter.rename(file, driver.root(), "renamed");
        assertThat(file.path()).isEqualTo("/renamed");
        file = adapter.rename(file, folder, "moved");
        assertThat(file.path()).isEqualTo("/folder/moved");
        assertThat(driver.read(file)).isEqualTo(bytes(1000, 1));
        assertThat(adapter.stat(file).mtime()).isEqualTo(mtime);
        assertThat(driver.snapshot().nodes()).containsOnlyKeys("/folder", "/folder/moved");
        NodeRef other = driver.folder(driver.root(), "other");
        NodeRef moved = adapter.rename(folder, other, "below");
        assertThat(moved.path()).isEqualTo("/other/below");
        assertThat(driver.childNames(moved)).containsExactly("moved");
        assertThat(driver.snapshot().nodes()).containsOnlyKeys("/other", "/other/below", "/other/below/moved");
    }

    @Test
    default void optional_fs706_a_name_that_is_taken_is_not_given_again() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.RENAME), "no RENAME");
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        NodeRef folder = driver.folder(driver.root(), "folder");
        driver.file(driver.root(), "taken", bytes(20, 2));
        driver.folder(driver.root(), "empty");
        TreeSnapshot before = driver.snapshot();
        assertFails(ErrorClass.ALREADY_EXISTS, () -> driver.adapter().rename(file, driver.root(), "taken"));
        assertFails(ErrorClass.ALREADY_EXISTS, () -> driver.adapter().rename(folder, driver.root(), "empty"));
        if (!driver.has(Capability.FILE_AND_FOLDER_OF_ONE_NAME)) {
            assertFails(ErrorClass.ALREADY_EXISTS, () -> driver.adapter().rename(file, driver.root(), "empty"));
        }
        assertThat(driver.snapshot()).isEqualTo(before);
    }

    @Test
    default void optional_fs707_what_is_missing_is_not_renamed() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.RENAME), "no RENAME");
        NodeRef missing = driver.missing(driver.root());
        assertFails(ErrorClass.NOT_FOUND, () -> driver.adapter().rename(missing, driver.root(), "other"));
        assertThat(driver.list(driver.root())).isEmpty();
    }

    @Test
    default void optional_fs708_without_rename_nothing_is_renamed() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeFalse(driver.has(Capability.RENAME), "RENAME");
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        assertFails(ErrorClass.UNSUPPORTED, () -> driver.adapter().rename(file, driver.root(), "other"));
        assertThat(driver.childNames(driver.root())).containsExactly("file");
    }

    private static FileWrite begin(AdapterDriver driver, NodeRef folder, String name, String owner) throws IOException {
        FileWrite write =
                driver.adapter().openWrite(new WriteSpec(folder, name, 100_000, Metadata.NONE, ABSENT, owner));
        write.write(ByteBuffer.wrap(bytes(70_000, 1)));
        return write;
    }

    @Test
    default void required_fs709_abandoned_writes_are_removed_by_their_owner() throws IOException {
        AdapterDriver victim = fixture().fresh();
        NodeRef folder = fixture().folderOf(victim, "folder", 1);
        NodeRef sibling = fixture().folderOf(victim, "sibling", 2);
        TreeSnapshot before = victim.snapshot();
        begin(victim, folder, "one", "kita");
        begin(victim, folder, "two", "kita");
        begin(victim, folder, "three", "kitb");
        begin(victim, sibling, "four", "kita");
        boolean left = fixture().kill(victim);

        AdapterDriver next = fixture().again(victim);
        FileWrite live = begin(next, folder, "five", "kitc");
        assertThat(next.adapter().removeAbandoned(folder, "kita")).isBetween(left ? 2 : 0, 2);
        assertThat(next.adapter().removeAbandoned(folder, "kita")).isZero();
        assertThat(next.adapter().removeAbandoned(folder, "kitb")).isBetween(left ? 1 : 0, 1);
        assertThat(next.adapter().removeAbandoned(sibling, "kita")).isBetween(left ? 1 : 0, 1);
        live.write(ByteBuffer.wrap(bytes(30_000, 2)));
        NodeRef five = live.commit().ref();
        assertThat(next.adapter().removeAbandoned(folder, "kitc")).isZero();
        assertThat(next.childNames(folder)).containsExactlyInAnyOrder("f1", "five");
        next.adapter().delete(five);
        assertThat(next.snapshot()).isEqualTo(before);
    }

    @Test
    default void required_fs710_where_nothing_was_left_nothing_is_removed() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = fixture().folderOf(driver, "kit", 1, 2);
        driver.file(folder, "kit", bytes(1, 1));
        driver.file(folder, ".kit", bytes(1, 1));
        driver.file(folder, ".kit.tmp", bytes(1, 1));
        TreeSnapshot before = driver.snapshot();
        assertThat(driver.adapter().removeAbandoned(folder, AdapterDriver.OWNER))
                .isZero();
        assertThat(driver.adapter().removeAbandoned(driver.root(), AdapterDriver.OWNER))
                .isZero();
        assertThat(driver.snapshot()).isEqualTo(before);
        NodeRef missing = driver.missingFolder(driver.root());
        assertThat(driver.adapter().removeAbandoned(missing, AdapterDriver.OWNER))
                .isZero();
        AdapterDriver rootless = fixture().withoutRoot();
        assertThat(rootless.adapter().removeAbandoned(rootless.root(), AdapterDriver.OWNER))
                .isZero();
    }
}
