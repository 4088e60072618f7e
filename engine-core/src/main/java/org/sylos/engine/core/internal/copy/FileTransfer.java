package org.sylos.engine.core.internal.copy;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CopyResult;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.fs.Expected;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.engine.api.fs.WriteSpec;
import org.sylos.engine.api.fs.Written;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.FileCopy;
import org.sylos.engine.core.internal.run.ItemPass.Progress;
import org.sylos.engine.core.internal.run.RunContext;
import org.sylos.engine.core.internal.words.Amount;

/**
 * Brings one file or link to the destination. What is there is replaced only when it is what the plan saw, and the source is
 * taken only when it is what the plan saw. Thread-safe.
 */
final class FileTransfer {
    private final RunContext run;
    private final FSAdapter src;
    private final FSAdapter dst;
    private final Kept kept;
    private final StreamCopy stream;
    private final boolean fastPath;
    private final SamePlace samePlace;

    FileTransfer(RunContext run, Kept kept) {
        this.run = run;
        this.src = run.src().adapter();
        this.dst = run.dst().adapter();
        this.kept = kept;
        this.stream = new StreamCopy(run, kept);
        this.fastPath =
                dst.capabilities().has(Capability.FAST_COPY) && run.options().checksum() == null;
        this.samePlace = new SamePlace(src.capabilities(), dst.capabilities(), kept);
    }

    CopyOutcome transfer(FileCopy file, Progress progress) throws IOException, InterruptedException {
        FileCopy.Replaced replaced = file.replaces();
        WriteCondition condition = replaced == null
                ? WriteCondition.ABSENT
                : new WriteCondition.Unchanged(replaced.ref(), replaced.size(), replaced.mtime());
        try {
            return transfer(file, condition, progress);
        } catch (FSException e) {
            if (!inTheWay(e)) {
                throw e;
            }
            Entry source = src.stat(file.source());
            if (source.kind() != file.kind()) {
                return drifted(file, source);
            }
            // A run that died after the rename and before the record leaves the finished file behind; it is written
            // again.
            WriteCondition own = ownEarlierWrite(file);
            if (own == null) {
                throw new FSException(
                        ErrorClass.CONFLICT,
                        e.path(),
                        "the destination changed after the plan was made (" + e.getMessage()
                                + "); it was left as it is",
                        e);
            }
            return transfer(file, own, progress);
        }
    }

    private @Nullable WriteCondition ownEarlierWrite(FileCopy file) throws IOException {
        Entry there = lookUp(file);
        if (there == null || !samePlace.looksLike(file, there)) {
            return null;
        }
        NodeRef ref = new NodeRef(file.dstParent().child(file.name()).path(), there.nativeId());
        return new WriteCondition.Unchanged(ref, there.size(), there.mtime());
    }

    /** What has the name of a file at the destination; null when there is nothing. */
    private @Nullable Entry lookUp(FileCopy file) throws IOException {
        if (dst.capabilities().has(Capability.NATIVE_IDS)) {
            return search(file);
        }
        try {
            return dst.stat(file.dstParent().child(file.name()));
        } catch (FSException e) {
            if (e.errorClass() == ErrorClass.NOT_FOUND) {
                return null;
            }
            throw e;
        }
    }

    /** The id of what has the name is not known, so only the folder's listing tells. */
    private @Nullable Entry search(FileCopy file) throws IOException {
        try (Listing listing = dst.list(file.dstParent(), dst.capabilities().pageSize())) {
            List<Entry> page = listing.nextPage();
            while (!page.isEmpty()) {
                for (Entry entry : page) {
                    if (entry.name().equals(file.name()) && samePlace.looksLike(file, entry)) {
                        return entry;
                    }
                }
                page = listing.nextPage();
            }
            return null;
        }
    }

    private CopyOutcome transfer(FileCopy file, WriteCondition condition, Progress progress)
            throws IOException, InterruptedException {
        if (file.kind() == NodeKind.SYMLINK) {
            return link(file, condition);
        }
        Expected expected = new Expected(file.size(), file.mtime());
        if (fastPath) {
            WriteSpec spec = spec(file, Metadata.ofMtime(kept.fileTimes() ? file.mtime() : null), condition);
            CopyResult result = dst.copyFrom(src, file.source(), expected, spec, kept.parts(), progress::moved);
            if (result instanceof CopyResult.Copied copied) {
                return CopyOutcome.written(file.id(), copied.written().ref().nativeId(), null);
            }
            if (result instanceof CopyResult.Drifted drifted) {
                return drifted(file, drifted.now());
            }
        }
        StreamCopy.Result result = stream.copy(file, expected, metadata -> open(file, metadata, condition), progress);
        return result.drifted() == null
                ? CopyOutcome.written(file.id(), result.nativeId(), result.checksum())
                : drifted(file, result.drifted());
    }

    /** What an earlier try left is found before anything is read in vain. */
    private FileWrite open(FileCopy file, Metadata metadata, WriteCondition condition) throws IOException {
        try {
            return dst.openWrite(spec(file, metadata, condition));
        } catch (FSException e) {
            WriteCondition own = inTheWay(e) ? ownEarlierWrite(file) : null;
            if (own == null) {
                throw e;
            }
            return dst.openWrite(spec(file, metadata, own));
        }
    }

    private static boolean inTheWay(FSException e) {
        return e.errorClass() == ErrorClass.ALREADY_EXISTS || e.errorClass() == ErrorClass.CONFLICT;
    }

    private CopyOutcome link(FileCopy file, WriteCondition condition) throws IOException {
        Entry now = src.stat(file.source());
        if (now.kind() != NodeKind.SYMLINK || !Objects.equals(now.linkTarget(), file.linkTarget())) {
            return drifted(file, now);
        }
        Metadata metadata = Metadata.ofMtime(kept.fileTimes() ? file.mtime() : null);
        if (kept.parts().contains(Capability.OWNER)) {
            Metadata all = src.metadata(file.source());
            metadata = new Metadata(metadata.mtime(), null, all.owner(), all.group(), null);
        }
        WriteSpec spec = new WriteSpec(file.dstParent(), file.name(), 0, metadata, condition, run.owner());
        Written written = dst.createSymlink(spec, Objects.requireNonNull(file.linkTarget()));
        return CopyOutcome.written(file.id(), written.ref().nativeId(), null);
    }

    private WriteSpec spec(FileCopy file, Metadata metadata, WriteCondition condition) {
        return new WriteSpec(file.dstParent(), file.name(), file.size(), metadata, condition, run.owner());
    }

    private CopyOutcome drifted(FileCopy file, Entry now) {
        String message = "planned " + Amount.of(file.size(), "byte") + " of " + file.mtime() + ", found "
                + (now.kind() == file.kind()
                        ? Amount.of(now.size(), "byte") + " of " + now.mtime()
                        : now.kind().toString());
        return new CopyOutcome(
                file.id(),
                CopyStatus.DRIFTED,
                null,
                null,
                List.of(new Attempt(run.clock().instant(), ErrorClass.CONFLICT, message)));
    }
}
