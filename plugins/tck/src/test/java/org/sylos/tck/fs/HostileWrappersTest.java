package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sylos.tck.fs.AdapterDriver.bytes;
import static org.sylos.tck.fs.AdapterDriver.spec;
import static org.sylos.tck.fs.Failures.assertFails;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.FileWrite;
import org.sylos.engine.api.fs.Listing;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.NodeRef;
import org.sylos.engine.api.fs.ReadChannel;
import org.sylos.engine.api.fs.WriteCondition;

/** Handles that run out, names of any case, storage in a bad mood. */
class HostileWrappersTest {
    private final MemoryTree tree = MemoryTree.create().file("/Folder/File", 10L);

    @Test
    void handles_run_out_and_are_given_back() throws IOException {
        HandleLimit limit = new HandleLimit(tree.adapter(), 3);
        NodeRef file = NodeRef.of("/Folder/File");
        Listing listing = limit.list(limit.root(), 10);
        ReadChannel channel = limit.openRead(file, 0, Long.MAX_VALUE);
        FileWrite write = limit.openWrite(spec(limit.root(), "new", 1, Metadata.NONE, WriteCondition.ABSENT));
        assertThat(limit.open()).isEqualTo(3);
        FSException refused = assertFails(ErrorClass.TRANSIENT, () -> limit.openRead(file, 0, 1));
        assertThat(refused.path()).isEqualTo("/Folder/File");
        assertThat(limit.refused()).isEqualTo(1);
        assertThat(limit.stat(file).size()).isEqualTo(10);

        listing.close();
        listing.close();
        assertThat(limit.open()).isEqualTo(2);
        channel.close();
        write.close();
        assertThat(limit.open()).isZero();
        assertFails(ErrorClass.NOT_FOUND, () -> limit.openRead(NodeRef.of("/missing"), 0, 1));
        new AdapterDriver(limit).file(limit.root(), "written", bytes(5, 1));
        assertThat(limit.open()).as("after failures and commits").isZero();
        assertThat(limit.mostOpen()).isEqualTo(3);
    }

    @Test
    void names_are_found_in_any_case_and_kept_as_they_were_given() throws IOException {
        FoldingView view = new FoldingView(tree.adapter());
        AdapterDriver driver = new AdapterDriver(view);
        assertThat(view.capabilities().names().caseFolding()).isEqualTo(CaseFolding.SIMPLE);
        assertThat(view.stat(NodeRef.of("/FOLDER/fILE")).name()).isEqualTo("File");
        assertThat(driver.folder(view.root(), "folder").path()).isEqualTo("/Folder");
        assertFails(ErrorClass.ALREADY_EXISTS, () -> driver.file(NodeRef.of("/folder"), "FILE", bytes(1, 1)));
        view.rename(NodeRef.of("/folder/file"), NodeRef.of("/folder"), "file");
        assertThat(driver.childNames(NodeRef.of("/Folder"))).containsExactly("file");
        tree.file("/Folder/FILE", 3L);
        assertThat(driver.childNames(NodeRef.of("/Folder"))).hasSize(1);
        assertThatThrownBy(() -> new FoldingView(
                        MemoryTree.builder().with(Capability.NATIVE_IDS).build().adapter()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void who_comes_second_under_another_spelling_does_not_get_the_name() throws IOException {
        FoldingView view = new FoldingView(tree.adapter());
        FileWrite late = view.openWrite(spec(view.root(), "name", 1, Metadata.NONE, WriteCondition.ABSENT));
        new AdapterDriver(view).file(view.root(), "NAME", bytes(2, 1));
        late.write(ByteBuffer.allocate(1));
        assertFails(ErrorClass.ALREADY_EXISTS, late::commit);
        assertThat(new AdapterDriver(view).childNames(view.root())).containsExactlyInAnyOrder("Folder", "NAME");
        assertThat(tree.unfinishedWrites()).isZero();
    }

    @Test
    void a_bad_mood_follows_from_its_seed_alone() {
        Cranky cranky = Cranky.seeded(7).passing(0.3).doomed(0.2);
        Map<String, Optional<ErrorClass>> fates = new HashMap<>();
        IntStream.range(0, 1000).forEach(i -> fates.put("/f" + i, cranky.fate("/f" + i)));
        long doomed = fates.values().stream().filter(Optional::isPresent).count();
        assertThat(doomed).isBetween(140L, 260L);
        assertThat(fates.values()).contains(Optional.of(ErrorClass.PERMISSION), Optional.of(ErrorClass.NO_SPACE));
        fates.forEach((path, fate) ->
                assertThat(Cranky.seeded(7).doomed(0.2).fate(path)).isEqualTo(fate));
        assertThat(cranky.fate("/")).isEmpty();
        assertThat(outcomes(cranky.plan())).isEqualTo(outcomes(cranky.plan()));
        assertThat(outcomes(cranky.plan()))
                .isNotEqualTo(outcomes(Cranky.seeded(8).passing(0.3).plan()));
    }

    private static Map<String, String> outcomes(FaultPlan plan) {
        MemoryTree files = MemoryTree.create();
        Map<String, String> outcomes = new HashMap<>();
        try (FaultyAdapter adapter = new FaultyAdapter(files.adapter(), plan)) {
            for (int i = 0; i < 200; i++) {
                files.file("/f" + i, 1L);
                try {
                    adapter.stat(NodeRef.of("/f" + i));
                    outcomes.put("/f" + i, "well");
                } catch (IOException e) {
                    assertThat(e).hasMessageContaining("seed");
                    outcomes.put("/f" + i, ((FSException) e).errorClass().toString());
                }
            }
        }
        assertThat(outcomes.values()).contains("well", "TRANSIENT", "THROTTLED");
        return outcomes;
    }
}
