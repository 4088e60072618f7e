package org.sylos.shell.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sylos.shell.doctor.Finding.Grade;
import org.sylos.shell.render.Units;

/** Looks at what the program runs on: Java, locale, terminal, limits and room. */
final class Machine {
    private static final long LITTLE_SPACE = 1L << 30;
    private static final long LITTLE_HEAP = 200L << 20;
    private static final long FEW_FILES = 1024;

    private final Map<String, String> environment;
    private final Findings findings;

    /** @param environment variables of the process */
    Machine(Map<String, String> environment, Findings findings) {
        this.environment = environment;
        this.findings = findings;
    }

    void java() {
        String version = System.getProperty("java.version") + " of " + System.getProperty("java.vendor");
        findings.ok("java", version + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        long heap = Runtime.getRuntime().maxMemory();
        findings.add(
                heap >= LITTLE_HEAP ? Grade.OK : Grade.WARN,
                "memory",
                Units.bytes(heap) + " for Java; the database has its own",
                "give more with SYLOS_JAVA_OPTS=-Xmx256m");
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        boolean launched = System.getProperty("sylos.dist") != null;
        boolean archive =
                given.stream().anyMatch(flag -> flag.contains("SharedArchiveFile") || flag.contains("AOTCache"));
        findings.add(
                launched && archive ? Grade.OK : Grade.WARN,
                "start",
                !launched
                        ? "not started by bin/sylos"
                        : archive ? "with an archive of classes" : "without an archive of classes, and so more slowly",
                launched ? "run: sylos --prepare" : "start it with bin/sylos, which sees to locale and memory");
        for (String variable : List.of("SYLOS_JAVA_OPTS", "JAVA_TOOL_OPTIONS")) {
            String options = environment.get(variable);
            if (options != null && !options.isBlank()) {
                findings.add(Grade.OK, variable, "is set", null);
            }
        }
    }

    /** Java can name only those files that the locale's encoding can. */
    void names() {
        String encoding =
                System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());
        boolean able;
        try {
            able = Path.of("ä-語").toString().equals("ä-語");
        } catch (InvalidPathException e) {
            able = false;
        }
        findings.add(
                able ? Grade.OK : Grade.FAIL,
                "locale",
                "names of files are read as " + encoding + (able ? "" : ", which cannot name all files"),
                "set LC_ALL=C.UTF-8, or start it with bin/sylos");
        if (Boolean.getBoolean("sylos.ascii")) {
            findings.add(
                    Grade.WARN,
                    "terminal's locale",
                    "it knows ASCII alone; other characters are shown as escapes",
                    "set LANG to a UTF-8 locale that is installed ('locale -a' lists them)");
        }
    }

    void terminal(boolean dumb) {
        String term = environment.get("TERM");
        boolean without = dumb || term == null || term.isEmpty();
        findings.add(
                without ? Grade.WARN : Grade.OK,
                "terminal",
                term == null ? "TERM is not set" : "TERM is " + term,
                "without a capable terminal there are no colours and no 'review'; set TERM, such as xterm-256color");
    }

    void openFiles() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        if (system instanceof com.sun.management.UnixOperatingSystemMXBean unix) {
            long most = unix.getMaxFileDescriptorCount();
            findings.add(
                    most >= FEW_FILES ? Grade.OK : Grade.WARN,
                    "open files",
                    Units.count(most) + " at most",
                    "raise the limit: ulimit -n " + FEW_FILES);
        }
    }

    /** @param another how another folder is chosen */
    void space(String what, Path folder, String another) {
        Path there = folder.toAbsolutePath();
        while (there.getParent() != null && !Files.isDirectory(there)) {
            there = there.getParent();
        }
        try {
            if (!Files.isWritable(there)) {
                findings.add(
                        Grade.FAIL,
                        what,
                        there + " cannot be written",
                        "give yourself the right to, or choose another: " + another);
                return;
            }
            long free = Files.getFileStore(there).getUsableSpace();
            findings.add(
                    free >= LITTLE_SPACE ? Grade.OK : Grade.WARN,
                    what,
                    there + " has " + Units.bytes(free) + " left",
                    "a database needs about 100 bytes for each node; make room, or choose another folder");
        } catch (IOException e) {
            findings.add(Grade.WARN, what, there + ": room cannot be told: " + e.getMessage(), null);
        }
    }
}
