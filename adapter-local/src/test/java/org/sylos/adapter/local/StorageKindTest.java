package org.sylos.adapter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CaseFolding;

class StorageKindTest {
    private static final LocalOptions ALL = new LocalOptions(LinkPolicy.KEEP, true, true, true, true, false);

    @ParameterizedTest
    @CsvSource({
        "ext4, POSIX",
        "xfs, POSIX",
        "tmpfs, POSIX",
        "nfs4, POSIX",
        "fuse.sshfs, POSIX",
        "vfat, FAT",
        "exfat, EXFAT",
        "ntfs3, WINDOWS",
        "NTFS, WINDOWS",
        "cifs, WINDOWS",
        "apfs, APPLE"
    })
    void typesOfFileSystemsAreKnown(String type, StorageKind expected) {
        assertThat(StorageKind.ofType(type)).isEqualTo(expected);
    }

    @Test
    void fatHasNeitherPermissionsNorLinks() {
        Capabilities fat = StorageKind.FAT.capabilities(Path.of("/mnt"), ALL);
        assertThat(fat.supported())
                .doesNotContain(Capability.PERMISSIONS, Capability.OWNER, Capability.XATTRS, Capability.SYMLINKS);
        assertThat(fat.maxFileSize()).isEqualTo(4_294_967_295L);
        assertThat(fat.mtimePrecisionNanos()).isEqualTo(2_000_000_000L);
        assertThat(fat.names().caseFolding()).isEqualTo(CaseFolding.SIMPLE);
        assertThat(fat.names().refusal("a:b")).isPresent();
        assertThat(fat.names().refusal("line\nbreak")).isPresent();
        assertThat(fat.names().refusal("AUX")).isPresent();
    }

    @Test
    void posixHasWhatTheOptionsAllow() {
        assertThat(StorageKind.POSIX.capabilities(Path.of("/mnt"), ALL).supported())
                .contains(Capability.PERMISSIONS, Capability.OWNER, Capability.XATTRS, Capability.SYMLINKS);
        LocalOptions none = new LocalOptions(LinkPolicy.SKIP, false, false, false, true, false);
        assertThat(StorageKind.POSIX.capabilities(Path.of("/mnt"), none).supported())
                .doesNotContain(Capability.PERMISSIONS, Capability.OWNER, Capability.XATTRS, Capability.SYMLINKS);
    }

    @ParameterizedTest
    @EnumSource
    void everyKindCanBeAsked(StorageKind kind) {
        Capabilities capabilities = kind.capabilities(Path.of("/mnt"), ALL);
        assertThat(capabilities.names().refusal("plain")).isEmpty();
        assertThat(capabilities.recommendedConcurrency()).isPositive();
    }
}
