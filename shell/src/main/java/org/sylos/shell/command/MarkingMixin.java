package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.api.storage.RetryKind;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.shell.session.Context;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is to be tried again, and in which way. */
final class MarkingMixin {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private PathsMixin words;

    @Option(names = "--discovery", description = "To be listed again. Default for folders.")
    private boolean discovery;

    @Option(names = "--copy", description = "To be copied again. Default for files and links.")
    private boolean copy;

    /** The migration and the paths; none when all of a kind are meant. */
    ReviewPlace place(Context context, boolean all) throws InterruptedException {
        if (discovery && copy) {
            throw new ParameterException(spec.commandLine(), "--discovery and --copy exclude each other");
        }
        ReviewPlace place = words.place(context, spec);
        if (place.paths().isEmpty() != all) {
            throw new ParameterException(
                    spec.commandLine(),
                    all
                            ? "give either paths or an option that means all of them"
                            : "nothing is named: give paths, which begin with a slash, or an option that means all of them");
        }
        return place;
    }

    /** The kinds that are meant where no path tells. */
    List<RetryKind> kinds() {
        if (discovery) {
            return List.of(RetryKind.DISCOVERY);
        }
        return copy ? List.of(RetryKind.COPY) : List.of(RetryKind.values());
    }

    /** The source nodes at the paths, by what is to be tried again of them. */
    Map<RetryKind, List<Long>> chosen(ReviewPlace place) {
        Map<RetryKind, List<Long>> chosen = new EnumMap<>(RetryKind.class);
        for (String path : place.paths()) {
            ReviewRow row = place.finder().sourceRow(path);
            boolean listed = discovery || (!copy && row.isFolder());
            RetryKind kind = listed ? RetryKind.DISCOVERY : RetryKind.COPY;
            chosen.computeIfAbsent(kind, none -> new ArrayList<>()).add(row.srcId());
        }
        return chosen;
    }
}
