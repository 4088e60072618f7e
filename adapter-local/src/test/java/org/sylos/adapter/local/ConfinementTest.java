package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.Failures.assertFailsWithOneOf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.tck.fs.AdapterDriver;

/** Folders are swapped for links to a place outside, between operations and in the middle of one. */
class ConfinementTest extends LocalTest {
    private static final NodeRef FOLDER = NodeRef.of("/folder");
    private static final Set<ErrorClass> REFUSED =
            Set.of(ErrorClass.INVALID_NAME, ErrorClass.CONFLICT, ErrorClass.NOT_FOUND);

    private AdapterDriver over(Path root, boolean byDescriptor) {
        return new AdapterDriver(new LocalAdapter(
                root, new LocalOptions(LinkPolicy.KEEP, true, false, false, true, false), byDescriptor));
    }

    private Path outside() throws IOException {
        Path outside = scratch.resolve("outside");
        Files.createDirectories(outside.resolve("sub"));
        Files.write(outside.resolve("file"), bytes(10, 1));
        return outside;
    }

    private void swap(Path outside) throws IOException {
        Files.move(target.resolve("folder"), target.resolve("moved"));
        Files.createSymbolicLink(target.resolve("folder"), outside);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFolderSwappedForALinkIsNotEntered(boolean byDescriptor) throws IOException {
        Path outside = outside();
        AdapterDriver driver = over(target, byDescriptor);
        FSAdapter adapter = driver.adapter();
        driver.folder(driver.root(), "folder");
        driver.folder(FOLDER, "sub");
        driver.file(FOLDER, "file", bytes(10, 1));
        driver.file(FOLDER.child("sub"), "deep", bytes(10, 1));
        swap(outside);
        String before = Programs.output("find", outside.toString(), "-printf", "%p %m %s %T@\n");

        assertFailsWithOneOf(REFUSED, () -> driver.list(FOLDER));
        assertFailsWithOneOf(REFUSED, () -> driver.list(FOLDER.child("sub")));
        assertFailsWithOneOf(REFUSED, () -> adapter.stat(FOLDER.child("file")));
        assertFailsWithOneOf(REFUSED, () -> driver.read(FOLDER.child("file")));
        assertFailsWithOneOf(REFUSED, () -> driver.file(FOLDER, "made", bytes(3, 3)));
        assertFailsWithOneOf(REFUSED, () -> driver.file(FOLDER.child("sub"), "made", bytes(3, 3)));
        assertFailsWithOneOf(REFUSED, () -> driver.folder(FOLDER, "made"));
        assertFailsWithOneOf(REFUSED, () -> driver.symlink(FOLDER, "made", "target"));
        assertFailsWithOneOf(REFUSED, () -> adapter.delete(FOLDER.child("file")));
        assertFailsWithOneOf(REFUSED, () -> adapter.removeAbandoned(FOLDER, "kit"));
        assertFailsWithOneOf(REFUSED, () -> adapter.rename(FOLDER.child("file"), driver.root(), "out"));
        assertFailsWithOneOf(
                REFUSED, () -> adapter.setMetadata(FOLDER.child("file"), new Metadata(null, 0777, null, null, null)));
        Files.write(source.resolve("copied"), bytes(70_000, 2));
        Files.createDirectory(source.resolve("folder"));
        Files.move(source.resolve("copied"), source.resolve("folder/copied"));
        assertFailsWithOneOf(REFUSED, () -> copy(adapter(source), adapter, "/folder/copied"));

        assertThat(Programs.output("find", outside.toString(), "-printf", "%p %m %s %T@\n"))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300_000})
    void aFolderSwappedDuringAWriteKeepsTheBytesInside(int size) throws IOException {
        Path outside = outside();
        AdapterDriver driver = driver(target);
        driver.folder(driver.root(), "folder");
        try (FileWrite write = driver.adapter()
                .openWrite(AdapterDriver.spec(
                        FOLDER, "made", size, new Metadata(null, 0640, null, null, null), WriteCondition.ABSENT))) {
            write.write(ByteBuffer.wrap(bytes(size, 1)));
            swap(outside);
            assertFailsWithOneOf(Set.of(ErrorClass.NOT_FOUND, ErrorClass.CONFLICT), write::commit);
        }
        assertThat(names(outside)).containsExactly("file", "sub");
        assertThat(names(target.resolve("moved"))).isEmpty();
    }

    @Test
    void aFolderMovedOutAndLinkedBackIsFoundOut() throws IOException {
        AdapterDriver driver = driver(target);
        driver.folder(driver.root(), "folder");
        driver.folder(FOLDER, "sub");
        Files.move(target.resolve("folder"), scratch.resolve("taken"));
        Files.createSymbolicLink(target.resolve("folder"), scratch.resolve("taken"));
        assertFailsWithOneOf(REFUSED, () -> driver.file(FOLDER, "made", bytes(3, 3)));
        assertThat(names(scratch.resolve("taken"))).containsExactly("sub");
    }

    @Test
    void theRootItselfMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(scratch.resolve("link"), target);
        AdapterDriver driver = driver(link);
        driver.adapter().createRoot();
        driver.file(driver.folder(driver.root(), "folder"), "file", bytes(3, 3));
        assertThat(target.resolve("folder/file")).hasSize(3);
        assertThat(driver.childNames(FOLDER)).containsExactly("file");
    }

    @Test
    void longNamesAreRefusedBeforeAnythingIsMade() throws IOException {
        AdapterDriver driver = driver(target);
        String longest = "\u65E5".repeat(85);
        assertThat(driver.file(driver.root(), longest, bytes(3, 3)).name()).isEqualTo(longest);
        assertFailsWithOneOf(
                Set.of(ErrorClass.INVALID_NAME), () -> driver.file(driver.root(), longest + "x", bytes(3, 3)));
        assertFailsWithOneOf(Set.of(ErrorClass.INVALID_NAME), () -> driver.folder(driver.root(), longest + "x"));
        assertThat(names(target)).containsExactly(longest);
    }
}
