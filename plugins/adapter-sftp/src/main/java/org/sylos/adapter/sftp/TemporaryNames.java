package org.sylos.adapter.sftp;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names of unfinished files: {@code .sylos-OWNER-RANDOM-NUMBER}. They do not depend on the final name, which may be as long
 * as names can be; the random part, one for each adapter, cannot be guessed. Thread-safe.
 */
final class TemporaryNames {
    private static final String START = ".sylos-";
    private static final int RANDOM_BITS = 80;
    private static final int RADIX = 36;

    private final String session = new BigInteger(RANDOM_BITS, new SecureRandom()).toString(RADIX);
    private final AtomicLong count = new AtomicLong();

    String next(String owner) {
        return START + owner + "-" + session + "-" + Long.toString(count.getAndIncrement(), RADIX);
    }

    /** Whether a name was made for this owner, by any adapter. */
    static boolean madeFor(String owner, String name) {
        String start = START + owner + "-";
        return name.startsWith(start) && name.substring(start.length()).matches("[0-9a-z]{1,16}-[0-9a-z]{1,13}");
    }
}
