package org.sylos.tck.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.JournalEntry;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.fs.Checksum;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.storage.Attempt;
import org.sylos.engine.api.storage.CompareMode;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.MigrationStore;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.PlanApproval;
import org.sylos.engine.api.storage.VerificationRecord;
import org.sylos.engine.api.verify.Verdict;

/** A migration in the middle of everything: some of each thing that a store keeps. */
final class BusyMigration {
    private static final Instant NOW = Instant.parse("2025-06-07T08:09:10.111222333Z");

    private final StoreRig rig;

    private BusyMigration(StoreRig rig) {
        this.rig = rig;
    }

    /** Fills the store of a rig. */
    static MigrationStore fill(StoreRig rig) {
        BusyMigration migration = new BusyMigration(rig);
        migration.live();
        migration.discover();
        migration.copy();
        migration.verify();
        migration.note();
        return rig.store();
    }

    private void live() {
        rig.store().lifecycle().changePhase(new PhaseChange(NOW, Phase.CREATED, Phase.TRAVERSING, "begun"));
        rig.store()
                .lifecycle()
                .changePhase(new PhaseChange(NOW.plusNanos(1), Phase.TRAVERSING, Phase.SUSPENDED, "stopped"));
        rig.store().lifecycle().putDocument("config", "name: it's\n");
    }

    private void discover() {
        Shape src = Shape.root(
                Shape.folder("both", Shape.file("same", 1), Shape.file("differs", 2), Shape.link("link", "../same")),
                Shape.folder("new", Shape.file("in new", 4), Shape.folder("deep", Shape.file("deeper", 8))),
                Shape.folder("locked", Shape.file("lost", 16)).unlistable(ErrorClass.PERMISSION, "may not be read"),
                Shape.file("kind", 32),
                Shape.file("out", 64).rejected("rule 1", "not wanted"),
                Shape.file("odd", 128),
                Shape.unsupported("pipe", "a FIFO"),
                Shape.unreadable("broken", ErrorClass.CORRUPT, "cannot be read"));
        Shape dst = Shape.root(
                Shape.folder("both", Shape.file("same", 1), Shape.file("differs", 3), Shape.file("extra", 5)),
                Shape.folder("kind"),
                Shape.file("odd", 128, null));
        Discoverer discoverer = rig.discoverer(src, dst);
        discoverer.seed();
        // A first try that failed half way belongs to the history.
        Attempt failed = new Attempt(NOW, ErrorClass.TRANSIENT, "gone away");
        ListingOutcome retry = new ListingOutcome(ListingOutcome.Result.RETRY, List.of(failed));
        rig.discovery()
                .append(
                        Side.SRC,
                        rig.discovery().pending(Side.SRC, 0, 0, 1).stream()
                                .map(root ->
                                        Discoverer.page(root, src.children().subList(0, 2), retry))
                                .toList());
        for (int depth = 0; depth < discoverer.rounds(); depth++) {
            discoverer.round(Side.SRC, depth);
            discoverer.round(Side.DST, depth);
            discoverer.compare(depth + 1, StoreRig.rule(CompareMode.CHECKSUM, 1));
        }
    }

    private void copy() {
        rig.store()
                .lifecycle()
                .approve(new PlanApproval(
                        NOW, "someone", 1, true, rig.inspection().planDigest(), Map.of()));
        Checksum checksum = new Checksum(ChecksumAlgorithm.SHA256, "0123456789abcdef");
        Attempt failed = new Attempt(NOW, ErrorClass.THROTTLED, "slow down");
        rig.copies().openUpTo(Long.MAX_VALUE);
        rig.copies()
                .record(List.of(
                        CopyOutcome.written(rig.src("/new").id(), "id of new", null),
                        new CopyOutcome(rig.src("/both/link").id(), CopyStatus.PENDING, null, null, List.of(failed)),
                        CopyOutcome.written(rig.src("/both/differs").id(), null, checksum),
                        new CopyOutcome(rig.src("/new/deep").id(), CopyStatus.FAILED, null, null, List.of(failed)),
                        new CopyOutcome(
                                rig.src("/new/in new").id(),
                                CopyStatus.SUCCESSFUL,
                                "id 5",
                                checksum,
                                List.of(failed))));
        rig.copies().failBelow(-1);
    }

    private void verify() {
        long differs = rig.src("/both/differs").id();
        long written = rig.src("/new/in new").id();
        rig.store()
                .verification()
                .record(
                        "size",
                        List.of(
                                new VerificationRecord(differs, NOW, Verdict.verified("size")),
                                new VerificationRecord(written, NOW, Verdict.mismatch("size", "4 is not 5"))));
        rig.store()
                .verification()
                .record(
                        "checksum",
                        List.of(new VerificationRecord(written, NOW, Verdict.unknown("sha256", "no checksum"))));
    }

    private void note() {
        rig.store()
                .journal()
                .append(List.of(
                        new JournalEntry(NOW, JournalEntry.Level.INFO, "copy", "/new", "it's done"),
                        new JournalEntry(NOW, JournalEntry.Level.ERROR, "engine", null, "")));
        QueueMetrics sample =
                new QueueMetrics(QueueMetrics.Queue.FILE_COPY, -1, 9, 8, 7, 6, 5, 4, 3, 2, 1.5, 0.25, 12, null);
        rig.store().journal().appendMetrics(NOW, List.of(sample));
        rig.store().journal().appendMetrics(NOW.plusSeconds(1), List.of());
    }
}
