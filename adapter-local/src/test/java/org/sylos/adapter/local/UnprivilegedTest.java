package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a user without privileges may not do is told; the test itself runs as root and hands over to another user. */
class UnprivilegedTest extends LocalTest {
    private static final List<String> NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "env", "LC_ALL=C.UTF-8");

    private ChildJvm child;

    @BeforeEach
    void needRoot() throws IOException {
        assumeTrue(
                Programs.run("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "true"),
                "becoming another user needs privileges");
        child = new ChildJvm(scratch);
    }

    @AfterEach
    void open() throws IOException {
        TreeCopy.open(source.resolve("closed"));
    }

    private void give() throws IOException {
        Programs.output("chown", "-R", "65534:65534", source.toString(), target.toString());
    }

    @Test
    void whatMayNotBeReadIsToldAndTheRestIsCopied() throws IOException {
        Files.createDirectory(source.resolve("closed"));
        Files.createDirectory(source.resolve("blind"));
        Files.writeString(source.resolve("blind/inside"), "inside");
        Files.writeString(source.resolve("secret"), "secret");
        Files.writeString(source.resolve("file"), "file");
        give();
        Modes.set(source.resolve("secret"), 0);
        Modes.set(source.resolve("closed"), 0);
        Modes.set(source.resolve("blind"), 0444);
        assertThat(child.copy(NOBODY, source, target).lines())
                .containsExactlyInAnyOrder("PERMISSION /closed", "PERMISSION /secret", "PERMISSION /blind/inside");
        assertThat(names(target)).containsExactly("blind", "closed", "file");
        TreeCopy.open(source.resolve("blind"));
        TreeCopy.open(target.resolve("blind"));
        TreeCopy.open(target.resolve("closed"));
    }

    @Test
    void whatTheOwnerMayNotReadOrWriteKeepsItsModeAndTime() throws IOException {
        for (int mode : new int[] {0444, 0440, 0555, 0600, 02755, 04711}) {
            Path file = source.resolve("mode-" + Integer.toOctalString(mode));
            Files.writeString(file, "content");
            Programs.run("setfattr", "-n", "user.key", "-v", "value", file.toString());
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-02-03T04:05:06.700000001Z")));
        }
        Files.createDirectory(source.resolve("read-only-folder"));
        give();
        for (String name : names(source)) {
            if (name.startsWith("mode-")) {
                Modes.set(source.resolve(name), Integer.parseInt(name.substring(5), 8));
            }
        }
        Modes.set(source.resolve("read-only-folder"), 0555);
        assertThat(child.copy(NOBODY, source, target, "xattrs=true")).isEmpty();
        assertSame(source, target);
        assertThat(child.copy(NOBODY, source, target.resolve("again"), "xattrs=true", "stream"))
                .isEmpty();
    }

    @Test
    void whatMayNotBeWrittenIsTold() throws IOException {
        Files.writeString(source.resolve("file"), "file");
        Files.createDirectory(source.resolve("folder"));
        Programs.output("chown", "-R", "65534:65534", source.toString());
        Modes.set(target, 0755);
        assertThat(child.copy(NOBODY, source, target).lines())
                .containsExactlyInAnyOrder("PERMISSION /file", "PERMISSION /folder", "PERMISSION metadata of /");
        assertThat(names(target)).isEmpty();
    }

    @Test
    void givingFilesAwayIsRefused() throws IOException {
        Files.writeString(source.resolve("file"), "file");
        Programs.output("chown", "12345:12345", source.resolve("file").toString());
        Modes.set(source.resolve("file"), 0644);
        Programs.output("chown", "65534:65534", source.toString(), target.toString());
        assertThat(child.copy(NOBODY, source, target, "owner=true")).isEqualTo("PERMISSION /file\n");
        assertThat(names(target)).isEmpty();
    }
}
