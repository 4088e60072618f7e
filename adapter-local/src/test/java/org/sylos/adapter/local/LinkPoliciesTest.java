package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.EntryProblem;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.tck.fs.AdapterDriver;

class LinkPoliciesTest extends LocalTest {
    @BeforeEach
    void makeLinks() throws IOException {
        Files.createDirectories(source.resolve("folder/inner"));
        Files.writeString(source.resolve("folder/file"), "inside");
        Files.writeString(scratch.resolve("secret"), "outside");
        link("to-file", "folder/file");
        link("to-folder", "folder");
        link("to-link", "to-file");
        link("folder/up", "..");
        link("folder/inner/self", ".");
        link("out", "../secret");
        link("out-folder", "..");
        link("nowhere", "no/such/file");
        link("circle-1", "circle-2");
        link("circle-2", "circle-1");
    }

    private void link(String path, String to) throws IOException {
        Files.createSymbolicLink(source.resolve(path), Path.of(to));
    }

    /** Everything that a walk through listings comes to; it ends only when loops are found. */
    private static Map<String, Entry> walk(AdapterDriver driver) throws IOException {
        Map<String, Entry> seen = new TreeMap<>();
        Deque<NodeRef> folders = new ArrayDeque<>();
        folders.add(driver.root());
        while (!folders.isEmpty()) {
            NodeRef folder = folders.remove();
            for (Entry entry : driver.list(folder)) {
                seen.put(folder.child(entry.name()).path(), entry);
                assertThat(driver.adapter().stat(folder.child(entry.name()))).isEqualTo(entry);
                assertThat(seen).hasSizeLessThan(100);
                if (entry.kind() == NodeKind.FOLDER) {
                    folders.add(folder.child(entry.name()));
                }
            }
        }
        return seen;
    }

    private static Entry at(Map<String, Entry> seen, String path) {
        Entry entry = seen.get(path);
        assertThat(entry).as(path).isNotNull();
        return entry;
    }

    private static ErrorClass problem(Map<String, Entry> seen, String path) {
        Entry entry = at(seen, path);
        EntryProblem problem = entry.problem();
        assertThat(problem).as("problem of %s", entry).isNotNull();
        return problem.errorClass();
    }

    @Test
    void linksAreKeptAsLinks() throws IOException {
        Map<String, Entry> seen = walk(driver(source));
        assertThat(seen).hasSize(13);
        assertThat(seen.values())
                .filteredOn(entry -> entry.kind() == NodeKind.SYMLINK)
                .hasSize(10)
                .allMatch(entry -> entry.problem() == null && entry.linkTarget() != null);
        assertThat(at(seen, "/out").linkTarget()).isEqualTo("../secret");
    }

    @Test
    void skippedLinksAreReported() throws IOException {
        AdapterDriver driver = driver(source, "links=skip");
        Map<String, Entry> seen = walk(driver);
        assertThat(seen).hasSize(13);
        assertThat(problem(seen, "/to-file")).isEqualTo(ErrorClass.UNSUPPORTED);
        assertThat(driver.has(Capability.SYMLINKS)).isFalse();
        assertFails(ErrorClass.CONFLICT, () -> driver.read(NodeRef.of("/to-file")));
        assertFails(ErrorClass.CONFLICT, () -> driver.read(NodeRef.of("/to-folder/file")));
    }

    @Test
    void followedLinksShowWhatTheyLeadTo() throws IOException {
        Map<String, Entry> seen = walk(driver(source, "links=follow"));
        assertThat(at(seen, "/to-file").kind()).isEqualTo(NodeKind.FILE);
        assertThat(at(seen, "/to-file").size()).isEqualTo(6);
        assertThat(at(seen, "/to-link").size()).isEqualTo(6);
        assertThat(at(seen, "/to-folder").kind()).isEqualTo(NodeKind.FOLDER);
        assertThat(at(seen, "/to-folder/file").size()).isEqualTo(6);
    }

    @Test
    void linksOutOfTheRootAreNeverFollowed() throws IOException {
        AdapterDriver driver = driver(source, "links=follow");
        Map<String, Entry> seen = walk(driver);
        assertThat(problem(seen, "/out")).isEqualTo(ErrorClass.UNSUPPORTED);
        assertThat(problem(seen, "/out-folder")).isEqualTo(ErrorClass.UNSUPPORTED);
        assertFails(ErrorClass.INVALID_NAME, () -> driver.read(NodeRef.of("/out")));
        assertFails(ErrorClass.INVALID_NAME, () -> driver.read(NodeRef.of("/out-folder/secret")));
        assertFails(ErrorClass.INVALID_NAME, () -> driver.list(NodeRef.of("/out-folder")));
        assertFails(ErrorClass.INVALID_NAME, () -> driver.folder(NodeRef.of("/out-folder"), "made"));
        assertFails(ErrorClass.INVALID_NAME, () -> driver.file(NodeRef.of("/out-folder"), "made", new byte[1]));
        assertFails(
                ErrorClass.INVALID_NAME,
                () -> driver.adapter().setMetadata(NodeRef.of("/out"), new Metadata(null, 0600, null, null, null)));
        assertThat(names(scratch)).containsExactly("secret", "source", "target");
    }

