package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.tck.fs.AdapterDriver;

class HugeFolderTest extends LocalTest {
    private static final int MANY = 5_000;

    @Test
    void childrenAreLookedAtAsTheyAreHandedOut() throws IOException {
        for (int i = 0; i < MANY; i++) {
            Files.createFile(source.resolve("file-with-a-rather-long-name-" + i));
        }
        FSAdapter adapter = adapter(source);
        Set<String> seen = new HashSet<>();
        try (Listing listing = adapter.list(NodeRef.ROOT, 100)) {
            listing.nextPage().forEach(entry -> seen.add(entry.name()));
            // What was not handed out yet goes: a listing that had read the folder at once would still tell of all of
            // it.
            for (int i = 0; i < MANY; i++) {
                String name = "file-with-a-rather-long-name-" + i;
                if (!seen.contains(name)) {
                    Files.delete(source.resolve(name));
                }
            }
            for (List<Entry> page = listing.nextPage(); !page.isEmpty(); page = listing.nextPage()) {
                page.forEach(entry -> seen.add(entry.name()));
            }
        }
        assertThat(seen).hasSize(100);
    }

    @Test
    void chainsAreAsDeepAsPathsMayBe() throws IOException {
        AdapterDriver driver = driver(target);
        Deque<NodeRef> chain = new ArrayDeque<>();
        NodeRef at = driver.root();
        for (int i = 0; i < 600; i++) {
            at = driver.folder(at, "d" + i % 10);
            chain.push(at);
        }
        NodeRef file = driver.file(at, "file", new byte[5]);
        assertThat(adapter(target).stat(file).size()).isEqualTo(5);
        assertThat(driver.childNames(at)).containsExactly("file");
        driver.adapter().delete(file);
        for (NodeRef folder : chain) {
            driver.adapter().delete(folder);
        }
        assertThat(names(target)).isEmpty();
    }

    @Test
    void aPathThatIsTooLongIsToldAndNotLost() throws IOException {
        AdapterDriver driver = driver(target);
        String long250 = "x".repeat(250);
        NodeRef[] at = {driver.root()};
        assertFails(ErrorClass.INVALID_NAME, () -> {
            for (int i = 0; i < 20; i++) {
                at[0] = driver.folder(at[0], long250);
            }
        });
        int most = driver.names().maxPathBytes();
        assertThat(at[0].path().length()).isLessThanOrEqualTo(most);
        assertThat(at[0].path().length() + 251).isGreaterThan(most);
    }
}
