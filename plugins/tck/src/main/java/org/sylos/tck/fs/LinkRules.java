package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.engine.api.fs.WriteCondition.ABSENT;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.AdapterDriver.spec;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteCondition;

/** FS-524 to FS-526: links that are written. */
interface LinkRules extends AdapterRules {
    /** Targets that are there, that are not, and that lie outside of any root. */
    List<String> TARGETS =
            List.of("f5", "nowhere", ".", "..", "../../..", "/", "/nowhere/at all", "../a/b", "\u00e9 \n%");

    @Test
    default void optional_fs524_the_target_is_kept_as_it_is() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.SYMLINKS), "no SYMLINKS");
        for (String target : TARGETS) {
            NodeRef link = driver.symlink(driver.root(), "link" + TARGETS.indexOf(target), target);
            Entry entry = driver.adapter().stat(link);
            assertThat(entry.kind()).isEqualTo(NodeKind.SYMLINK);
            assertThat(entry.linkTarget()).isEqualTo(target);
        }
        assertThat(driver.list(driver.root())).hasSameSizeAs(TARGETS);
    }

    @Test
    default void optional_fs525_links_are_refused_where_there_are_none() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeFalse(driver.has(Capability.SYMLINKS), "SYMLINKS");
        assertFails(ErrorClass.UNSUPPORTED, () -> driver.symlink(driver.root(), "link", "target"));
        assertThat(driver.list(driver.root())).isEmpty();
    }

    @Test
    default void optional_fs526_links_are_written_under_conditions() throws IOException {
        AdapterDriver driver = fixture().fresh();
        assumeTrue(driver.has(Capability.SYMLINKS), "no SYMLINKS");
        NodeRef target = driver.file(driver.root(), "target", bytes(50, 1));
        NodeRef link = driver.symlink(driver.root(), "link", "target");
        TreeSnapshot before = driver.snapshot();
        assertFails(ErrorClass.ALREADY_EXISTS, () -> driver.symlink(driver.root(), "link", "other"));
        assertFails(ErrorClass.ALREADY_EXISTS, () -> driver.symlink(driver.root(), "target", "other"));
        WriteCondition wrong = new WriteCondition.Unchanged(
                target, 51, driver.adapter().stat(target).mtime());
        assertFails(
                ErrorClass.CONFLICT,
                () -> driver.adapter().createSymlink(spec(driver.root(), "target", 0, Metadata.NONE, wrong), "other"));
        assertFails(ErrorClass.ALREADY_EXISTS, () -> driver.file(driver.root(), "link", bytes(1, 1)));
        assertThat(driver.snapshot()).isEqualTo(before);

        link = driver.adapter()
                .createSymlink(spec(driver.root(), "link", 0, Metadata.NONE, driver.unchanged(link)), "other")
                .ref();
        assertThat(driver.adapter().stat(link).linkTarget()).isEqualTo("other");
        link = driver.adapter()
                .createSymlink(spec(driver.root(), "link", 0, Metadata.NONE, driver.unchanged(link)), "target")
                .ref();
        NodeRef file = driver.write(spec(driver.root(), "link", 9, Metadata.NONE, driver.unchanged(link)), bytes(9, 2))
                .ref();
        assertThat(driver.adapter().stat(file).kind()).isEqualTo(NodeKind.FILE);
        assertThat(driver.read(file)).isEqualTo(bytes(9, 2));
        assertThat(driver.read(target)).isEqualTo(bytes(50, 1));
        NodeRef again = driver.adapter()
                .createSymlink(spec(driver.root(), "link", 0, Metadata.NONE, driver.unchanged(file)), "target")
                .ref();
        assertThat(driver.adapter().stat(again).linkTarget()).isEqualTo("target");
        assertThat(driver.adapter()
                        .createSymlink(spec(driver.root(), "new", 0, Metadata.NONE, ABSENT), "target")
                        .size())
                .isZero();
    }
}
