package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.tck.fs.AdapterDriver;

class MetadataTest extends LocalTest {
    private static final NodeRef NODE = NodeRef.of("/node");
    private static final Instant MOMENT = Instant.parse("2011-12-13T14:15:16.171819202Z");

    @ParameterizedTest
    @ValueSource(ints = {0, 0300, 0500, 0700, 01777, 02775, 03700})
    void modesOfFoldersAreKeptWithTheirTimes(int mode) throws IOException {
        Files.createDirectory(target.resolve("node"));
        FSAdapter adapter = adapter(target);
        adapter.setMetadata(NODE, new Metadata(MOMENT, mode, null, null, null));
        assertThat(adapter.metadata(NODE).mode()).isEqualTo(mode);
        assertThat(adapter.metadata(NODE).mtime()).isEqualTo(MOMENT);
        assertThat(mode(target.resolve("node"))).isEqualTo(mode);
        adapter.setMetadata(NODE, Metadata.ofMtime(MOMENT.plusNanos(1)));
        assertThat(adapter.stat(NODE).mtime()).isEqualTo(MOMENT.plusNanos(1));
        assertThat(adapter.metadata(NODE).mode()).isEqualTo(mode);
        adapter.setMetadata(NODE, new Metadata(null, 0700, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T23:59:59.999999999Z, 2024-02-29T23:59:59.999999999Z",
        "1970-01-01T00:00:00.000000001Z, 1970-01-01T00:00:00.000000001Z",
        "1969-12-31T23:59:58Z, 1969-12-31T23:59:58Z",
        "1969-12-31T23:59:58.5Z, 1969-12-31T23:59:58Z",
        "1901-12-14T00:00:00Z, 1901-12-14T00:00:00Z"
    })
    void timesAreKeptAsFarAsTheyCanBeSet(Instant given, Instant kept) throws IOException {
        AdapterDriver driver = driver(target);
        driver.file(driver.root(), "node", new byte[1]);
        driver.adapter().setMetadata(NODE, Metadata.ofMtime(given));
        assertThat(driver.adapter().stat(NODE).mtime()).isEqualTo(kept);
        assertThat(Files.getLastModifiedTime(target.resolve("node")).toInstant())
                .isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1950-06-07 08:09:10.5", "2300-01-02 03:04:05.6"})
    void timesThatCannotBeSetAreReadAsTheOnesThatTheyWouldBecome(String time) throws IOException {
        Files.createFile(source.resolve("node"));
        Programs.output("touch", "-d", time, source.resolve("node").toString());
        FSAdapter from = adapter(source);
        FSAdapter to = adapter(target);
        copy(from, to, "/node");
        assertThat(to.stat(NODE)).isEqualTo(from.stat(NODE));
    }

    @Test
    void aLinkKeepsItsTargetsMetadataApart() throws IOException {
        Path file = Files.createFile(target.resolve("file"));
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(Instant.EPOCH));
        Modes.set(file, 0600);
        Files.createSymbolicLink(target.resolve("node"), Path.of("file"));
        FSAdapter adapter = adapter(target);
        adapter.setMetadata(NODE, new Metadata(MOMENT, 0777, null, null, null));
        assertThat(mode(file)).isEqualTo(0600);
        assertThat(Files.getLastModifiedTime(file).toInstant()).isEqualTo(Instant.EPOCH);
        assertThat(Files.getLastModifiedTime(target.resolve("node"), LinkOption.NOFOLLOW_LINKS)
                        .toInstant())
                .isEqualTo(Instant.parse("2011-12-13T14:15:16.171819Z"));
        assertThat(adapter.metadata(NODE).mode()).isNull();
    }

    @Test
    void theRootHasMetadataToo() throws IOException {
        FSAdapter adapter = adapter(target);
        adapter.setMetadata(NodeRef.ROOT, new Metadata(MOMENT, 0750, null, null, null));
        assertThat(adapter.metadata(NodeRef.ROOT).mode()).isEqualTo(0750);
        assertThat(adapter.stat(NodeRef.ROOT).mtime()).isEqualTo(MOMENT);
    }

    @Test
    void theMaskOfTheProcessTakesNothingAway() throws IOException {
        AdapterDriver driver = driver(target);
        Metadata open = new Metadata(null, 0666, null, null, null);
        driver.write(
                AdapterDriver.spec(driver.root(), "node", 1, open, org.sylos.engine.api.fs.WriteCondition.ABSENT),
                new byte[1]);
        assertThat(mode(target.resolve("node"))).isEqualTo(0666);
    }
}
