package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.List;
import org.sylos.engine.api.Phase;
import org.sylos.engine.core.IllegalPhaseException;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationDetails;
import org.sylos.engine.core.Review;
import org.sylos.shell.session.Context;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The migration whose trees are looked at, and paths in it, as words on a command line name them: a first word that does not begin
 * with a slash is the name of the migration. It may be left out where there is only one.
 *
 * @param migration the migration
 * @param paths the paths, each with a slash before it and none at its end
 */
record ReviewPlace(Migration migration, List<String> paths) {
    ReviewPlace {
        paths = List.copyOf(paths);
    }

    /** What the words mean, of a migration of which something has been discovered. */
    static ReviewPlace of(Context context, CommandSpec verb, List<String> words) throws InterruptedException {
        boolean named = !words.isEmpty() && !words.get(0).startsWith("/");
        String current = context.current();
        String name = named ? words.get(0) : current == null ? onlyOne(context, verb) : current;
        List<String> paths = new ArrayList<>();
        for (String word : words.subList(named ? 1 : 0, words.size())) {
            paths.add(path(word));
        }
        Phase phase = context.manager().details(name).phase();
        if (phase == Phase.CREATED || phase == Phase.FILTERS_SET) {
            throw new IllegalPhaseException(
                    name, phase, "show what is on both sides", List.of(context.command("plan", name)));
        }
        return new ReviewPlace(context.open(name), paths);
    }

    private static String onlyOne(Context context, CommandSpec verb) throws InterruptedException {
        List<String> names =
                context.manager().list().stream().map(MigrationDetails::name).toList();
        if (names.size() != 1) {
            throw new ParameterException(
                    verb.commandLine(),
                    names.isEmpty()
                            ? "there is no migration yet: " + context.command("plan") + " SRC DST makes one"
                            : "there is more than one migration, so its name must be given: " + few(names));
        }
        return names.get(0);
    }

    private static String few(List<String> names) {
        int most = 8;
        return String.join(", ", names.subList(0, Math.min(most, names.size()))) + (names.size() > most ? ", …" : "");
    }

    /** A path as reviews know it. People leave the slash at the beginning out, and shells add one at the end. */
    static String path(String word) {
        String path = ("/" + word).replaceAll("/{2,}", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** The only path; the root when there is none. */
    String onePath(CommandSpec verb) {
        if (paths.size() > 1) {
            throw new ParameterException(verb.commandLine(), "one word too many: '" + paths.get(1) + "'");
        }
        return paths.isEmpty() ? "/" : paths.get(0);
    }

    PathFinder finder() {
        return new PathFinder(review(), migration.name());
    }

    Review review() {
        return migration.review();
    }
}
