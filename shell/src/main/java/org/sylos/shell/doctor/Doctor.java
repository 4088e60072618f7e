package org.sylos.shell.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.SecretReference;
import org.sylos.engine.api.SylosException;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.config.Connection;
import org.sylos.shell.doctor.Finding.Grade;
import org.sylos.shell.render.Units;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.Probe;

/** Looks for what would keep the program from working well. Changes nothing. */
public final class Doctor {
    private static final Duration FOR_ONE_CONNECTION = Duration.ofSeconds(10);

    private final Context context;
    private final Findings findings;

    private Doctor(Context context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    /**
     * Looks at everything but the configuration's own text, which the caller knows how to check.
     *
     * @param environment variables of the process
     */
    public static List<Finding> examine(Context context, Map<String, String> environment) throws InterruptedException {
        Findings findings = new Findings();
        Machine machine = new Machine(environment, findings);
        machine.java();
        machine.names();
        machine.terminal(context.console().tty().dumb());
        machine.openFiles();
        machine.space("home", context.home(), "--home DIR");
        machine.space(
                "temporary files",
                Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
                "SYLOS_JAVA_OPTS=-Djava.io.tmpdir=DIR");
        Doctor doctor = new Doctor(context, findings);
        Configuration configuration = doctor.configuration();
        new Access(context, findings).look(configuration);
        doctor.plugins();
        doctor.connections(configuration);
        return findings.all();
    }

    private void plugins() {
        List<String> problems = context.manager().providers().problems();
        problems.forEach(problem ->
                findings.add(Grade.FAIL, "plugins", problem, "see 'plugins list'; remove or update the plugin"));
        if (problems.isEmpty()) {
            findings.ok("plugins", "all that are there can be used");
        }
        context.manager()
                .problems()
                .forEach(problem ->
                        findings.add(Grade.FAIL, "migration", problem, "restore its state file, or delete it"));
    }

    private void connections(Configuration configuration) throws InterruptedException {
        for (Connection connection : configuration.connections().values()) {
            String what = "connection " + connection.name();
            try {
                if (asksForSecrets(connection)) {
                    findings.add(
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
                findings.add(
                        probe.rootThere() ? Grade.OK : Grade.WARN,
                        what,
                        probe.location()
                                + (probe.rootThere() ? " answers" : " answers, but the root is not there")
                                + free,
                        "check the root, unless a copy is to make it");
            } catch (SylosException e) {
                findings.failed(what, e);
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
}
