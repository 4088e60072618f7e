package org.sylos.shell.terminal;

import java.io.IOException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/** The terminal of the process, with all that a person can do at it. It is opened in the quickest way that there is. */
public final class WholeTerminal {
    private WholeTerminal() {}

    /** Opens it, or something that can be read and written as if it were one. The caller closes it. */
    public static Terminal open() throws IOException {
        try {
            return openReal();
        } catch (IOException | IllegalStateException e) {
            // Whatever can do it, if only other programs.
            return TerminalBuilder.builder().name("sylos").system(true).build();
        }
    }

    /**
     * Opens it with the library's native code alone: other programs take longer to start, and the JDK's own way to native code
     * takes longer still to set up.
     *
     * @throws IllegalStateException when there is none, or it can't be done so
     */
    private static Terminal openReal() throws IOException {
        String type = System.getenv("TERM");
        String known = type == null ? null : InfoCmp.getDefaultInfoCmp(type);
        if (known != null) {
            // Otherwise the program infocmp is asked what it can do.
            InfoCmp.setLoadedInfoCmp(type, known);
        }
        return TerminalBuilder.builder()
                .name("sylos")
                .system(true)
                .exec(false)
                .ffm(false)
                .dumb(false)
                .build();
    }
}
