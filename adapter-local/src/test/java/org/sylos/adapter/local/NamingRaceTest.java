package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.sylos.tck.fs.AdapterDriver.bytes;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.api.fs.FSException;
import org.sylos.engine.api.fs.Metadata;
import org.sylos.engine.api.fs.WriteCondition;
import org.sylos.tck.fs.AdapterDriver;

/** Somebody who knows nothing of the adapter makes the same names at the same time. */
class NamingRaceTest extends LocalTest {
    private static final int ROUNDS = 300;

    private static boolean made(AdapterDriver driver, String name) throws IOException {
        try {
            driver.write(
                    AdapterDriver.spec(driver.root(), name, 100, Metadata.NONE, WriteCondition.ABSENT), bytes(100, 1));
            return true;
        } catch (FSException e) {
            assertThat(e.errorClass()).isEqualTo(ErrorClass.ALREADY_EXISTS);
            return false;
        }
    }

    private static boolean made(Path file) throws IOException {
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    @Test
    void nobodysFileIsOverwritten() throws Exception {
        assumeTrue(hardLinks(), "no hard links here");
        AdapterDriver driver = driver(target);
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < ROUNDS; i++) {
                Path file = target.resolve("file" + i);
                Future<Boolean> theirs = other.submit(() -> {
                    start.await();
                    return made(file);
                });
                start.await();
                boolean ours = made(driver, "file" + i);
                assertThat(List.of(ours, theirs.get())).as("round %d", i).containsExactlyInAnyOrder(true, false);
                assertThat(Files.size(file)).isEqualTo(ours ? 100 : 0);
            }
        } finally {
            other.shutdownNow();
        }
    }

    private boolean hardLinks() throws IOException {
        Path one = Files.createFile(source.resolve("one"));
        return Programs.run("ln", one.toString(), source.resolve("two").toString());
    }
}
