package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.fs.AdapterDriver.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.tck.fs.AdapterDriver;

class LeftoversTest extends LocalTest {
    private void abandon(String name, String owner) throws IOException {
        // Never closed, as after a crash.
        adapter(target).openWrite(new WriteSpec(NodeRef.ROOT, name, 10, Metadata.NONE, WriteCondition.ABSENT, owner));
    }

    @Test
    void onlyTheOwnersUnfinishedWritesGo() throws IOException {
        abandon("one", "mine");
        abandon("two", "mine");
        abandon("three", "minex");
        abandon("four", "other");
        Files.createSymbolicLink(target.resolve(new TemporaryNames().next("mine")), Path.of("nowhere"));
        for (String near : new String[] {
            ".sylos-mine",
            ".sylos-mine-",
            ".sylos-mine-notes.txt",
            ".sylos-mine-a-b-c",
            ".sylos-mine-a-B",
            "sylos-mine-a-b"
        }) {
            Files.createFile(target.resolve(near));
        }
        Files.createDirectory(target.resolve(".sylos-mine-a-b"));
        AdapterDriver driver = driver(target);
        driver.file(driver.root(), "finished", bytes(3, 3));
        int before = names(target).size();
        assertThat(driver.adapter().removeAbandoned(driver.root(), "mine")).isEqualTo(3);
        assertThat(names(target)).hasSize(before - 3);
        assertThat(driver.adapter().removeAbandoned(driver.root(), "mine")).isZero();
        assertThat(driver.adapter().removeAbandoned(driver.root(), "minex")).isEqualTo(1);
        assertThat(driver.adapter().removeAbandoned(driver.root(), "other")).isEqualTo(1);
        assertThat(names(target)).contains("finished", ".sylos-mine-notes.txt", ".sylos-mine-a-b");
    }

    @Test
    void temporaryNamesAreUniqueAndShort() {
        TemporaryNames names = new TemporaryNames();
        String first = names.next("0123456789abcdef").toString();
        assertThat(first)
                .isNotEqualTo(names.next("0123456789abcdef").toString())
                .hasSizeLessThan(64);
        assertThat(first)
                .isNotEqualTo(new TemporaryNames().next("0123456789abcdef").toString());
        assertThat(TemporaryNames.madeFor("0123456789abcdef", first)).isTrue();
        assertThat(TemporaryNames.madeFor("0123456789abcde", first)).isFalse();
    }
}
