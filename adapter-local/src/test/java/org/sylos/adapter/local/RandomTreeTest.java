package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees of everything that a tree can hold, copied and compared by programs that know nothing of the adapter. */
class RandomTreeTest extends LocalTest {
    private static final int[] SIZES = {0, 1, 4095, 4096, 65_535, 65_536, 65_537, 131_072, 200_000, 1 << 20, 1_300_000};
    private static final int[] MODES = {0600, 0644, 0640, 0755, 0700, 0444, 02755, 04755, 01777};
    private static final String[] PIECES = {
        "a",
        "B",
        "\u00E9",
        "e\u0301",
        "\u65E5",
        " ",
        ".",
        "-",
        "%",
        "'",
        "\"",
        "\n",
        "\\",
        "*",
        "\u201BE9",
        "\u201BFF",
        "\uD83D\uDE00"
    };

    /** Fresh seeds each time; the name of a failed test has the one to set here. */
    static List<Long> seeds() {
        long now = System.nanoTime();
        return List.of(1L, now, now + 1, now + 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aCopyIsTheSame(long seed) throws IOException {
        fill(source, new Random(seed), 0);
        String[] options = {"xattrs=true", "owner=true"};
        assertThat(new TreeCopy(adapter(source, options), adapter(target.resolve("fast"), options), false).run())
                .isEmpty();
        assertSame(source, target.resolve("fast"));
        assertThat(new TreeCopy(adapter(source, options), adapter(target.resolve("stream"), options), true).run())
                .isEmpty();
        assertSame(source, target.resolve("stream"));
    }

    private static void fill(Path folder, Random random, int depth) throws IOException {
        Set<String> used = new HashSet<>();
        List<Path> made = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
            String text = name(random);
            if (!used.add(text)) {
                continue;
            }
            Path place = folder.resolve(Names.path(text, "/"));
            int kind = random.nextInt(10);
            if (kind < 3 && depth < 4) {
                Files.createDirectory(place);
                fill(place, random, depth + 1);
                Modes.set(place, MODES[random.nextInt(MODES.length)] | 0700);
                made.add(place);
            } else if (kind < 4) {
                Files.createSymbolicLink(place, Names.path(name(random) + "/" + name(random), "/"));
            } else {
                write(place, random);
                Modes.set(place, MODES[random.nextInt(MODES.length)]);
                made.add(place);
            }
        }
        for (Path place : made) {
            long second = random.nextInt(2_000_000_000);
            Files.setLastModifiedTime(
                    place, FileTime.from(Instant.ofEpochSecond(second, random.nextInt(1_000_000_000))));
        }
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder("n").append(random.nextInt(100));
        for (int i = random.nextInt(5); i > 0; i--) {
            name.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return name.toString();
    }

    /** Runs of bytes and of zeros. */
    private static void write(Path file, Random random) throws IOException {
        int left = SIZES[random.nextInt(SIZES.length)];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (left > 0) {
                byte[] run = new byte[Math.min(left, 1 + random.nextInt(150_000))];
                if (random.nextBoolean()) {
                    random.nextBytes(run);
                }
                out.write(ByteBuffer.wrap(run));
                left -= run.length;
            }
        }
    }
}
