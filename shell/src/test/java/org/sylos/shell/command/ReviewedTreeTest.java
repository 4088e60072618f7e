package org.sylos.shell.command;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.shell.command.Program.Outcome;

/** Tests of verbs on two small trees that differ in every way, each discovered anew as the migration {@code nas}. */
abstract class ReviewedTreeTest {
    /** Holds both trees, and the home in {@code home}. */
    @TempDir
    Path folder;

    ReviewedTree tree;

    @BeforeEach
    final void makeTree() throws Exception {
        tree = new ReviewedTree(folder).discovered();
    }

    /** Runs the program. */
    final Outcome run(String... args) {
        return tree.run(args);
    }
}
