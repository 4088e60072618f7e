package org.sylos.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.PlanAction;
import org.sylos.engine.core.Migration;
import org.sylos.shell.session.Conductor;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Discovers both sides and shows what a copy would do; changes nothing. */
@Command(
        name = "plan",
        description = "Discovers both sides and shows what a copy would do; changes nothing.",
        footer = {
            "  sylos plan /data/photos /mnt/nas/photos",
            "  sylos plan /data/photos /mnt/nas/photos --name nas --compare checksum",
            "  sylos plan nas                                look again",
            "  sylos plan nas --show --action overwrite,fail the plan that there is",
            "  sylos plan nas /2019 --show --totals          sizes and largest folders of a part of it",
            "  sylos plan nas --show --rules rules.yaml      what rules would leave out of it",
            "  sylos plan nas --approve                      let it through, for a copy later on"
        })
final class PlanCommand extends Verb {
    @Parameters(
            arity = "1..2",
            paramLabel = "SRC DST | NAME",
            hideParamSyntax = true,
            description = "Two places, or the name of a migration.",
            completionCandidates = MigrationNames.class)
    private List<String> places = List.of();

    @Option(
            names = "--show",
            description = "Show the plan that there is, with its nodes, and discover nothing. With --rules: what each"
                    + " of the rules would leave out of it.")
    private boolean show;

    @Option(names = "--totals", description = "With --show: the totals alone, without nodes.")
    private boolean totals;

    @Option(
            names = "--approve",
            description =
                    "Show the plan that there is and approve it: the next copy carries out exactly this plan or is"
                            + " refused.")
    private boolean approve;

    @Option(
            names = "--digest",
            paramLabel = "DIGEST",
            description = "With --approve: only if the plan still has this digest, as --show told it.")
    private @Nullable String digest;

    @Option(
            names = "--action",
            paramLabel = "ACTION",
            split = ",",
            completionCandidates = PlanNodes.Words.class,
            description = "With --show, of which nodes: ${COMPLETION-CANDIDATES}. Default: all but keep.")
    private List<PlanAction> actions = new ArrayList<>();

    @Mixin
    private PageOptions pages;

    @Mixin
    private OptionsMixin options;

    @Mixin
    private CreationMixin creation;

    @Override
    ExitCode run(Context context) throws InterruptedException {
        if (approve) {
            return approve(context);
        }
        if (digest != null || (totals && !show)) {
            throw new ParameterException(
                    spec().commandLine(),
                    digest == null ? "'--totals' goes with '--show'" : "'--digest' goes with '--approve'");
        }
        if (show) {
            return show(context);
        }
        Migration migration;
        if (places.size() == 2) {
            migration = Pair.of(context, places.get(0), places.get(1)).openOrCreate(context, creation, options);
        } else {
            migration = context.open(places.get(0));
            options.applyTo(migration);
        }
        return new Conductor(context, migration).plan();
    }

    private ExitCode approve(Context context) throws InterruptedException {
        if (show || places.size() > 1) {
            throw new ParameterException(
                    spec().commandLine(),
                    "'--approve' is about a migration that there is: give its name"
                            + (show ? ", without '--show'" : " alone"));
        }
        return new Conductor(context, ReviewPlace.of(context, spec(), places).migration()).approve(digest);
    }

    /** The first word names the migration, a second one a folder in it; two places are none. */
    private ReviewPlace showPlace(Context context) throws InterruptedException {
        if (places.size() > 1
                && (places.get(0).startsWith("/") || !places.get(1).startsWith("/"))) {
            throw new ParameterException(
                    spec().commandLine(),
                    "'--show' is about a migration that there is: give its name, and a folder in it if you like");
        }
        return ReviewPlace.of(context, spec(), places);
    }

    /** The source folder that is looked at; 0 for everything. */
    private long folderId(ReviewPlace place) {
        String folder = place.onePath(spec());
        return folder.equals("/") ? 0 : place.finder().sourceFolder(folder).srcId();
    }

    private ExitCode show(Context context) throws InterruptedException {
        ReviewPlace place = showPlace(context);
        long below = folderId(place);
        List<Path> files = creation.filters().ruleFiles();
        if (files.isEmpty()) {
            String folder = place.onePath(spec());
            if (totals) {
                PlanNodes.printTotals(context, place.migration(), folder);
            } else {
                PlanNodes.print(context, place.migration(), folder, actions, pages);
            }
        } else {
            RulePreview preview = new RulePreview(context, place.review(), below, true);
            for (Path file : files) {
                preview.show(new RuleFile(file).rules());
            }
        }
        return ExitCode.DONE;
    }
}
