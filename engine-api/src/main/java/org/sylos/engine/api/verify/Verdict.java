package org.sylos.engine.api.verify;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Stability;

/**
 * What a verifier found out about one node.
 *
 * @param result the finding
 * @param algorithm what the finding rests on, such as {@code size} or {@code sha256}; lower case
 * @param detail what differs or why nothing can be told; null when verified
 */
@Stability(Stability.Level.STABLE)
public record Verdict(
        Result result, String algorithm, @Nullable String detail) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The findings. */
    @Stability(Stability.Level.STABLE)
    public enum Result {
        /** What is there is what was promised. */
        VERIFIED(1),
        /** What is there differs. */
        MISMATCH(2),
        /** Nothing can be told, for example because no checksum can be had. */
        UNKNOWN(3);

        private final int code;

        Result(int code) {
            this.code = code;
        }

        /** {@return the number under which the result is persisted; it never changes} */
        public int code() {
            return code;
        }
    }

    /**
     * The node is as promised.
     *
     * @param algorithm what the finding rests on, in lower case
     * @return the verdict
     */
    public static Verdict verified(String algorithm) {
        return new Verdict(Result.VERIFIED, algorithm, null);
    }

    /**
     * The node differs.
     *
     * @param algorithm what the finding rests on, in lower case
     * @param detail what differs, for people
     * @return the verdict
     */
    public static Verdict mismatch(String algorithm, String detail) {
        return new Verdict(Result.MISMATCH, algorithm, detail);
    }

    /**
     * Nothing can be told.
     *
     * @param algorithm what the finding would rest on, in lower case
     * @param detail why nothing can be told, for people
     * @return the verdict
     */
    public static Verdict unknown(String algorithm, String detail) {
        return new Verdict(Result.UNKNOWN, algorithm, detail);
    }
}
