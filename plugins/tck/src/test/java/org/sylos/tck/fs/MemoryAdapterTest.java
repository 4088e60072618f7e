package org.sylos.tck.fs;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.ChecksumAlgorithm;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.NameRules;
import org.sylos.engine.api.fs.UnicodeForm;

/** The adapter in memory keeps the contract, whatever storage it stands for. */
class MemoryAdapterTest {
    @Nested
    class WithEveryAbility extends MemoryContract {
        WithEveryAbility() {
            super(MemoryTree.builder().listingSeed(5).storedChecksums(ChecksumAlgorithm.CRC32C));
        }
    }

    @Nested
    class LikeAFileSystemThatFoldsNames extends MemoryContract {
        LikeAFileSystemThatFoldsNames() {
            super(MemoryTree.builder()
                    .names(new NameRules(
                            CaseFolding.SIMPLE,
                            UnicodeForm.CANONICAL,
                            255,
                            4096,
                            "\\:*?\"<>|",
                            Set.of("con", "nul.txt"),
                            true))
                    .mtimePrecisionNanos(2_000_000_000L)
                    .without(Capability.SYMLINKS, Capability.PERMISSIONS, Capability.OWNER, Capability.XATTRS)
                    .maxFileSize((1L << 32) - 1));
        }
    }

    @Nested
    class LikeAnObjectStore extends MemoryContract {
        LikeAnObjectStore() {
            super(MemoryTree.builder()
                    .names(new NameRules(CaseFolding.NONE, UnicodeForm.EXACT, 300, 1024, "", Set.of(), false))
                    .mtimePrecisionNanos(0)
                    .checksums(ChecksumAlgorithm.MD5)
                    .storedChecksums(ChecksumAlgorithm.MD5)
                    .without(Capability.values())
                    .with(Capability.RANGE_READ));
        }
    }

    @Nested
    class LikeADrive extends MemoryContract {
        LikeADrive() {
            super(MemoryTree.builder()
                    .with(Capability.NATIVE_IDS, Capability.DUPLICATE_NAMES, Capability.FILE_AND_FOLDER_OF_ONE_NAME)
                    .without(Capability.RANGE_READ, Capability.PARALLEL_WRITE, Capability.STORAGE_INFO)
                    .mtimePrecisionNanos(1_000_000)
                    .checksums());
        }
    }

    @Nested
    class BehindAFaultyAdapterWithoutFaults extends MemoryContract {
        BehindAFaultyAdapterWithoutFaults() {
            super(MemoryTree.builder().readChunk(1000));
        }

        @Override
        FSAdapter wrap(FSAdapter adapter) {
            return new FaultyAdapter(adapter, FaultPlan.seeded(3).shortReads(5000));
        }
    }
}