    @Test
    void loopsAreFoundAndReported() throws IOException {
        Map<String, Entry> seen = walk(driver(source, "links=follow"));
        assertThat(problem(seen, "/folder/up")).isEqualTo(ErrorClass.UNSUPPORTED);
        assertThat(problem(seen, "/folder/inner/self")).isEqualTo(ErrorClass.UNSUPPORTED);
        assertThat(problem(seen, "/to-folder/up")).isEqualTo(ErrorClass.UNSUPPORTED);
        assertThat(problem(seen, "/circle-1")).isEqualTo(ErrorClass.CONFLICT);
        assertThat(problem(seen, "/nowhere")).isEqualTo(ErrorClass.NOT_FOUND);
    }

    @Test
    void foldersThatLinkToEachOtherEnd() throws IOException {
        Files.createDirectories(source.resolve("left"));
        Files.createDirectories(source.resolve("right"));
        link("left/right", "../right");
        link("right/left", "../left");
        Map<String, Entry> seen = walk(driver(source, "links=follow"));
        assertThat(at(seen, "/left/right").kind()).isEqualTo(NodeKind.FOLDER);
        assertThat(problem(seen, "/left/right/left")).isEqualTo(ErrorClass.UNSUPPORTED);
        assertThat(problem(seen, "/right/left/right")).isEqualTo(ErrorClass.UNSUPPORTED);
    }

    @Test
    void filesBehindLinksAreCopied() throws IOException {
        var from = adapter(source, "links=follow");
        var to = driver(target);
        to.folder(to.root(), "to-folder");
        for (String path : new String[] {"/to-file", "/to-link", "/to-folder/file"}) {
            assertThat(copy(from, to.adapter(), path, Capability.PERMISSIONS)).isInstanceOf(CopyResult.Copied.class);
            assertThat(target.resolve(path.substring(1))).hasContent("inside");
            assertThat(Files.isSymbolicLink(target.resolve(path.substring(1)))).isFalse();
        }
    }

    @Test
    void aLinkToALinkedFolderStaysInsideWhenFoldersAreMade() throws IOException {
        AdapterDriver driver = driver(source, "links=follow");
        driver.folder(NodeRef.of("/to-folder"), "made");
        driver.file(NodeRef.of("/to-folder/made"), "file", new byte[3]);
        assertThat(source.resolve("folder/made/file")).hasSize(3);
        assertThat(driver.folder(driver.root(), "to-folder").path()).isEqualTo("/to-folder");
        assertFails(ErrorClass.CONFLICT, () -> driver.folder(driver.root(), "to-file"));
    }

    @Test
    void timesOfLinksAreKept() throws IOException {
        Path old = source.resolve("out");
        Programs.output("touch", "-h", "-d", "2001-02-03 04:05:06.123456789", old.toString());
        Entry listed = adapter(source).stat(NodeRef.of("/out"));
        var written = adapter(target).createSymlink(spec("/out", listed), "../secret");
        assertThat(written.mtime()).isEqualTo(listed.mtime());
        assertThat(adapter(target).stat(NodeRef.of("/out"))).isEqualTo(listed);
        assertThat(Files.getLastModifiedTime(target.resolve("out"), LinkOption.NOFOLLOW_LINKS)
                        .toString())
                .startsWith("2001-02-03T04:05:06.123456");
    }

    @Test
    void targetsThatAreNotUtf8AreKept() throws IOException {
        Path name = Names.path("caf\u201BE9//x/", "/");
        Files.createSymbolicLink(source.resolve("odd"), name);
        Entry listed = adapter(source).stat(NodeRef.of("/odd"));
        assertThat(listed.linkTarget()).isEqualTo("caf\u201BE9//x/");
        adapter(target).createSymlink(spec("/odd", listed), "caf\u201BE9//x/");
        assertThat(Programs.output("readlink", target.resolve("odd").toString()))
                .isEqualTo(Programs.output("readlink", source.resolve("odd").toString()));
    }
}
