package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.tck.Race;

/** FS-4xx. */
interface FolderRules extends AdapterRules {
    @Test
    default void required_fs401_the_root_is_made() throws IOException {
        AdapterDriver driver = fixture().withoutRoot();
        NodeRef root = driver.adapter().createRoot();
        assertThat(root).isEqualTo(driver.root());
        assertThat(driver.adapter().stat(root).kind()).isEqualTo(NodeKind.FOLDER);
        assertThat(driver.list(root)).isEmpty();
        driver.file(root, "file", bytes(1, 1));
        assertThat(driver.childNames(root)).containsExactly("file");
    }

    @Test
    default void required_fs402_a_root_that_is_there_stays() throws IOException {
        AdapterDriver driver = fixture().fresh();
        fixture().folderOf(driver, "folder", 10);
        TreeSnapshot before = driver.snapshot();
        assertThat(driver.adapter().createRoot()).isEqualTo(driver.root());
        assertThat(fixture().again(driver).adapter().createRoot()).isEqualTo(driver.root());
        assertThat(driver.snapshot()).isEqualTo(before);
    }

    @Test
    default void required_fs403_a_file_is_not_taken_for_the_root() throws IOException {
        String place = fixture().nextPlace();
        assumeTrue(fixture().putFileInPlaceOfRoot(place), "the test prepares no file in place of the root");
        AdapterDriver driver = fixture().open(place);
        assertFails(ErrorClass.CONFLICT, () -> driver.adapter().createRoot());
    }

    @Test
    default void required_fs404_a_folder_is_made() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = driver.folder(driver.root(), "folder");
        assertThat(folder.path()).isEqualTo("/folder");
        assertThat(driver.adapter().stat(folder).kind()).isEqualTo(NodeKind.FOLDER);
        assertThat(driver.list(folder)).isEmpty();
        assertThat(driver.list(driver.root()))
                .singleElement()
                .satisfies(entry ->
                        assertThat(AdapterDriver.ref(driver.root(), entry)).isEqualTo(folder));
        NodeRef below = driver.folder(folder, "below");
        assertThat(below.path()).isEqualTo("/folder/below");
        assertThat(driver.childNames(folder)).containsExactly("below");
    }

    @Test
    default void required_fs405_a_folder_that_is_there_stays() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = fixture().folderOf(driver, "folder", 10);
        TreeSnapshot before = driver.snapshot();
        assertThat(driver.folder(driver.root(), "folder")).isEqualTo(folder);
        assertThat(driver.snapshot()).isEqualTo(before);
    }

    @Test
    default void required_fs406_a_file_is_not_taken_for_a_folder() throws IOException {
        AdapterDriver driver = fixture().fresh();
        driver.file(driver.root(), "name", bytes(10, 1));
        if (driver.has(Capability.FILE_AND_FOLDER_OF_ONE_NAME)) {
            driver.folder(driver.root(), "name");
            assertThat(driver.list(driver.root()))
                    .extracting(Entry::kind)
                    .containsExactlyInAnyOrder(NodeKind.FILE, NodeKind.FOLDER);
        } else {
            TreeSnapshot before = driver.snapshot();
            assertFails(ErrorClass.CONFLICT, () -> driver.folder(driver.root(), "name"));
            assertThat(driver.snapshot()).isEqualTo(before);
        }
    }

    @Test
    default void required_fs407_the_parent_must_be_there() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef missing = driver.missingFolder(driver.root());
        assertFails(ErrorClass.NOT_FOUND, () -> driver.folder(missing, "folder"));
        assertThat(driver.list(driver.root())).isEmpty();
        AdapterDriver rootless = fixture().withoutRoot();
        assertFails(ErrorClass.NOT_FOUND, () -> rootless.folder(rootless.root(), "folder"));
    }

    @Test
    default void required_fs408_many_threads_make_one_folder() throws Exception {
        AdapterDriver driver = fixture().fresh();
        for (int round = 0; round < 20; round++) {
            String name = "folder" + round;
            List<NodeRef> made = Race.run(8, number -> driver.folder(driver.root(), name));
            assertThat(made).containsOnly(made.get(0));
        }
        assertThat(driver.list(driver.root())).hasSize(20);
    }

    @Test
    default void required_fs409_folders_go_deep() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = driver.root();
        for (int depth = 0; depth < 40 && 2 * (depth + 1) + 5 <= driver.names().maxPathBytes(); depth++) {
            folder = driver.folder(folder, "d");
        }
        NodeRef file = driver.file(folder, "file", bytes(100, 1));
        assertThat(driver.read(file)).isEqualTo(bytes(100, 1));
        assertThat(driver.childNames(folder)).containsExactly("file");
    }
}
