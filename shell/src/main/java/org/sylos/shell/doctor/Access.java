package org.sylos.shell.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.sylos.engine.api.SecretReference;
import org.sylos.engine.api.SylosException;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.config.Connection;
import org.sylos.shell.doctor.Finding.Grade;
import org.sylos.shell.session.Context;

/** Looks at who else could change or read what is the user's, and whether secrets can be had. */
final class Access {
    private final Context context;
    private final Findings findings;

    Access(Context context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    void look(Configuration configuration) {
        onlyOurs("home", context.home(), false);
        Path file = configuration.file();
        if (file != null) {
            onlyOurs("configuration file", file, false);
        }
        onlyOurs("history", context.stateFolder().resolve("history"), true);
        for (Connection connection : configuration.connections().values()) {
            connection.values().forEach((key, value) -> secret(connection.name() + "." + key, value));
        }
    }

    /** A secret must be there and ours; what is typed cannot be looked at. */
    private void secret(String what, String value) {
        if (!SecretReference.isReference(value)) {
            return;
        }
        SecretReference reference = SecretReference.of(value);
        if (reference.prompt().isPresent()) {
            findings.ok("secret " + what, "is asked for when it is needed");
            return;
        }
        try {
            boolean empty = reference.resolve().isEmpty();
            findings.add(
                    empty ? Grade.WARN : Grade.OK, "secret " + what, value + (empty ? " is empty" : " is there"), null);
        } catch (SylosException e) {
            findings.failed("secret " + what, e);
        }
    }

    private void onlyOurs(String what, Path path, boolean readable) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
                return;
            }
            Set<PosixFilePermission> all = Files.getPosixFilePermissions(path);
            boolean written =
                    all.contains(PosixFilePermission.OTHERS_WRITE) || all.contains(PosixFilePermission.GROUP_WRITE);
            boolean read =
                    all.contains(PosixFilePermission.OTHERS_READ) || all.contains(PosixFilePermission.GROUP_READ);
            findings.add(
                    written ? Grade.FAIL : readable && read ? Grade.WARN : Grade.OK,
                    what,
                    path
                            + (written
                                    ? " can be changed by others"
                                    : readable && read ? " can be read by others" : " is yours"),
                    "run: chmod go-w" + (readable ? "r " : " ") + path);
        } catch (IOException e) {
            findings.add(Grade.WARN, what, path + ": permissions cannot be told: " + e.getMessage(), null);
        }
    }
}
