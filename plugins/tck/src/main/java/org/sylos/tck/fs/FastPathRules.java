package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.engine.api.fs.WriteCondition.ABSENT;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.AdapterDriver.spec;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.TransferMonitor;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;

/** FS-6xx. */
interface FastPathRules extends AdapterRules {
    private AdapterDriver fastTarget() throws IOException {
        AdapterDriver target = fixture().fresh();
        assumeTrue(target.has(Capability.FAST_COPY), "no FAST_COPY");
        return target;
    }

    private static Expected asNow(AdapterDriver source, NodeRef file) throws IOException {
        Entry now = source.adapter().stat(file);
        return new Expected(now.size(), now.mtime());
    }

    private static WriteSpec to(AdapterDriver target, Expected expected, WriteCondition condition) {
        return spec(target.root(), "copy", expected.size(), Metadata.ofMtime(expected.mtime()), condition);
    }

    private static CopyResult copy(
            AdapterDriver target, AdapterDriver source, NodeRef file, Expected expected, WriteSpec spec)
            throws IOException {
        return target.adapter().copyFrom(source.adapter(), file, expected, spec, Set.of(), TransferMonitor.NONE);
    }

    /** Asserts that a file was taken as a stream would have taken it, or that nothing at all happened. */
    private static void assertCopiedOrUntouched(
            AdapterDriver target, CopyResult result, byte[] bytes, Expected expected, TreeSnapshot before)
            throws IOException {
        if (result instanceof CopyResult.Copied copied) {
            NodeRef copy = copied.written().ref();
            assertThat(copy.path()).isEqualTo("/copy");
            assertThat(copied.written().size()).isEqualTo(bytes.length);
            assertThat(target.read(copy)).isEqualTo(bytes);
            Instant time = expected.mtime();
            if (time != null && target.has(Capability.SET_FILE_MTIME)) {
                MetadataRules.assertKept(target, target.adapter().stat(copy).mtime(), time);
            }
            assertThat(target.childNames(target.root())).containsOnlyOnce("copy");
        } else {
            assertThat(result).isEqualTo(CopyResult.NOT_MINE);
            assertThat(target.snapshot()).isEqualTo(before);
        }
    }

    @Test
    default void optional_fs601_a_file_is_taken_as_by_a_stream() throws IOException {
        AdapterDriver target = fastTarget();
        AdapterDriver source = fixture().fresh();
        for (int size : new int[] {0, 1, 65_537, fixture().largeSize()}) {
            byte[] bytes = bytes(size, size);
            NodeRef file = source.file(source.root(), "f" + size, bytes);
            source.adapter().setMetadata(file, Metadata.ofMtime(MetadataRules.MOMENTS.get(0)));
            TreeSnapshot sourceBefore = source.snapshot();
            TreeSnapshot before = target.snapshot();
            Expected expected = asNow(source, file);
            CopyResult first = copy(target, source, file, expected, to(target, expected, ABSENT));
            assertCopiedOrUntouched(target, first, bytes, expected, before);
            if (first instanceof CopyResult.Copied copied) {
                WriteCondition unchanged = target.unchanged(copied.written().ref());
                TreeSnapshot between = target.snapshot();
                CopyResult second = copy(target, source, file, expected, to(target, expected, unchanged));
                assertCopiedOrUntouched(target, second, bytes, expected, between);
                target.adapter().delete(copied.written().ref());
            }
            assertThat(source.snapshot()).isEqualTo(sourceBefore);
        }
    }

    @Test
    default void optional_fs602_a_source_that_drifted_changes_nothing() throws IOException {
        AdapterDriver target = fastTarget();
        AdapterDriver source = fixture().fresh();
        NodeRef file = source.file(source.root(), "file", bytes(1000, 1));
        NodeRef old = target.file(target.root(), "copy", bytes(10, 2));
        Expected now = asNow(source, file);
        assertDrifted(target, source, file, new Expected(999, now.mtime()), target.unchanged(old));
        Instant mtime = now.mtime();
        if (mtime != null) {
            assertDrifted(target, source, file, new Expected(1000, mtime.plusSeconds(86_400)), target.unchanged(old));
        }
        target.adapter().delete(old);
        assertDrifted(target, source, file, new Expected(1001, now.mtime()), ABSENT);
    }

    private static void assertDrifted(
            AdapterDriver target, AdapterDriver source, NodeRef file, Expected expected, WriteCondition condition)
            throws IOException {
        TreeSnapshot before = target.snapshot();
        CopyResult result = copy(target, source, file, expected, to(target, expected, condition));
        assertThat(target.snapshot()).isEqualTo(before);
        if (result instanceof CopyResult.Drifted drifted) {
            Entry now = source.adapter().stat(file);
            assertThat(drifted.now().size()).isEqualTo(now.size());
            assertThat(drifted.now().mtime()).isEqualTo(now.mtime());
        } else {
            assertThat(result).isEqualTo(CopyResult.NOT_MINE);
        }
    }

