package org.sylos.tck.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.sylos.engine.api.Stability;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.NodeRef;

/** What one test of the kit works with: adapters that are opened as they are needed and closed at the end. */
@Stability(Stability.Level.EXPERIMENTAL)
public final class AdapterFixture {
    private final AdapterContract contract;
    private final List<FSAdapter> opened = new ArrayList<>();
    private final IdentityHashMap<AdapterDriver, String> places = new IdentityHashMap<>();
    private final String outside;
    private int lastPlace;

    AdapterFixture(AdapterContract contract) throws IOException {
        this.contract = contract;
        this.outside = contract.outside();
    }

    /**
     * {@return an adapter over a root that is there and empty}
     *
     * @throws IOException when the adapter fails
     */
    public AdapterDriver fresh() throws IOException {
        AdapterDriver driver = withoutRoot();
        driver.adapter().createRoot();
        return driver;
    }

    /**
     * {@return an adapter over a root that does not exist}
     *
     * @throws IOException when the adapter fails
     */
    public AdapterDriver withoutRoot() throws IOException {
        return open(nextPlace());
    }

    /**
     * {@return another adapter over the same root}
     *
     * @param other an adapter of this fixture
     * @throws IOException when the adapter fails
     */
    public AdapterDriver again(AdapterDriver other) throws IOException {
        String place = places.get(other);
        if (place == null) {
            throw new IllegalArgumentException("not from this fixture");
        }
        return open(place);
    }

    /** The name of a place that no other adapter of the test has. */
    String nextPlace() {
        return "place" + ++lastPlace;
    }

    AdapterDriver open(String place) throws IOException {
        FSAdapter adapter = contract.open(place);
        opened.add(adapter);
        AdapterDriver driver = new AdapterDriver(adapter);
        places.put(driver, place);
        return driver;
    }

    /** Closes what was opened and checks that nothing outside changed. */
    void end() throws IOException {
        opened.forEach(FSAdapter::close);
        assertThat(contract.outside()).as("FS-811: what lies outside the roots").isEqualTo(outside);
    }

    boolean putFileInPlaceOfRoot(String place) throws IOException {
        return contract.putFileInPlaceOfRoot(place);
    }

    boolean putSpecial(AdapterDriver driver, String name) throws IOException {
        return contract.putSpecial(driver.adapter(), name);
    }

    boolean putUnreadableFolder(AdapterDriver driver, String name) throws IOException {
        return contract.putUnreadableFolder(driver.adapter(), name);
    }

    boolean putTwins(AdapterDriver driver, String name) throws IOException {
        return contract.putTwins(driver.adapter(), name);
    }

    boolean kill(AdapterDriver driver) throws IOException {
        return contract.kill(driver.adapter());
    }

    /** The size of a file whose reading or writing is a long operation. */
    int largeSize() {
        return contract.largeSize();
    }

    /** A folder with files of these sizes, named by them. */
    NodeRef folderOf(AdapterDriver driver, String name, int... sizes) throws IOException {
        NodeRef folder = driver.folder(driver.root(), name);
        for (int size : sizes) {
            driver.file(folder, "f" + size, AdapterDriver.bytes(size, size));
        }
        return folder;
    }
}
