/**
 * The benchmark: makes trees, runs the built distribution as a user would, runs the other programs of the machine on the same
 * trees in turn, and prints times, ratios and memory. It knows Sylos only as a program.
 */
@org.jspecify.annotations.NullMarked
module org.sylos.bench {
    requires com.fasterxml.jackson.core;
    requires info.picocli;
    requires org.jspecify;

    opens org.sylos.bench to
            info.picocli;
}
