package org.sylos.adapter.sftp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The requests that the adapter makes: those of version 3 of the protocol (draft-ietf-secsh-filexfer-02) and of OpenSSH's
 * extensions (file PROTOCOL of its sources). Paths are bytes as the server has them.
 */
final class Requests {
    /** Opens what is there for reading. */
    static final int READ = 1;
    /** Makes a file that must not be there, for writing. */
    static final int CREATE_NEW = 2 | 8 | 32;

    private static final int OPEN = 3;
    private static final int CLOSE = 4;
    private static final int READ_DATA = 5;
    private static final int WRITE_DATA = 6;
    private static final int LSTAT = 7;
    private static final int FSTAT = 8;
    private static final int SETSTAT = 9;
    private static final int FSETSTAT = 10;
    private static final int OPENDIR = 11;
    private static final int READDIR = 12;
    private static final int REMOVE = 13;
    private static final int MKDIR = 14;
    private static final int RMDIR = 15;
    private static final int REALPATH = 16;
    private static final int STAT = 17;
    private static final int RENAME = 18;
    private static final int READLINK = 19;
    private static final int SYMLINK = 20;
    private static final int EXTENDED = 200;
    private static final int ROOM = 64;

    private Requests() {}

    static Request open(byte[] path, int how, Attributes attributes) {
        return of(OPEN, path).number(how).attributes(attributes);
    }

    static Request close(byte[] handle) {
        return of(CLOSE, handle);
    }

    static Request read(byte[] handle, long position, int count) {
        return of(READ_DATA, handle).position(position).number(count);
    }

    /** Takes the bytes from the buffer. */
    static Request write(byte[] handle, long position, ByteBuffer bytes, int count) {
        return new Request(WRITE_DATA, handle.length + ROOM + count)
                .bytes(handle)
                .position(position)
                .data(bytes, count);
    }

    static Request lstat(byte[] path) {
        return of(LSTAT, path);
    }

    static Request stat(byte[] path) {
        return of(STAT, path);
    }

    static Request fstat(byte[] handle) {
        return of(FSTAT, handle);
    }

    static Request setstat(byte[] path, Attributes attributes) {
        return of(SETSTAT, path).attributes(attributes);
    }

    static Request fsetstat(byte[] handle, Attributes attributes) {
        return of(FSETSTAT, handle).attributes(attributes);
    }

    /** As setstat, of a link itself. */
    static Request lsetstat(byte[] path, Attributes attributes) {
        return extended(Extension.LSETSTAT, path.length).bytes(path).attributes(attributes);
    }

    static Request opendir(byte[] path) {
        return of(OPENDIR, path);
    }

    static Request readdir(byte[] handle) {
        return of(READDIR, handle);
    }

    static Request remove(byte[] path) {
        return of(REMOVE, path);
    }

    static Request mkdir(byte[] path) {
        return of(MKDIR, path).attributes(Attributes.NONE);
    }

    static Request rmdir(byte[] path) {
        return of(RMDIR, path);
    }

    static Request realpath(byte[] path) {
        return of(REALPATH, path);
    }

    /** Renames to a name that must be free. */
    static Request rename(byte[] from, byte[] to) {
        return of(RENAME, from).bytes(to);
    }

    /** Renames as POSIX has it: what has the new name is replaced in one step. */
    static Request posixRename(byte[] from, byte[] to) {
        return extended(Extension.POSIX_RENAME, from.length + to.length)
                .bytes(from)
                .bytes(to);
    }

    static Request readlink(byte[] path) {
        return of(READLINK, path);
    }

    /** The target comes first: OpenSSH mixed the two up, and everybody followed. */
    static Request symlink(byte[] target, byte[] path) {
        return of(SYMLINK, target).bytes(path);
    }

    static Request fsync(byte[] handle) {
        return extended(Extension.FSYNC, handle.length).bytes(handle);
    }

    static Request statvfs(byte[] path) {
        return extended(Extension.STATVFS, path.length).bytes(path);
    }

    static Request limits() {
        return extended(Extension.LIMITS, 0);
    }

    private static Request of(int type, byte[] first) {
        return new Request(type, first.length + ROOM).bytes(first);
    }

    private static Request extended(Extension extension, int size) {
        return new Request(EXTENDED, size + ROOM + ROOM).bytes(extension.label().getBytes(StandardCharsets.US_ASCII));
    }
}
