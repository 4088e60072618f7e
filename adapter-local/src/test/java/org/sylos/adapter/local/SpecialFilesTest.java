package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.tck.fs.Failures.assertFails;
import static org.sylos.tck.fs.Failures.assertFailsWithOneOf;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.tck.fs.AdapterDriver;

/** Special files are told of and never opened: opening a FIFO would wait for ever, which the time limit would show. */
class SpecialFilesTest extends LocalTest {
    private static void assertReported(Entry entry, String what) {
        assertThat(entry.kind()).isEqualTo(NodeKind.OTHER);
        assertThat(entry.problem()).isNotNull();
        assertThat(entry.problem().errorClass()).isEqualTo(ErrorClass.UNSUPPORTED);
        assertThat(entry.problem().message()).contains(what);
    }

    @Test
    void aFifoIsReportedAndNeverOpened() throws IOException {
        assumeTrue(Programs.run("mkfifo", source.resolve("pipe").toString()), "no mkfifo");
        AdapterDriver driver = driver(source);
        assertReported(driver.list(driver.root()).get(0), "FIFO");
        NodeRef pipe = NodeRef.of("/pipe");
        assertReported(driver.adapter().stat(pipe), "FIFO");
        assertFails(ErrorClass.CONFLICT, () -> driver.read(pipe));
        assertFails(ErrorClass.CONFLICT, () -> driver.list(pipe));
        assertFailsWithOneOf(Set.of(ErrorClass.NOT_FOUND, ErrorClass.CONFLICT), () -> driver.folder(pipe, "below"));
        assertFails(ErrorClass.UNSUPPORTED, () -> driver.adapter().setMetadata(pipe, Metadata.ofMtime(Instant.EPOCH)));
        WriteSpec spec = new WriteSpec(NodeRef.ROOT, "pipe", 3, Metadata.NONE, WriteCondition.ABSENT, "test");
        CopyResult result = adapter(target)
                .copyFrom(driver.adapter(), pipe, new Expected(3, Instant.EPOCH), spec, Set.of(), TransferMonitor.NONE);
        assertThat(result).isInstanceOf(CopyResult.Drifted.class);
        assertThat(names(target)).isEmpty();
    }

    @Test
    void aFifoInPlaceOfTheRootIsNotOpened() throws IOException {
        assumeTrue(Programs.run("mkfifo", source.resolve("pipe").toString()), "no mkfifo");
        AdapterDriver driver = driver(source.resolve("pipe"));
        assertFails(ErrorClass.CONFLICT, () -> driver.list(driver.root()));
        assertFails(ErrorClass.CONFLICT, () -> driver.adapter().createRoot());
    }

    @Test
    void aSocketIsReported() throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(source.resolve("socket")));
            AdapterDriver driver = driver(source);
            assertReported(driver.list(driver.root()).get(0), "socket");
            assertFails(ErrorClass.CONFLICT, () -> driver.read(NodeRef.of("/socket")));
        }
    }

    @Test
    void aDeviceIsReported() throws IOException {
        assumeTrue(Programs.run("mknod", source.resolve("null").toString(), "c", "1", "3"), "devices need privileges");
        AdapterDriver driver = driver(source);
        assertReported(driver.list(driver.root()).get(0), "character device");
        assertFails(ErrorClass.CONFLICT, () -> driver.read(NodeRef.of("/null")));
    }

    @Test
    void hardLinksAreSeparateFiles() throws IOException {
        Files.writeString(source.resolve("one"), "shared");
        Files.createLink(source.resolve("two"), source.resolve("one"));
        var from = adapter(source);
        var to = adapter(target);
        copy(from, to, "/one");
        copy(from, to, "/two");
        assertThat(Files.getAttribute(target.resolve("one"), "unix:nlink")).isEqualTo(1);
        assertThat(target.resolve("two")).hasContent("shared");
    }
}
