package org.sylos.engine.api.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sylos.engine.api.ErrorClass;

/** The records of the package refuse what makes no sense and keep what they were given. */
class EntryTest {
    private static final Instant TIME = Instant.parse("2024-05-06T07:08:09.123456789Z");

    @Test
    void factoriesFillInWhatTheKindImplies() {
        assertThat(Entry.file("f", 5, TIME)).isEqualTo(new Entry("f", NodeKind.FILE, 5, TIME, null, null, null));
        assertThat(Entry.folder("d", null)).isEqualTo(new Entry("d", NodeKind.FOLDER, 0, null, null, null, null));
        assertThat(Entry.symlink("l", TIME, "to").linkTarget()).isEqualTo("to");
        assertThat(Entry.unsupported("s", null, "a socket").problem())
                .isEqualTo(new EntryProblem(ErrorClass.UNSUPPORTED, "a socket"));
        assertThat(Entry.unreadable("u", ErrorClass.PERMISSION, "no").kind()).isEqualTo(NodeKind.OTHER);
    }

    @Test
    void linksAndNothingElseHaveTargets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry("l", NodeKind.SYMLINK, 0, null, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Entry("f", NodeKind.FILE, 0, null, null, "to", null));
    }

    @Test
    void whatIsNeitherFolderNorFileNorLinkSaysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry("o", NodeKind.OTHER, 0, null, null, null, null))
                .withMessageContaining("'o'");
    }

    @Test
    void nothingHasANegativeSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Entry.file("f", -1, null))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriteSpec(NodeRef.ROOT, "f", -1, Metadata.NONE, WriteCondition.ABSENT, "me"));
    }

    @Test
    void anExpectationHoldsForTheSameSizeAndTimeOfAFileOnly() {
        Expected expected = new Expected(5, TIME);
        assertThat(expected.holds(Entry.file("any name", 5, TIME))).isTrue();
        assertThat(expected.holds(Entry.file("f", 6, TIME))).isFalse();
        assertThat(expected.holds(Entry.file("f", 5, TIME.plusNanos(1)))).isFalse();
        assertThat(expected.holds(Entry.file("f", 5, null))).isFalse();
        assertThat(new Expected(5, null).holds(Entry.file("f", 5, null))).isTrue();
        assertThat(new Expected(0, TIME).holds(Entry.folder("d", TIME))).isFalse();
        assertThat(new Expected(0, TIME).holds(Entry.symlink("l", TIME, "to"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "a-b", "12345678901234567", "../x", "é"})
    void ownersAreShortTokens(String owner) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WriteSpec(NodeRef.ROOT, "f", 0, Metadata.NONE, WriteCondition.ABSENT, owner))
                .withMessageContaining("'" + owner + "'");
    }

    @Test
    void aWriteKnowsItsPath() {
        assertThat(new WriteSpec(NodeRef.of("/a"), "f", 0, Metadata.NONE, WriteCondition.ABSENT, "0z").path())
                .isEqualTo("/a/f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCD", "0x12", "12 ", "g"})
    void checksumsAreLowerCaseHexadecimal(String hex) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Checksum(ChecksumAlgorithm.MD5, hex));
    }

    @Test
    void checksumsAreShownWithTheirAlgorithm() {
        assertThat(new Checksum(ChecksumAlgorithm.CRC32C, "00ff")).hasToString("crc32c:00ff");
    }

    @Test
    void metadataKeepsItsOwnMapAndOnlyRealModes() {
        Map<String, byte[]> xattrs = new HashMap<>(Map.of("a", new byte[] {1}));
        Metadata metadata = new Metadata(TIME, 07777, "o", "g", xattrs);
        xattrs.clear();
        assertThat(metadata.xattrs()).containsOnlyKeys("a");
        assertThat(metadata.withMtime(null)).isEqualTo(new Metadata(null, 07777, "o", "g", metadata.xattrs()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Metadata(null, 010000, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Metadata(null, -1, null, null, null));
    }

    @Test
    void capabilitiesKeepTheirOwnSetsAndBounds() {
        Set<Capability> supported = new HashSet<>(Set.of(Capability.RENAME));
        Capabilities plain = Capabilities.builder().build();
        Capabilities capabilities =
                new Capabilities(supported, Set.of(), Set.of(), plain.names(), 1, plain.maxFileSize(), 1, 1, 1);
        supported.clear();
        assertThat(capabilities.has(Capability.RENAME)).isTrue();
        assertThat(plain.supported()).isEmpty();
        assertThat(Capabilities.builder()
                        .with(Capability.RENAME, Capability.OWNER)
                        .build()
                        .supported())
                .containsExactlyInAnyOrder(Capability.RENAME, Capability.OWNER);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Capabilities.builder().concurrency(2, 1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Capabilities.builder().pageSize(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Capabilities.builder().mtimePrecisionNanos(-1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Capabilities.builder()
                        .storedChecksums(ChecksumAlgorithm.MD5)
                        .build());
    }
}
