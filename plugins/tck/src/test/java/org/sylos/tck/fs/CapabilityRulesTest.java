package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sylos.engine.api.fs.Capabilities;
import org.sylos.engine.api.fs.Capability;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.tck.KitRun;

/** Whoever declares an ability without having it is noticed, and so is who has one without declaring it. */
class CapabilityRulesTest {
    private static final String NONE = "";

    /** The rule whose test fails when an ability is declared and not there. */
    private static String whenMissing(Capability capability) {
        return switch (capability) {
            case RANGE_READ -> "fs305";
            case PARALLEL_WRITE -> "fs521";
            // Not to replace in one step shows only now and then; a fast path may always say no.
            case ATOMIC_REPLACE, FAST_COPY -> NONE;
            case SET_FILE_MTIME -> "fs206";
            case SET_FOLDER_MTIME -> "fs207";
            case PERMISSIONS -> "fs208";
            case OWNER -> "fs209";
            case XATTRS -> "fs210";
            case SYMLINKS -> "fs524";
            case NATIVE_IDS -> "fs114";
            case DUPLICATE_NAMES -> "fs113";
            case FILE_AND_FOLDER_OF_ONE_NAME -> "fs406";
            case RENAME -> "fs705";
            case STORAGE_INFO -> "fs214";
        };
    }

    /** The rule whose test fails when an ability is there and not declared. */
    private static String whenHidden(Capability capability) {
        return switch (capability) {
            case RANGE_READ -> "fs306";
            case PARALLEL_WRITE -> "fs522";
            case FAST_COPY -> "fs606";
            // Better than promised does no harm; and what makes twins is not the adapter.
            case ATOMIC_REPLACE, DUPLICATE_NAMES -> NONE;
            case SET_FILE_MTIME, SET_FOLDER_MTIME, PERMISSIONS, OWNER, XATTRS -> "fs212";
            case SYMLINKS -> "fs525";
            case NATIVE_IDS -> "fs115";
            case FILE_AND_FOLDER_OF_ONE_NAME -> "fs406";
            case RENAME -> "fs708";
            case STORAGE_INFO -> "fs214";
        };
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void an_ability_that_is_declared_must_be_there(Capability capability) throws ReflectiveOperationException {
        if (!whenMissing(capability).equals(NONE)) {
            MemoryTreeBuilder without = MemoryTree.builder().without(capability);
            assertNoticed(whenMissing(capability), new Lying(without, capability, true));
        }
    }

    @ParameterizedTest
    @EnumSource(Capability.class)
    void an_ability_that_is_there_must_be_declared(Capability capability) throws ReflectiveOperationException {
        if (!whenHidden(capability).equals(NONE)) {
            MemoryTreeBuilder with = MemoryTree.builder().with(capability);
            if (capability == Capability.FILE_AND_FOLDER_OF_ONE_NAME) {
                with.with(Capability.NATIVE_IDS);
            }
            assertNoticed(whenHidden(capability), new Lying(with, capability, false));
        }
    }

    private static void assertNoticed(String rule, AdapterContract lying) throws ReflectiveOperationException {
        for (Method test : KitRun.testsOf(AdapterContract.class, rule)) {
            assertThat(KitRun.run(test, lying)).as(test.getName()).isEqualTo(KitRun.Outcome.FAILED);
        }
    }

    /** The kit over adapters that declare one ability more, or one less, than they have. */
    private static final class Lying extends MemoryContract {
        private final Capability capability;
        private final boolean declared;

        Lying(MemoryTreeBuilder builder, Capability capability, boolean declared) {
            super(builder);
            this.capability = capability;
            this.declared = declared;
        }

        @Override
        FSAdapter wrap(FSAdapter adapter) {
            return new ForwardingAdapter(adapter) {
                @Override
                public Capabilities capabilities() {
                    Capabilities real = super.capabilities();
                    Set<Capability> supported = EnumSet.noneOf(Capability.class);
                    supported.addAll(real.supported());
                    if (declared) {
                        supported.add(capability);
                    } else {
                        supported.remove(capability);
                    }
                    return new Capabilities(
                            supported,
                            real.checksums(),
                            real.storedChecksums(),
                            real.names(),
                            real.mtimePrecisionNanos(),
                            real.maxFileSize(),
                            real.recommendedConcurrency(),
                            real.maxConcurrency(),
                            real.pageSize());
                }
            };
        }
    }
}