    @Test
    default void required_fs603_an_unknown_source_is_refused_or_taken_whole() throws IOException {
        AdapterDriver target = fixture().fresh();
        MemoryTree tree = MemoryTree.create().file("/file", bytes(70_000, 1));
        try (FaultyAdapter unknown = new FaultyAdapter(tree.adapter(), FaultPlan.seeded(1))) {
            AdapterDriver source = new AdapterDriver(unknown);
            NodeRef file = NodeRef.of("/file");
            Expected expected = asNow(source, file);
            TreeSnapshot before = target.snapshot();
            CopyResult result = copy(target, source, file, expected, to(target, expected, ABSENT));
            assertCopiedOrUntouched(target, result, bytes(70_000, 1), expected, before);
        }
    }

    @Test
    default void optional_fs604_the_conditions_hold() throws IOException {
        AdapterDriver target = fastTarget();
        AdapterDriver source = fixture().fresh();
        NodeRef file = source.file(source.root(), "file", bytes(1000, 1));
        Expected expected = asNow(source, file);
        WriteSpec free = spec(target.root(), "probe", 1000, Metadata.NONE, ABSENT);
        assumeTrue(
                copy(target, source, file, expected, free) instanceof CopyResult.Copied,
                "nothing is taken from an adapter of the same kind");
        NodeRef old = target.file(target.root(), "copy", bytes(10, 2));
        TreeSnapshot before = target.snapshot();
        assertFails(
                ErrorClass.ALREADY_EXISTS, () -> copy(target, source, file, expected, to(target, expected, ABSENT)));
        assertThat(target.snapshot()).isEqualTo(before);
        WriteCondition wrong =
                new WriteCondition.Unchanged(old, 11, target.adapter().stat(old).mtime());
        assertFails(ErrorClass.CONFLICT, () -> copy(target, source, file, expected, to(target, expected, wrong)));
        assertThat(target.snapshot()).isEqualTo(before);
        WriteCondition gone = target.unchanged(old);
        target.adapter().delete(old);
        TreeSnapshot without = target.snapshot();
        assertFails(ErrorClass.CONFLICT, () -> copy(target, source, file, expected, to(target, expected, gone)));
        assertThat(target.snapshot()).isEqualTo(without);
    }

    @Test
    default void optional_fs605_the_monitor_hears_of_every_byte() throws IOException {
        AdapterDriver target = fastTarget();
        AdapterDriver source = fixture().fresh();
        NodeRef file = source.file(source.root(), "file", bytes(fixture().largeSize(), 1));
        Expected expected = asNow(source, file);
        AtomicLong heard = new AtomicLong();
        TransferMonitor monitor = bytes -> {
            assertThat(bytes).isPositive();
            heard.addAndGet(bytes);
        };
        CopyResult result = target.adapter()
                .copyFrom(source.adapter(), file, expected, to(target, expected, ABSENT), Set.of(), monitor);
        assertThat(heard.get()).isEqualTo(result instanceof CopyResult.Copied ? expected.size() : 0);
    }

    @Test
    default void optional_fs606_without_the_fast_path_nothing_is_taken() throws IOException {
        AdapterDriver target = fixture().fresh();
        assumeFalse(target.has(Capability.FAST_COPY), "FAST_COPY");
        AdapterDriver source = fixture().fresh();
        NodeRef file = source.file(source.root(), "file", bytes(1000, 1));
        Expected expected = asNow(source, file);
        assertThat(copy(target, source, file, expected, to(target, expected, ABSENT)))
                .isEqualTo(CopyResult.NOT_MINE);
        assertThat(target.list(target.root())).isEmpty();
    }

    @Test
    default void optional_fs607_permissions_are_kept_when_asked_for() throws IOException {
        AdapterDriver target = fastTarget();
        assumeTrue(target.has(Capability.PERMISSIONS), "no PERMISSIONS");
        AdapterDriver source = fixture().fresh();
        NodeRef file = source.file(source.root(), "file", bytes(1000, 1));
        for (int mode : new int[] {0600, 0751, 0444}) {
            source.adapter().setMetadata(file, new Metadata(null, mode, null, null, null));
            Expected expected = asNow(source, file);
            WriteSpec spec = to(target, expected, ABSENT);
            CopyResult result = target.adapter()
                    .copyFrom(
                            source.adapter(),
                            file,
                            expected,
                            spec,
                            Set.of(Capability.PERMISSIONS),
                            TransferMonitor.NONE);
            if (result instanceof CopyResult.Copied copied) {
                NodeRef copy = copied.written().ref();
                assertThat(target.adapter().metadata(copy).mode()).isEqualTo(mode);
                target.adapter().delete(copy);
            }
        }
    }

    @Test
    default void optional_fs608_a_source_that_is_missing_is_not_found() throws IOException {
        AdapterDriver target = fastTarget();
        AdapterDriver source = fixture().fresh();
        NodeRef file = source.missing(source.root());
        Expected expected = new Expected(1, MetadataRules.MOMENTS.get(0));
        try {
            assertThat(copy(target, source, file, expected, to(target, expected, ABSENT)))
                    .isEqualTo(CopyResult.NOT_MINE);
        } catch (FSException e) {
            assertThat(e.errorClass()).isEqualTo(ErrorClass.NOT_FOUND);
        }
        assertThat(target.list(target.root())).isEmpty();
    }
}
