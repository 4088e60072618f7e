package org.sylos.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.tck.fs.FaultRule;
import org.sylos.tck.fs.FsOperation;

/** Who may do what in a folder of the destination while it is being filled. */
class FolderAccessTest extends LabTest {
    private static final Instant TIME = Instant.parse("2020-02-29T12:34:56Z");

    FolderAccessTest(Stores stores) {
        super(stores);
    }

    @Test
    void a_private_folder_is_never_open_to_others_while_it_is_filled() throws InterruptedException {
        lab.source.file("/private/f", "secret").file("/public/f", "x").file("/closed/f", "y");
        lab.source.set("/private", mode(0700)).set("/closed", mode(0555));
        Map<String, Integer> during = new ConcurrentHashMap<>();
        lab.dstFaults.add(FaultRule.run(event -> during.put(event.path(), modeOf(parent(event.path()))))
                .on(FsOperation.COPY_FROM));

        assertThat(runAll(lab.create()).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(during).containsEntry("/private/f", 0700).containsEntry("/public/f", 0755);
        assertThat(during).containsEntry("/closed/f", 0755);
        assertArrived();
    }

    @Test
    void a_folder_closed_like_its_source_is_opened_for_what_is_new_and_closed_again() throws InterruptedException {
        lab.source.file("/closed/old", "x").set("/closed", mode(0555));
        respectModes();
        Migration migration = lab.create(options -> options.workerCount(4));
        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        for (int i = 0; i < 20; i++) {
            lab.source.file("/closed/new" + i, "new");
        }
        lab.source.file("/closed/folder/f", "deeper").symlink("/closed/link", "old");

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.COMPLETED);
        assertThat(modeOf("/closed")).isEqualTo(0555);
        assertArrived();
        assertSound(migration);
    }

    @Test
    void a_folder_that_is_closed_at_the_destination_alone_stays_closed() throws InterruptedException {
        lab.source.file("/d/f", "x").file("/d/e/f", "y").mtime("/d", TIME);
        lab.destination.folder("/d").mtime("/d", TIME).set("/d", mode(0555));
        respectModes();
        Migration migration = lab.create();

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(node(migration, "/d/f").errorClass()).isEqualTo(ErrorClass.PERMISSION);
        assertThat(node(migration, "/d/e").errorClass()).isEqualTo(ErrorClass.PERMISSION);
        assertThat(modeOf("/d")).isEqualTo(0555);
        assertSound(migration);
    }

    @Test
    void without_permissions_nothing_is_opened() throws InterruptedException {
        lab.source.file("/d/f", "x").set("/d", mode(0555));
        lab.destination.folder("/d").set("/d", mode(0555));
        respectModes();
        Migration migration =
                lab.create(options -> options.preserve(new MigrationOptions.Preserve(true, false, false, false)));

        assertThat(runAll(migration).outcome()).isEqualTo(RunOutcome.FAILURES);
        assertThat(modeOf("/d")).isEqualTo(0555);
    }

    /** The tree in memory belongs to somebody who may do everything; these rules make an ordinary user of it. */
    private void respectModes() {
        lab.dstFaults.add(FaultRule.run(event -> {
                    if ((modeOf(parent(event.path())) & 0300) != 0300) {
                        throw new FSException(ErrorClass.PERMISSION, event.path(), "the folder is closed", null);
                    }
                })
                .on(FsOperation.COPY_FROM, FsOperation.CREATE_FOLDER, FsOperation.CREATE_SYMLINK));
    }

    private int modeOf(String path) {
        try {
            Integer mode = lab.destination.adapter().metadata(NodeRef.of(path)).mode();
            return mode == null ? -1 : mode;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    private static Metadata mode(int mode) {
        return new Metadata(null, mode, null, null, null);
    }
}
