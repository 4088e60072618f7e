package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.Failures.assertFails;
import static org.sylos.tck.fs.Failures.assertFailsWithOneOf;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;

/** FS-802, FS-803, FS-810 and FS-811: nothing leads out of the root. */
interface ConfinementRules extends AdapterRules {
    /** Every operation on a node, by name. What takes a folder gets the node as a folder. */
    private static Map<String, ThrowingCallable> operationsOn(AdapterDriver driver, NodeRef node, NodeRef file) {
        FSAdapter adapter = driver.adapter();
        Map<String, ThrowingCallable> operations = new LinkedHashMap<>();
        operations.put("list", () -> driver.list(node));
        operations.put("stat", () -> adapter.stat(node));
        operations.put("metadata", () -> adapter.metadata(node));
        operations.put("setMetadata", () -> adapter.setMetadata(node, Metadata.ofMtime(MetadataRules.MOMENTS.get(0))));
        operations.put("openRead", () -> driver.read(node));
        operations.put("createFolder", () -> driver.folder(node, "made"));
        operations.put("openWrite", () -> driver.file(node, "made", bytes(3, 3)));
        adapter.capabilities()
                .checksums()
                .forEach(algorithm -> operations.put("checksum " + algorithm, () -> adapter.checksum(node, algorithm)));
        if (driver.has(Capability.SYMLINKS)) {
            operations.put("createSymlink", () -> driver.symlink(node, "made", "target"));
        }
        if (driver.has(Capability.RENAME)) {
            operations.put("rename from", () -> adapter.rename(node, driver.root(), "renamed"));
            operations.put("rename to", () -> adapter.rename(file, node, "renamed"));
        }
        return operations;
    }

    @Test
    default void optional_fs802_paths_that_lead_elsewhere_are_refused() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeFalse(driver.has(Capability.NATIVE_IDS), "NATIVE_IDS");
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        fixture().folderOf(driver, "folder", 5);
        TreeSnapshot before = driver.snapshot();
        for (String path : new String[] {
            "/..",
            "/.",
            "/../folder",
            "/folder/..",
            "/folder/../file",
            "/folder/.",
            "/./file",
            "/folder/./f5",
            "//",
            "//folder",
            "/folder//f5",
            "/folder/",
            "/../../../../../etc"
        }) {
            NodeRef node = NodeRef.of(path);
            Map<String, ThrowingCallable> operations = operationsOn(driver, node, file);
            operations.put("delete", () -> driver.adapter().delete(node));
            operations.put("removeAbandoned", () -> driver.adapter().removeAbandoned(node, AdapterDriver.OWNER));
            operations.forEach((name, operation) -> assertFails(ErrorClass.INVALID_NAME, operation));
            assertThat(driver.snapshot()).as("after %s", path).isEqualTo(before);
        }
    }

    @Test
    default void optional_fs803_no_operation_goes_through_a_link() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.SYMLINKS), "no SYMLINKS");
        assumeFalse(driver.has(Capability.NATIVE_IDS), "NATIVE_IDS");
        NodeRef file = driver.file(driver.root(), "file", bytes(10, 1));
        NodeRef folder = fixture().folderOf(driver, "folder", 5);
        driver.folder(folder, "inner");
        for (String target : new String[] {"folder", "..", "/", ".", "nowhere"}) {
            NodeRef link = driver.symlink(driver.root(), "link", target);
            TreeSnapshot before = driver.snapshot();
            for (String below : new String[] {"f5", "inner", "folder"}) {
                NodeRef node = link.child(below);
                operationsOn(driver, node, file)
                        .forEach((name, operation) -> assertFailsWithOneOf(
                                Set.of(ErrorClass.NOT_FOUND, ErrorClass.CONFLICT, ErrorClass.INVALID_NAME), operation));
                attempt(() -> driver.adapter().delete(node));
                attempt(() -> driver.adapter().removeAbandoned(node, AdapterDriver.OWNER));
            }
            Map<String, ThrowingCallable> onLink = operationsOn(driver, link, file);
            onLink.keySet().removeAll(Set.of("stat", "metadata", "setMetadata", "rename from"));
            onLink.forEach((name, operation) -> assertFailsWithOneOf(
                    Set.of(ErrorClass.NOT_FOUND, ErrorClass.CONFLICT, ErrorClass.INVALID_NAME), operation));
            attempt(() -> driver.adapter().removeAbandoned(link, AdapterDriver.OWNER));
            assertThat(driver.snapshot()).as("after %s", target).isEqualTo(before);
            driver.adapter().delete(link);
        }
    }

    /** What is not there may be deleted without an error, or be refused. */
    private static void attempt(ThrowingCallable call) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        if (thrown != null) {
            assertThat(thrown).isInstanceOf(FSException.class);
        }
    }

    @Test
    default void required_fs810_a_failure_names_its_node() throws IOException {
        AdapterDriver driver = fixture().fresh();
        NodeRef folder = driver.folder(driver.root(), "folder");
        NodeRef missing = driver.missing(folder);
        driver.file(folder, "file", bytes(1, 1));
        assertThat(assertFails(ErrorClass.NOT_FOUND, () -> driver.adapter().stat(missing))
                        .path())
                .isEqualTo("/folder/gone");
        assertThat(assertFails(ErrorClass.NOT_FOUND, () -> driver.read(missing)).path())
                .isEqualTo("/folder/gone");
        assertThat(assertFails(ErrorClass.CONFLICT, () -> driver.read(folder)).path())
                .isEqualTo("/folder");
        assertThat(assertFails(ErrorClass.ALREADY_EXISTS, () -> driver.file(folder, "file", bytes(1, 1)))
                        .path())
                .isEqualTo("/folder/file");
    }

    @Test
    default void required_fs811_a_neighbour_is_out_of_reach() throws IOException {
        AdapterDriver neighbour = fixture().fresh();
        NodeRef secret = neighbour.file(neighbour.root(), "secret", bytes(10, 1));
        TreeSnapshot before = neighbour.snapshot();
        AdapterDriver driver = fixture().fresh();
        for (String name : NamingRules.IMPOSSIBLE) {
            attempt(() -> driver.folder(driver.root(), name));
            attempt(() -> driver.file(driver.root(), name, bytes(1, 1)));
        }
        if (driver.has(Capability.NATIVE_IDS)) {
            attempt(() -> driver.adapter().delete(secret));
            attempt(() -> driver.adapter().setMetadata(secret, Metadata.ofMtime(MetadataRules.MOMENTS.get(0))));
            assertFailsWithOneOf(
                    Set.of(ErrorClass.NOT_FOUND, ErrorClass.INVALID_NAME, ErrorClass.PERMISSION),
                    () -> driver.read(secret));
        }
        assertThat(neighbour.snapshot()).isEqualTo(before);
        assertThat(driver.list(driver.root())).isEmpty();
    }
}
