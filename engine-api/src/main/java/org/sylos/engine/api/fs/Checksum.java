package org.sylos.engine.api.fs;

import java.io.Serializable;
import org.sylos.engine.api.Stability;

/**
 * The checksum of a file's bytes.
 *
 * @param algorithm how it was computed
 * @param hex its value, lower-case hexadecimal, most significant digit first
 */
@Stability(Stability.Level.STABLE)
public record Checksum(ChecksumAlgorithm algorithm, String hex) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * Checks the form of the value.
     *
     * @throws IllegalArgumentException when the value is not lower-case hexadecimal
     */
    public Checksum {
        if (!hex.matches("[0-9a-f]+")) {
            throw new IllegalArgumentException("not lower-case hexadecimal: " + hex);
        }
    }

    @Override
    public String toString() {
        return algorithm.label() + ":" + hex;
    }
}
