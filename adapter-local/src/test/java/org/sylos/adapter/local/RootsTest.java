package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RootsTest extends LocalTest {
    private boolean overlap(Path one, Path other) {
        boolean there = adapter(one).overlaps(adapter(other));
        assertThat(adapter(other).overlaps(adapter(one))).isEqualTo(there);
        return there;
    }

    @Test
    void treesInOneAnotherOverlap() {
        assertThat(overlap(source, source)).isTrue();
        assertThat(overlap(source, source.resolve("not/yet/there"))).isTrue();
        assertThat(overlap(scratch.resolve("no"), scratch.resolve("no/thing"))).isTrue();
        assertThat(overlap(scratch, target)).isTrue();
    }

    @Test
    void treesApartDoNot() {
        assertThat(overlap(source, target)).isFalse();
        assertThat(overlap(source, scratch.resolve("source2"))).isFalse();
        assertThat(overlap(scratch.resolve("no"), scratch.resolve("nothing"))).isFalse();
    }

    @Test
    void linksAreSeenThrough() throws IOException {
        Path link = Files.createSymbolicLink(scratch.resolve("link"), source);
        assertThat(overlap(link, source)).isTrue();
        assertThat(overlap(link.resolve("new"), source)).isTrue();
        assertThat(overlap(link, target)).isFalse();
    }

    @Test
    void mountsAreSeenThrough() throws IOException {
        assumeTrue(Programs.run("mount", "--bind", source.toString(), target.toString()), "mounting needs privileges");
        try {
            assertThat(overlap(target.resolve("new"), source)).isTrue();
        } finally {
            Programs.output("umount", target.toString());
        }
    }
}
