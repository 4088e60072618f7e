package org.sylos.adapter.sftp;

/** What OpenSSH, and servers that follow it, can do beyond the protocol. */
enum Extension {
    POSIX_RENAME("posix-rename@openssh.com"),
    FSYNC("fsync@openssh.com"),
    STATVFS("statvfs@openssh.com"),
    LSETSTAT("lsetstat@openssh.com"),
    LIMITS("limits@openssh.com");

    private final String label;

    Extension(String label) {
        this.label = label;
    }

    /** Its name in the protocol. */
    String label() {
        return label;
    }
}
