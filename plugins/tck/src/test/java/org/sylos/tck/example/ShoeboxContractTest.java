package org.sylos.tck.example;

import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.tck.fs.AdapterContract;

class ShoeboxContractTest extends AdapterContract {
    private final Shoebox box = new Shoebox();

    @Override
    protected FSAdapter open(String place) {
        return new ShoeboxAdapter(box, "/roots/" + place);
    }

    @Override
    protected boolean putFileInPlaceOfRoot(String place) {
        box.putFile("/roots/" + place, new byte[1]);
        return true;
    }
}
