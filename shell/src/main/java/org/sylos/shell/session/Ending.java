package org.sylos.shell.session;

/** Ways to end the process before its commands have come to their end. */
public interface Ending {
    /** Ends it, leaving the terminal as it was found. */
    void exit(ExitCode code);

    /** Ends it at once, whatever else goes on in it. */
    void halt(ExitCode code);

    /** Really ends the process. */
    static Ending ofProcess() {
        return new Ending() {
            @Override
            public void exit(ExitCode code) {
                System.exit(code.code());
            }

            @Override
            public void halt(ExitCode code) {
                Runtime.getRuntime().halt(code.code());
            }
        };
    }
}
