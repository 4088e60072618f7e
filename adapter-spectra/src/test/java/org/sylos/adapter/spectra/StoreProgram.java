package org.sylos.adapter.spectra;

import java.io.IOException;
import java.nio.file.Path;
import org.sylos.adapter.spectra.config.SpectraConfig;
import org.sylos.engine.api.fs.FSException;

/** Writes files into a world whose changes are kept, telling each that is done, until it is killed or cannot go on. */
final class StoreProgram {
    static final int SIZE = 1000;

    private StoreProgram() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        SpectraConfig config = SpectraConfig.demo().toBuilder()
                .keepBytes(true)
                .store(Path.of(arguments[0]))
                .build();
        try (Spectra spectra = Spectra.open(config)) {
            SpectraWorld world = spectra.world("s1");
            world.createFolder("/made");
            System.out.println("ready");
            if (System.in.read() < 0) {
                throw new IllegalStateException("nobody says when to begin");
            }
            int done = 0;
            try {
                while (true) {
                    world.write("/made/file " + done, bytes(done));
                    done++;
                    System.out.println(done);
                }
            } catch (FSException e) {
                System.out.println(e.errorClass() + " " + e.getMessage());
            }
            try {
                world.createFolder("/more");
            } catch (FSException e) {
                System.out.println(e.errorClass() + " " + e.getMessage());
            }
            System.out.println(world.stat("/made/file 0").size());
        }
        System.out.println("closed");
    }

    static byte[] bytes(int number) {
        byte[] bytes = new byte[SIZE];
        bytes[0] = (byte) number;
        bytes[SIZE - 1] = (byte) (number >>> 8);
        return bytes;
    }
}
