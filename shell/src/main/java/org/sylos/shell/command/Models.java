package org.sylos.shell.command;

import java.util.List;
import picocli.CommandLine;

/** Builds the model of the command line, which takes time. */
interface Models {
    /** The command line with the verb that these words begin with, or with all of them; see {@link Verbs#addNeeded}. */
    CommandLine of(List<String> words);
}
