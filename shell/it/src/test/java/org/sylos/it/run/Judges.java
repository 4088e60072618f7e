package org.sylos.it.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Programs that know nothing of Sylos tell whether two trees are the same. */
public final class Judges {
    private static final Pattern BEFORE_1970 = Pattern.compile("(?<= -\\d{1,12})\\.\\d{10}");
    private static final Pattern BELOW_A_MICROSECOND = Pattern.compile("(?<=^l .{1,12} \\d{1,12}\\.\\d{6})\\d{4}");

    private Judges() {}

    /** Skips the test on a machine without them. */
    public static void assumeThere() {
        assumeTrue(Program.installed("rsync"), "needs rsync");
        assumeTrue(Program.installed("diff"), "needs diff");
    }

    /** Fails unless both trees hold the same names, bytes, links, permissions and times. */
    public static void assertSame(Path source, Path destination) {
        assertSilent(Program.of("diff", "-r", "--no-dereference", source.toString(), destination.toString()));
        assertSilent(Program.of("rsync", "-anci", "--delete", source + "/", destination + "/"));
        assertThat(nodes(destination)).isEqualTo(nodes(source));
    }

    /** Fails if the program prints anything. */
    public static void assertSilent(Program program) {
        Finished finished = program.run();
        assertThat(finished.out() + finished.err()).as("%s", finished.command()).isEmpty();
        finished.expect(0);
    }

    /**
     * Kind, permissions, size, time and name of every node of a tree, sorted. Times are as exact as the JDK can set them: to the
     * nanosecond, before 1970 to the second, of links to the microsecond.
     */
    public static List<String> nodes(Path root) {
        return list(
                        root,
                        "( -type d -printf %y\\040%m\\040%T@\\040%P\\0 ) -o -printf %y\\040%m\\040%T@\\040%s\\040%l\\040%P\\0")
                .stream()
                .map(line -> BEFORE_1970.matcher(line).replaceFirst(""))
                .map(line -> BELOW_A_MICROSECOND.matcher(line).replaceFirst(""))
                .toList();
    }

    /** When the system last changed anything about every node of a tree. Nothing can forge these times. */
    public static List<String> changes(Path root) {
        return list(root, "-printf %C@\\040%P\\0");
    }

    /** How much of a file is really there. */
    public static long kibibytesOnDisk(Path file) {
        return Long.parseLong(list(file, "-printf %k\\0").get(0));
    }

    /** Names of nodes, relative to the root, that fit a test of {@code find}. */
    public static List<String> find(Path root, String test) {
        return list(root, test + " -printf %P\\0");
    }

    /** How many nodes a tree has, its root included. */
    public static int count(Path root) {
        return list(root, "-printf x\\0").size();
    }

    private static List<String> list(Path root, String expression) {
        String text = Program.of("find", root.toString())
                .with(expression.split(" ", -1))
                .run()
                .expect(0)
                .out();
        return Arrays.stream(text.split("\0", -1))
                .filter(line -> !line.isEmpty())
                .sorted()
                .toList();
    }
}
