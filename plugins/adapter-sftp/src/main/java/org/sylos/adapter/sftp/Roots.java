package org.sylos.adapter.sftp;

import java.io.IOException;
import java.util.Arrays;

/** Tells whether roots of one server share nodes. */
final class Roots {
    private Roots() {}

    /**
     * The path of a root without links and steps up, as the server has it. The part that does not exist yet stays as it was
     * written.
     */
    static byte[] real(SftpChannel channel, byte[] root) throws IOException {
        byte[] front = existing(channel, root);
        byte[] real = channel.call(Requests.realpath(front)).name();
        // The home folder, ".", is not a part of the path as the others are.
        boolean part = front.length <= root.length && Arrays.equals(front, 0, front.length, root, 0, front.length);
        return join(real, root, part ? front.length : 0);
    }

    /** The longest part of a path that is there: the path itself, a folder above it, the top or the home folder. */
    static byte[] existing(SftpChannel channel, byte[] root) throws IOException {
        int end = root.length;
        while (end > 0) {
            byte[] front = Arrays.copyOf(root, end);
            if (Place.found(channel.call(Requests.stat(front))) != null) {
                return front;
            }
            do {
                end--;
            } while (end > 0 && root[end] != '/');
        }
        return new byte[] {(byte) (root[0] == '/' ? '/' : '.')};
    }

    private static byte[] join(byte[] front, byte[] root, int from) {
        int skip = from < root.length && root[from] == '/' ? 1 : 0;
        if (from + skip >= root.length) {
            return front;
        }
        boolean slash = front.length > 0 && front[front.length - 1] == '/';
        byte[] all = Arrays.copyOf(front, front.length + (slash ? 0 : 1) + root.length - from - skip);
        int at = front.length;
        if (!slash) {
            all[at++] = '/';
        }
        System.arraycopy(root, from + skip, all, at, root.length - from - skip);
        return all;
    }

    /** Whether one path is the other or lies below it. */
    static boolean overlap(byte[] one, byte[] other) {
        byte[] above = one.length <= other.length ? one : other;
        byte[] below = above == one ? other : one;
        return Arrays.equals(above, 0, above.length, below, 0, above.length)
                && (above.length == below.length || above[above.length - 1] == '/' || below[above.length] == '/');
    }
}
