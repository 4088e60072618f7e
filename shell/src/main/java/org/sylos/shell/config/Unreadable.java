package org.sylos.shell.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file cannot be read, in words instead of the names of Java's exceptions. */
public final class Unreadable {
    private Unreadable() {}

    /** {@return the reason, to stand after a colon} */
    public static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "the system denies access";
        }
        String reason = e instanceof FileSystemException known ? known.getReason() : e.getMessage();
        if (reason == null) {
            return e.getClass().getSimpleName();
        }
        return reason.equals("Is a directory") ? "it is a folder" : reason;
    }
}
