package org.sylos.adapter.sftp;

/**
 * In which pieces files go over the wire.
 *
 * @param size bytes of each
 * @param atOnce how many may be under way for one file
 */
record Pieces(int size, int atOnce) {
    /** What every server takes. */
    private static final int SIZE = 32 * 1024;

    /** Bytes under way for one file: enough for 1 Gbit/s over 16 ms. */
    private static final int UNDER_WAY = 2 << 20;

    static Pieces of(SftpChannel channel) {
        return new Pieces(SIZE, UNDER_WAY / SIZE);
    }
}
