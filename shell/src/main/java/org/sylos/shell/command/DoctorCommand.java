package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.storage.StoreTables;
import org.sylos.shell.config.Configuration;
import org.sylos.shell.config.Problem;
import org.sylos.shell.doctor.Doctor;
import org.sylos.shell.doctor.Finding;
import org.sylos.shell.doctor.Finding.Grade;
import org.sylos.shell.render.Column;
import org.sylos.shell.render.Listing;
import org.sylos.shell.render.Text;
import org.sylos.shell.session.Cancelling;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks for what would keep the program from working well. */
@Command(
        name = "doctor",
        description =
                "Checks environment, configuration, connections, permissions, room and plugins, and says what to do;"
                        + " the exit code is 1 if anything does not work.",
        footer = {
            "  sylos doctor",
            "  sylos doctor nas                   also names that the destination of 'nas' can't take",
            "  sylos doctor --output json"
        })
final class DoctorCommand extends Verb {
    private static final List<Column> COLUMNS = List.of(
            Column.text("grade", "GRADE"),
            Column.text("subject", "SUBJECT"),
            Column.text("finding", "FINDING"),
            Column.text("advice", "WHAT TO DO"));

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "A migration to be looked at as well.",
            completionCandidates = MigrationNames.class)
    private @Nullable String name;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        List<Finding> findings = new ArrayList<>(Doctor.examine(context, System.getenv()));
        configuration(context, findings);
        if (name != null) {
            migration(context, name, findings);
        }
        if (context.settings().format().machine()) {
            List<List<@Nullable Object>> rows = new ArrayList<>();
            findings.forEach(found ->
                    rows.add(Arrays.asList(label(found.grade()), found.subject(), found.finding(), found.advice())));
            context.show(new Listing(COLUMNS, rows));
        } else {
            findings.forEach(found -> print(context, found));
        }
        return findings.stream().anyMatch(found -> found.grade() == Grade.FAIL) ? ExitCode.ERROR : ExitCode.DONE;
    }

    private static String label(Grade grade) {
        return grade.name().toLowerCase(Locale.ROOT);
    }

    private static void print(Context context, Finding found) {
        String mark = Text.left(label(found.grade()), 4);
        String coloured = switch (found.grade()) {
            case OK -> context.console().outPalette().green(mark);
            case WARN -> context.console().outPalette().yellow(mark);
            case FAIL -> context.console().outPalette().red(mark);
        };
        StringBuilder line = new StringBuilder(coloured)
                .append("  ")
                .append(Text.printable(found.subject()))
                .append(": ")
                .append(Text.printable(found.finding()))
                .append(System.lineSeparator());
        if (found.advice() != null) {
            line.append("      ").append(Text.printable(found.advice())).append(System.lineSeparator());
        }
        context.console().data(line.toString());
    }

    private void configuration(Context context, List<Finding> findings) {
        SylosCommand program = (SylosCommand) spec().root().userObject();
        try {
            Configuration configuration = context.configurationAsItIs();
            List<Problem> problems = ConfigCheck.problems(context, configuration, program.models());
            problems.forEach(
                    problem -> findings.add(new Finding(Grade.FAIL, "configuration", problem.text(), problem.hint())));
            if (problems.isEmpty()) {
                String found = configuration.file() == null ? "there is none" : configuration.file() + " is well";
                findings.add(new Finding(Grade.OK, "configuration", found, null));
            }
        } catch (SylosException e) {
            findings.add(new Finding(
                    Grade.FAIL,
                    "configuration",
                    String.valueOf(e.getMessage()),
                    e.hint().orElse(null)));
        }
    }

    /** Discovery compares every name with what the destination can hold. */
    private static void migration(Context context, String name, List<Finding> findings) throws InterruptedException {
        List<String> refused = new ArrayList<>();
        String query = "SELECT path || ': ' || message FROM failures WHERE class IN ('invalid-name', 'too-large')"
                + " ORDER BY path LIMIT 20";
        try (StoreTables tables = context.tables(name)) {
            Cancelling.query(context, tables, query, new StoreTables.Rows() {
                @Override
                public void begin(List<String> columns) {
                    refused.clear();
                }

                @Override
                public void row(List<@Nullable Object> values) {
                    refused.add(String.valueOf(values.get(0)));
                }
            });
        } catch (SylosException e) {
            findings.add(new Finding(
                    Grade.FAIL,
                    "migration " + name,
                    String.valueOf(e.getMessage()),
                    e.hint().orElse(null)));
            return;
        }
        refused.forEach(node -> findings.add(new Finding(
                Grade.FAIL,
                "names in " + name,
                node,
                "rename it at the source, or leave it out: exclude " + name + " PATH")));
        if (refused.isEmpty()) {
            findings.add(new Finding(
                    Grade.OK, "names in " + name, "the destination can take all that were discovered", null));
        }
    }
}
