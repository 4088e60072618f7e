package org.sylos.engine.api.fs;

import org.sylos.engine.api.Stability;

/**
 * What is to be written, known before the first byte.
 *
 * @param parent the folder that will hold it; it exists
 * @param name its final name
 * @param size bytes that will be written, zero or more
 * @param metadata what to set before it appears under its final name; parts the adapter cannot keep are passed over
 * @param condition what must hold at the destination
 * @param owner token of the migration, at most 16 characters of {@code [0-9a-z]}: whatever unfinished thing a crash leaves
 *     behind can be told by it, see {@link FSAdapter#removeAbandoned}
 */
@Stability(Stability.Level.EVOLVING)
public record WriteSpec(
        NodeRef parent, String name, long size, Metadata metadata, WriteCondition condition, String owner) {
    private static final int MOST_OWNER_CHARACTERS = 16;

    /**
     * Checks size and owner.
     *
     * @throws IllegalArgumentException when the size is negative or the owner has another form
     */
    public WriteSpec {
        if (size < 0) {
            throw new IllegalArgumentException("negative size: " + size);
        }
        if (!isToken(owner)) {
            throw new IllegalArgumentException("not an owner token: '" + owner + "'");
        }
    }

    /** By hand, because there is one for every file, and a regular expression took as long as reading a small one. */
    private static boolean isToken(String owner) {
        for (int i = 0; i < owner.length(); i++) {
            char c = owner.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'z')) {
                return false;
            }
        }
        return !owner.isEmpty() && owner.length() <= MOST_OWNER_CHARACTERS;
    }

    /** {@return the path that the file will have} */
    public String path() {
        return NodeRef.childPath(parent.path(), name);
    }
}
