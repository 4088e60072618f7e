package org.sylos.tck.fs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.FSAdapter;

/**
 * Proves an {@link FSAdapter} against the numbered rules of {@code engine-api/CONTRACT.md}. Extend it, implement {@link #open},
 * and override what else the storage lets a test prepare.
 *
 * <p>A test that starts with {@code required} runs for every adapter; {@code optional} ones run when the adapter declares, or
 * does not declare, a capability. A test whose hook is not overridden is reported as skipped: look at those once.
 *
 * <p>Each test has its own instance; hooks are called from the thread of the test.
 */
@Stability(Stability.Level.EVOLVING)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class AdapterContract
        implements ListingRules,
                NodeRules,
                MetadataRules,
                ReadingRules,
                FolderRules,
                WritingRules,
                ConditionRules,
                LinkRules,
                FastPathRules,
                RemovalRules,
                NamingRules,
                ConfinementRules,
                ThreadRules {
    private @Nullable AdapterFixture fixture;

    /** For subclasses. */
    protected AdapterContract() {}

    /**
     * Opens an adapter over the root with this name. Names stand for roots that are apart from each other and from those of
     * other tests; a root does not exist before {@link FSAdapter#createRoot}, nor does the folder above it where the storage
     * can do that. The same name opened again in one test is the same root. The kit closes the adapter.
     *
     * @param place lower-case letters and digits
     * @return the adapter, which nothing else uses
     * @throws IOException when the storage does not let the test do that
     */
    protected abstract FSAdapter open(String place) throws IOException;

    /**
     * Puts something that is not a folder where the root of that name would be.
     *
     * @param place which root, as for {@link #open}
     * @return whether it was put there
     * @throws IOException when the storage does not let the test do that
     */
    protected boolean putFileInPlaceOfRoot(String place) throws IOException {
        return false;
    }

    /**
     * Puts something that is neither folder, file nor link into the root, such as a FIFO.
     *
     * @param adapter an adapter that {@link #open} made
     * @param name how it is to be called
     * @return whether it was put there
     * @throws IOException when the storage does not let the test do that
     */
    protected boolean putSpecial(FSAdapter adapter, String name) throws IOException {
        return false;
    }

    /**
     * Puts a folder into the root that may not be read.
     *
     * @param adapter an adapter that {@link #open} made
     * @param name how it is to be called
     * @return whether it was put there
     * @throws IOException when the storage does not let the test do that
     */
    protected boolean putUnreadableFolder(FSAdapter adapter, String name) throws IOException {
        return false;
    }

    /**
     * Puts two files of one name into the root.
     *
     * @param adapter an adapter that {@link #open} made
     * @param name how it is to be called
     * @return whether they were put there
     * @throws IOException when the storage does not let the test do that
     */
    protected boolean putTwins(FSAdapter adapter, String name) throws IOException {
        return false;
    }

    /**
     * Lets an adapter die with its writes unfinished, as if its process were killed. Without an override the
     * adapter is closed, which may tidy up.
     *
     * @param adapter an adapter that {@link #open} made
     * @return whether what was unfinished is sure to be left behind
     * @throws IOException when the storage does not let the test do that
     */
    protected boolean kill(FSAdapter adapter) throws IOException {
        adapter.close();
        return false;
    }

    /**
     * {@return what lies around the roots, so that a change there is noticed; equal as long as nothing changed}
     *
     * @throws IOException when the storage does not let the test do that
     */
    protected String outside() throws IOException {
        return "";
    }

    /** {@return bytes of a file whose reading or writing is a long operation; at least 1 MiB} */
    protected int largeSize() {
        return 3 << 20;
    }

    @Override
    public final AdapterFixture fixture() {
        if (fixture == null) {
            throw new IllegalStateException("no test is running");
        }
        return fixture;
    }

    @BeforeEach
    final void beginTest() throws IOException {
        fixture = new AdapterFixture(this);
    }

    @AfterEach
    final void endTest() throws IOException {
        fixture().end();
    }
}
