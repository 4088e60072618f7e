package org.sylos.shell.command;

import java.util.List;
import java.util.Set;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.rule.Condition.All;
import org.sylos.engine.api.rule.Condition.DepthIs;
import org.sylos.engine.api.rule.Condition.TextIs;
import org.sylos.engine.api.rule.Field;
import org.sylos.engine.api.rule.Operator;
import org.sylos.engine.api.rule.TextTest;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.Review;
import org.sylos.shell.render.Text;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.Session;
import org.sylos.shell.session.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What paths inside a migration may be meant by the beginning of one. The migration is opened for that, and closed again. */
public final class PathCompletion {
    /** More than this nobody reads. */
    private static final int MOST = 100;

    /** Where a folder holds more, only what begins so is asked for, which takes longer where there is little. */
    private static final int MANY = 2_000;

    private static final Set<String> VERBS =
            Set.of("ls", "find", "diff", "exclude", "include", "mark", "unmark", "renames");
    private static final Set<String> OF_FOLDERS = Set.of("ls", "find", "diff");

    private final Session session;
    private final Settings settings;
    private final CommandSpec program;

    /**
     * Completion in a session.
     *
     * @param program the command line, with all verbs
     */
    public PathCompletion(Session session, Settings settings, CommandSpec program) {
        this.session = session;
        this.settings = settings;
        this.program = program;
    }

    /**
     * A path that may be meant.
     *
     * @param path the path
     * @param complete whether nothing can follow in it
     */
    public record Found(String path, boolean complete) {}

    /**
     * The paths that begin so; none where no path is expected, or none can be told.
     *
     * @param before the words before it, the verb first
     * @param typed the word as far as it is typed
     */
    public List<Found> paths(List<String> before, String typed) {
        if (before.isEmpty() || !VERBS.contains(before.get(0)) || !typed.startsWith("/") || isValue(before)) {
            return List.of();
        }
        try (Context context = session.begin(settings)) {
            List<String> known = context.manager().list().stream()
                    .filter(details -> details.phase() != Phase.CREATED && details.runningPid() < 0)
                    .map(MigrationDetails::name)
                    .toList();
            List<String> named =
                    known.stream().filter(name -> before.indexOf(name) > 0).toList();
            String current = session.current();
            List<String> meant = current != null && known.contains(current) ? List.of(current) : known;
            List<String> candidates = named.isEmpty() ? meant : named;
            return candidates.size() == 1
                    ? children(context.open(candidates.get(0)).review(), typed, OF_FOLDERS.contains(before.get(0)))
                    : List.of();
        } catch (SylosException e) {
            // Whoever presses a key wants no error; the command will say what is wrong.
            return List.of();
        }
    }

    /** Whether the word belongs to the option before it. */
    private boolean isValue(List<String> before) {
        String last = before.get(before.size() - 1);
        CommandLine verb = program.subcommands().get(before.get(0));
        OptionSpec option = verb == null ? null : verb.getCommandSpec().findOption(last);
        return option != null && option.arity().max() > 0;
    }

    private static List<Found> children(Review review, String typed, boolean foldersOnly) {
        int slash = typed.lastIndexOf('/');
        String folder = slash == 0 ? "/" : typed.substring(0, slash);
        String begun = typed.substring(slash + 1);
        ReviewRow above = review.row(folder).filter(ReviewRow::isFolder).orElse(null);
        if (above == null) {
            return List.of();
        }
        List<ReviewRow> rows = review.children(folder, page(MANY)).rows();
        if (rows.size() == MANY) {
            Condition meant = new All(List.of(
                    new DepthIs(Operator.EQUAL, above.depth() + 1),
                    new TextIs(Field.NAME, TextTest.STARTS_WITH, begun)));
            rows = review.search(meant, folder, page(MOST)).rows();
        }
        String base = typed.substring(0, slash + 1);
        return rows.stream()
                .filter(row -> row.name().startsWith(begun) && (row.isFolder() || !foldersOnly))
                // What would steer a terminal cannot be typed into it either.
                .filter(row -> Text.printable(row.name()).equals(row.name()))
                .limit(MOST)
                .map(row -> new Found(base + row.name() + (row.isFolder() ? "/" : ""), !row.isFolder()))
                .toList();
    }

    private static ReviewPage.Request page(int max) {
        return new ReviewPage.Request(ReviewOrder.NAMES, null, max, false);
    }
}
