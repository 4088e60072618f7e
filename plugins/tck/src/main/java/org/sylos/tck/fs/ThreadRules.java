package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.tck.Race;

/** FS-528, FS-808 and FS-809: many threads, and the end. */
interface ThreadRules extends AdapterRules {
    @Test
    default void required_fs528_many_threads_write_into_one_folder() throws Exception {
        AdapterDriver driver = fixture().fresh();
        Race.run(8, number -> {
            for (int i = 0; i < 25; i++) {
                driver.file(driver.root(), "f" + number + "-" + i, bytes(1000 * number + i, number));
            }
            return number;
        });
        List<Entry> entries = driver.list(driver.root());
        assertThat(entries).hasSize(200);
        for (Entry entry : entries) {
            String[] parts = entry.name().substring(1).split("-", -1);
            int number = Integer.parseInt(parts[0]);
            int size = 1000 * number + Integer.parseInt(parts[1]);
            assertThat(driver.read(AdapterDriver.ref(driver.root(), entry))).isEqualTo(bytes(size, number));
        }
    }

    @Test
    default void required_fs808_threads_do_not_disturb_each_other() throws Exception {
        AdapterDriver driver = fixture().fresh();
        Race.run(6, number -> {
            for (int i = 0; i < 15; i++) {
                NodeRef folder = driver.folder(driver.root(), "folder" + number);
                NodeRef file = driver.file(folder, "file", bytes(5000, number));
                assertThat(driver.adapter().stat(file).size()).isEqualTo(5000);
                file = driver.replace(folder, file, bytes(6000, i)).ref();
                assertThat(driver.read(file)).isEqualTo(bytes(6000, i));
                assertThat(driver.childNames(folder)).containsExactly("file");
                assertFails(ErrorClass.CONFLICT, () -> driver.adapter().delete(folder));
                driver.adapter().delete(file);
                assertThat(driver.list(folder)).isEmpty();
                driver.adapter().delete(folder);
            }
            return number;
        });
        assertThat(driver.list(driver.root())).isEmpty();
    }

    @Test
    default void required_fs809_closing_twice_is_harmless() throws IOException {
        AdapterDriver driver = fixture().fresh();
        driver.file(driver.root(), "file", bytes(10, 1));
        driver.adapter().close();
        driver.adapter().close();
        AdapterDriver again = fixture().again(driver);
        assertThat(again.childNames(again.root())).containsExactly("file");
    }
}
