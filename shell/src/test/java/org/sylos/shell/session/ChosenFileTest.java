package org.sylos.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ChosenFileTest {
    @TempDir
    private Path folder;

    @AfterEach
    void nothing_unfinished_is_left() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    private static void write(Path file, String text) throws IOException, InterruptedException {
        ChosenFile.write(file, part -> Files.writeString(part, text));
    }

    /** New ones could be read by nobody but their owner, whatever the user mask, and old ones became like that. */
    @Test
    void a_new_file_has_the_permissions_of_any_new_file_and_an_old_one_keeps_its_own() throws Exception {
        Path usual = Files.createFile(folder.resolve("usual"));
        Path fresh = folder.resolve("fresh");
        write(fresh, "first");
        assertThat(fresh).hasContent("first");
        assertThat(Files.getPosixFilePermissions(fresh)).isEqualTo(Files.getPosixFilePermissions(usual));

        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-rw-r--"));
        write(fresh, "second");
        assertThat(fresh).hasContent("second");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rw-rw-r--");
    }

    @Test
    void a_link_stays_one_and_what_it_leads_to_is_written() throws Exception {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
        Path early = Files.createSymbolicLink(folder.resolve("early"), Path.of("later"));
        write(link, "new");
        write(early, "made");
        assertThat(link).isSymbolicLink();
        assertThat(real).hasContent("new");
        assertThat(early).isSymbolicLink();
        assertThat(folder.resolve("later")).hasContent("made");
    }

    /** For the superuser, a file took the place of the device. */
    @Test
    void what_is_no_file_takes_what_is_written_and_stays() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
        for (Path named : new Path[] {pipe, link}) {
            CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
                try {
                    return Files.readString(pipe);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            write(named, "through");
            assertThat(read.get(20, TimeUnit.SECONDS)).isEqualTo("through");
        }
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(link).isSymbolicLink();
    }

    @Test
    void a_failure_leaves_the_old_file_and_a_folder_is_refused() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "old");
        assertThatThrownBy(() -> ChosenFile.write(file, part -> {
                    Files.writeString(part, "ha");
                    throw new IOException("broken");
                }))
                .hasMessage("broken");
        assertThat(file).hasContent("old");
        assertThatThrownBy(() -> write(folder, "x"))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("it is a folder");
    }
}
