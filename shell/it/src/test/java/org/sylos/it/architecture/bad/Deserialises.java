package org.sylos.it.architecture.bad;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

/** Makes whatever object somebody sends. */
public final class Deserialises {
    private Deserialises() {}

    static Object read(InputStream in) throws IOException, ClassNotFoundException {
        return new ObjectInputStream(in).readObject();
    }
}
