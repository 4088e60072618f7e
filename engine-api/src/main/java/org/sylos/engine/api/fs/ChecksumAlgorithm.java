package org.sylos.engine.api.fs;

import org.sylos.engine.api.Stability;

/** Algorithms for checksums that adapters and verifiers can agree on. */
@Stability(Stability.Level.EVOLVING)
public enum ChecksumAlgorithm {
    /** CRC-32C (Castagnoli), 8 hexadecimal digits. Finds damage, not malice. RFC 3720, appendix B.4. */
    CRC32C("crc32c"),
    /** MD5, 32 hexadecimal digits. Only where a storage offers nothing better. RFC 1321. */
    MD5("md5"),
    /** SHA-256, 64 hexadecimal digits. FIPS 180-4. */
    SHA256("sha256");

    private final String label;

    ChecksumAlgorithm(String label) {
        this.label = label;
    }

    /** {@return the name under which it is persisted and shown; it never changes} */
    public String label() {
        return label;
    }

    /**
     * {@return the algorithm with this label}
     *
     * @param label a persisted name
     * @throws IllegalArgumentException when there is none
     */
    public static ChecksumAlgorithm ofLabel(String label) {
        for (ChecksumAlgorithm algorithm : values()) {
            if (algorithm.label.equals(label)) {
                return algorithm;
            }
        }
        throw new IllegalArgumentException(
                "unknown checksum algorithm '" + label + "'; known are crc32c, md5 and sha256");
    }
}
