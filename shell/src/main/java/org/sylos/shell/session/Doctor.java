package org.sylos.shell.session;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SecretReference;
import org.sylos.engine.api.SylosException;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.config.Connection;
import org.sylos.shell.render.Units;

/** Looks for what would keep the program from working well. Changes nothing. */
public final class Doctor {
    private static final Duration FOR_ONE_CONNECTION = Duration.ofSeconds(10);
    private static final long LITTLE_SPACE = 1L << 30;
    private static final long LITTLE_HEAP = 200L << 20;
    private static final long FEW_FILES = 1024;

    private final Context context;
    private final Map<String, String> environment;
    private final List<Finding> findings = new ArrayList<>();

    /** How grave a finding is. */
    public enum Grade {
        /** All is well. */
        OK,
        /** It works, but not as well as it could. */
        WARN,
        /** It does not work. */
        FAIL
    }

    /**
     * What was looked at and what was found.
     *
     * @param grade how grave it is
     * @param subject what was looked at
     * @param finding what was found
     * @param advice what to do about it, or null
     */
    public record Finding(
            Grade grade,
            String subject,
            String finding,
            @Nullable String advice) {}

    private Doctor(Context context, Map<String, String> environment) {
        this.context = context;
        this.environment = environment;
    }

    /**
     * Looks at everything but the configuration's own text, which the caller knows how to check.
     *
     * @param environment variables of the process
     */
    public static List<Finding> examine(Context context, Map<String, String> environment) throws InterruptedException {
        Doctor doctor = new Doctor(context, environment);
        doctor.java();
        doctor.names();
        doctor.terminal();
        doctor.openFiles();
        doctor.space("home", context.home());
        doctor.space("temporary files", Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
        doctor.permissions();
        doctor.plugins();
        doctor.connections();
        return doctor.findings;
    }

    private void java() {
        String version = System.getProperty("java.version") + " of " + System.getProperty("java.vendor");
        ok("java", version + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        long heap = Runtime.getRuntime().maxMemory();
        add(
                heap >= LITTLE_HEAP ? Grade.OK : Grade.WARN,
                "memory",
                Units.bytes(heap) + " for Java; the database has its own",
                "give more with SYLOS_JAVA_OPTS=-Xmx256m");
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        boolean launched = System.getProperty("sylos.dist") != null;
        boolean archive =
                given.stream().anyMatch(flag -> flag.contains("SharedArchiveFile") || flag.contains("AOTCache"));
        add(
                launched && archive ? Grade.OK : Grade.WARN,
                "start",
                !launched
                        ? "not started by bin/sylos"
                        : archive ? "with an archive of classes" : "without an archive of classes, and so more slowly",
                launched ? "run: sylos --prepare" : "start it with bin/sylos, which sees to locale and memory");
        for (String variable : List.of("SYLOS_JAVA_OPTS", "JAVA_TOOL_OPTIONS")) {
            String options = environment.get(variable);
            if (options != null && !options.isBlank()) {
                add(Grade.OK, variable, "is set", null);
            }
        }
    }

    /** Java can name only those files that the locale's encoding can. */
    private void names() {
        String encoding =
                System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());
        boolean able;
        try {
            able = Path.of("ä-語").toString().equals("ä-語");
        } catch (InvalidPathException e) {
            able = false;
        }
        add(
                able ? Grade.OK : Grade.FAIL,
                "locale",
                "names of files are read as " + encoding + (able ? "" : ", which cannot name all files"),
                "set LC_ALL=C.UTF-8, or start it with bin/sylos");
        if (Boolean.getBoolean("sylos.ascii")) {
            add(
                    Grade.WARN,
                    "terminal's locale",
                    "it knows ASCII alone; other characters are shown as escapes",
                    "set LANG to a UTF-8 locale that is installed ('locale -a' lists them)");
        }
    }

    private void terminal() {
        String term = environment.get("TERM");
        boolean dumb = context.console().tty().dumb() || term == null || term.isEmpty();
        add(
                dumb ? Grade.WARN : Grade.OK,
                "terminal",
                term == null ? "TERM is not set" : "TERM is " + term,
                "without a capable terminal there are no colours and no 'review'; set TERM, such as xterm-256color");
    }

    private void openFiles() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof com.sun.management.UnixOperatingSystemMXBean unix) {
            long most = unix.getMaxFileDescriptorCount();
            add(
                    most >= FEW_FILES ? Grade.OK : Grade.WARN,
                    "open files",
                    Units.count(most) + " at most",
                    "raise the limit: ulimit -n " + FEW_FILES);
        }
    }

    private void space(String what, Path folder) {
        Path there = folder.toAbsolutePath();
        while (there.getParent() != null && !Files.isDirectory(there)) {
            there = there.getParent();
        }
        try {
            if (!Files.isWritable(there)) {
                add(
                        Grade.FAIL,
                        what,
                        there + " cannot be written",
                        "give yourself the right to, or choose another: --home DIR");
                return;
            }
            long free = Files.getFileStore(there).getUsableSpace();
            add(
                    free >= LITTLE_SPACE ? Grade.OK : Grade.WARN,
                    what,
                    there + " has " + Units.bytes(free) + " left",
                    "a database needs about 100 bytes for each node; make room, or choose another folder");
        } catch (IOException e) {
            add(Grade.WARN, what, there + ": room cannot be told: " + e.getMessage(), null);
        }
    }

    private void permissions() {
        onlyOurs("home", context.home(), false);
        Configuration configuration = configuration();
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
            ok("secret " + what, "is asked for when it is needed");
            return;
        }
        try {
            boolean empty = reference.resolve().isEmpty();
            add(empty ? Grade.WARN : Grade.OK, "secret " + what, value + (empty ? " is empty" : " is there"), null);
        } catch (SylosException e) {
            failed("secret " + what, e);
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
            add(
                    written ? Grade.FAIL : readable && read ? Grade.WARN : Grade.OK,
                    what,
                    path
                            + (written
                                    ? " can be changed by others"
                                    : readable && read ? " can be read by others" : " is yours"),
                    "run: chmod go-w" + (readable ? "r " : " ") + path);
        } catch (IOException e) {
            add(Grade.WARN, what, path + ": permissions cannot be told: " + e.getMessage(), null);
        }
    }

    private void plugins() {
        List<String> problems = context.manager().providers().problems();
        problems.forEach(
                problem -> add(Grade.FAIL, "plugins", problem, "see 'plugins list'; remove or update the plugin"));
        if (problems.isEmpty()) {
            ok("plugins", "all that are there can be used");
        }
        context.manager()
                .problems()
                .forEach(problem -> add(Grade.FAIL, "migration", problem, "restore its state file, or delete it"));
    }

    private void connections() throws InterruptedException {
        for (Connection connection : configuration().connections().values()) {
            String what = "connection " + connection.name();
            try {
                if (asksForSecrets(connection)) {
                    add(
                            Grade.WARN,
                            what,
                            "was not tried: it asks for a secret",
                            "try it: connections test " + connection.name());
                    continue;
                }
                Probe probe = Probe.of(context, connection.location(""), FOR_ONE_CONNECTION);
                String free = probe.freeBytes().isPresent()
                        ? ", " + Units.bytes(probe.freeBytes().getAsLong()) + " free"
                        : "";
                add(
                        probe.rootThere() ? Grade.OK : Grade.WARN,
                        what,
                        probe.location()
                                + (probe.rootThere() ? " answers" : " answers, but the root is not there")
                                + free,
                        "check the root, unless a copy is to make it");
            } catch (SylosException e) {
                failed(what, e);
            }
        }
    }

    private static boolean asksForSecrets(Connection connection) {
        return connection.values().values().stream()
                .anyMatch(value -> SecretReference.isReference(value)
                        && SecretReference.of(value).prompt().isPresent());
    }

    /** One that cannot be read is told of elsewhere. */
    private Configuration configuration() {
        try {
            return context.configurationAsItIs();
        } catch (SylosException unreadable) {
            return Configuration.EMPTY;
        }
    }

    private void ok(String subject, String finding) {
        add(Grade.OK, subject, finding, null);
    }

    private void failed(String subject, SylosException e) {
        add(Grade.FAIL, subject, String.valueOf(e.getMessage()), e.hint().orElse(null));
    }

    private void add(Grade grade, String subject, String finding, @Nullable String advice) {
        findings.add(new Finding(grade, subject, finding, grade == Grade.OK ? null : advice));
    }
}
