package org.sylos.tck.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.storage.MigrationStoreFactory;

/**
 * What every store must keep. The author of a store extends this class and {@link StoreModelContract}, and says how to make the
 * factory; the number in the name of a test is that of the rule in {@code CONTRACT.md}.
 */
@Stability(Stability.Level.EVOLVING)
public abstract class StoreContract
        implements PlaceRules,
                DurabilityRules,
                ExactnessRules,
                LifecycleRules,
                ListingRules,
                RoundRules,
                PairingRules,
                CurrencyRules,
                ConflictRules,
                ComparisonRules,
                FolderCopyRules,
                FileCopyRules,
                RevocationRules,
                RetryRules,
                SweepRules,
                FinishRules,
                VerificationRules,
                PlanRules,
                InspectionRules,
                ReviewRules,
                ExclusionRules,
                RenameRules,
                JournalRules,
                ThreadRules {
    @TempDir
    Path directory;

    private @Nullable StoreRig rig;

    /** Readies the contract; tests are run by the test platform. */
    protected StoreContract() {}

    /** {@return a new factory of the store under test} */
    protected abstract MigrationStoreFactory factory();

    /** {@return the settings to open stores with} */
    protected Map<String, String> settings() {
        return Map.of();
    }

    @BeforeEach
    final void setUpRig() {
        rig = new StoreRig(factory(), settings(), directory.resolve("contract.db"));
    }

    @AfterEach
    final void tearDownRig() {
        rig().close();
    }

    @Override
    public final StoreRig rig() {
        return Objects.requireNonNull(rig);
    }
}
