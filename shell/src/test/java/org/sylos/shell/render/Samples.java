package org.sylos.shell.render;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.event.QueueMetrics;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.storage.CopyStatus;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.TraversalStatus;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.VerificationRun;

/** Facts to draw. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Samples() {}

    static MigrationDetails details(Phase phase, @Nullable Phase returnTo, int pass, long pid) {
        return details(phase, returnTo, VerificationRun.NONE, pass, pid);
    }

    static MigrationDetails details(
            Phase phase, @Nullable Phase returnTo, VerificationRun verification, int pass, long pid) {
        return new MigrationDetails(
                "photos",
                new UUID(1, 2),
                phase,
                returnTo,
                verification,
                pass,
                NOON,
                NOON.plusSeconds(90),
                "/data/photos",
                "/mnt/nas/photos",
                Path.of("/home/u/migration.duckdb"),
                pid,
                Map.of("file-copy.done", 1234L));
    }

    static NodeView file(Side side, String path, long size, @Nullable ErrorClass error, @Nullable String message) {
        return new NodeView(
                side,
                5,
                1,
                2,
                NodeKind.FILE,
                path,
                size,
                NOON,
                null,
                null,
                TraversalStatus.SUCCESSFUL,
                side == Side.SRC ? CopyStatus.PENDING : null,
                0,
                error,
                message,
                null,
                error == null ? 0 : 2);
    }

    static QueueMetrics queue(
            QueueMetrics.Queue queue, long discovered, long bytes, long inProgress, long done, long doneBytes) {
        return new QueueMetrics(
                queue,
                7,
                discovered,
                bytes,
                discovered - done,
                inProgress,
                done,
                doneBytes,
                0,
                0,
                1234.4,
                5.5 * 1024 * 1024,
                8,
                java.time.Duration.ofSeconds(75));
    }
}
