package org.sylos.tck.store;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.fs.Entry;

/** Sums up a plan as {@link org.sylos.engine.api.storage.InspectionStore#planDigest} says. */
final class PlanDigest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

    private final MessageDigest md5;
    private BigInteger sum = BigInteger.ZERO;
    private long nodes;

    PlanDigest() {
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** @param name its name at the destination; null when that is its own */
    void add(boolean overwrite, Entry entry, String path, @Nullable String name) {
        Instant mtime = entry.mtime();
        String renamed = name == null ? "" : "rename|" + name + "/|";
        String text = renamed
                + String.join(
                        "|",
                        overwrite ? "overwrite" : "create",
                        Integer.toString(entry.kind().code()),
                        Long.toString(entry.size()),
                        mtime == null ? "" : Long.toString(mtime.getEpochSecond()),
                        mtime == null ? "" : Integer.toString(mtime.getNano()),
                        entry.linkTarget() == null ? "" : entry.linkTarget(),
                        path);
        sum = sum.add(new BigInteger(1, md5.digest(text.getBytes(StandardCharsets.UTF_8))))
                .mod(MODULUS);
        nodes++;
    }

    String hex() {
        String digits = sum.toString(16);
        return String.format(Locale.ROOT, "%016x", nodes) + "0".repeat(32 - digits.length()) + digits;
    }
}
