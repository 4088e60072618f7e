package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.storage.NewName;
import org.sylos.engine.api.storage.RenameChange;
import org.sylos.engine.api.storage.RenamedNode;
import org.sylos.engine.core.NameProposal;
import org.sylos.engine.core.Renames;
import org.sylos.engine.core.Reviewer;
import org.sylos.shell.render.ListingStream;
import org.sylos.shell.render.NameListing;
import org.sylos.shell.render.RenameView;
import org.sylos.shell.render.Text;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Shows, gives and takes back other names at the destination. */
@Command(
        name = "renames",
        description = "Shows and changes the names that nodes get at the destination instead of their own.",
        footer = {
            "  sylos renames nas                      what needs another name, and what has one",
            "  sylos renames nas --accept             take all names that are proposed",
            "  sylos renames nas --accept /docs/a:b   take this one",
            "  sylos renames nas /docs/a:b --to a-b   give another one",
            "  sylos renames nas --restore /docs/a:b  back to its own name",
            "  sylos renames nas -o csv > names.csv   the whole map, for the record",
            "",
            "Another name is needed for what the destination cannot hold, and for what is in",
            "conflict: names that differ only in case, files where the destination has",
            "folders. The source stays as it is. Names are kept for good: copies,",
            "verification and later passes go by them."
        })
final class RenamesCommand extends Verb {
    private static final int AT_ONCE = 1000;

    @Mixin
    private PathsMixin words;

    @Option(names = "--accept", description = "Give the names that are proposed, to all nodes or those at the paths.")
    private boolean accept;

    @Option(names = "--to", paramLabel = "NEW", description = "Give the node at the path this name.")
    private @Nullable String to;

    @Option(names = "--restore", description = "Give all nodes, or those at the paths, their own names back.")
    private boolean restore;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the log.")
    private String reason = "";

    @Override
    ExitCode run(Context context) throws InterruptedException {
        if ((accept ? 1 : 0) + (to == null ? 0 : 1) + (restore ? 1 : 0) > 1) {
            throw new ParameterException(spec().commandLine(), "--accept, --to and --restore exclude each other");
        }
        ReviewPlace place = words.place(context, spec());
        Renames renames = place.migration().renames();
        if (!accept && to == null && !restore) {
            return show(context, place, renames);
        }
        Set<Long> chosen = new HashSet<>();
        place.paths().forEach(path -> chosen.add(place.finder().sourceRow(path).srcId()));
        Reviewer by = by(place);
        RenameView view;
        if (to == null) {
            view = restore
                    ? restore(renames, chosen, by)
                    : chosen.isEmpty() ? acceptAll(renames, by) : accept(context, renames, chosen, by);
        } else if (chosen.size() == 1) {
            NewName name = new NewName(chosen.iterator().next(), to);
            view = RenameView.NOTHING.plus(renames.rename(List.of(name), by));
        } else {
            throw new ParameterException(spec().commandLine(), "--to gives one node a name: name its path");
        }
        context.show(view.text(), view.document());
        return view.passedOver() + view.taken() > 0 && view.changed() == 0 ? ExitCode.ERROR : ExitCode.DONE;
    }

    private Reviewer by(ReviewPlace place) {
        int paths = place.paths().size();
        String subject =
                paths == 0 ? "all of them" : place.paths().get(0) + (paths > 1 ? " and " + (paths - 1) + " more" : "");
        return new Reviewer(System.getProperty("user.name"), reason, subject);
    }

    /** Page by page: what is accepted needs no name any more, so that the next page follows the last node of this one. */
    private static RenameView acceptAll(Renames renames, Reviewer by) throws InterruptedException {
        RenameView view = RenameView.NOTHING;
        List<NameProposal> page = renames.proposals(0, AT_ONCE);
        while (!page.isEmpty()) {
            view = view.plus(renames.rename(accepted(page), by));
            requireGoingOn();
            page = renames.proposals(page.get(page.size() - 1).node().id(), AT_ONCE);
        }
        return view;
    }

    private static List<NewName> accepted(List<NameProposal> proposals) {
        return proposals.stream().map(NameProposal::accepted).toList();
    }

    /** What is proposed for some nodes alone may be another name than among all of them, so it is told. */
    private static RenameView accept(Context context, Renames renames, Set<Long> chosen, Reviewer by) {
        List<NameProposal> proposals = renames.proposals(chosen);
        RenameView view = RenameView.NOTHING;
        if (!proposals.isEmpty()) {
            RenameChange change = renames.rename(accepted(proposals), by);
            view = view.plus(change);
            proposals.stream()
                    .filter(proposal -> !change.taken().contains(proposal.node().id())
                            && !change.passedOver().contains(proposal.node().id()))
                    .forEach(proposal -> context.console()
                            .say(Text.printable("'" + proposal.node().path() + "' is named '" + proposal.name()
                                    + "' at the destination.")));
        }
        Set<Long> left = new HashSet<>(chosen);
        proposals.forEach(proposal -> left.remove(proposal.node().id()));
        return view.plus(new RenameChange(0, List.of(), List.copyOf(left)));
    }

    private static RenameView restore(Renames renames, Set<Long> chosen, Reviewer by) throws InterruptedException {
        if (!chosen.isEmpty()) {
            return RenameView.RESTORED.plus(renames.restore(chosen, by));
        }
        RenameView view = RenameView.RESTORED;
        List<RenamedNode> page = renames.renamed(0, AT_ONCE);
        while (!page.isEmpty()) {
            List<Long> ids = new ArrayList<>(page.stream().map(RenamedNode::id).toList());
            view = view.plus(renames.restore(ids, by));
            requireGoingOn();
            page = renames.renamed(ids.get(ids.size() - 1), AT_ONCE);
        }
        return view;
    }

    private ExitCode show(Context context, ReviewPlace place, Renames renames) throws InterruptedException {
        if (!place.paths().isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(),
                    "what is to be done with " + place.paths().get(0)
                            + "? --to gives it a name, --accept the proposed one, --restore its own");
        }
        boolean machine = context.settings().format().machine();
        ListingStream listing = new ListingStream(
                NameListing.columns(machine),
                context.settings().format(),
                context.console().outPalette(),
                context.console().dataWidth(),
                context.console().zone(),
                context.console()::data);
        long needed = 0;
        for (List<NameProposal> page = renames.proposals(0, AT_ONCE); !page.isEmpty(); ) {
            listing.add(page.stream()
                    .map(proposal -> NameListing.row(proposal, machine))
                    .toList());
            needed += page.size();
            requireGoingOn();
            page = renames.proposals(page.get(page.size() - 1).node().id(), AT_ONCE);
        }
        long renamed = 0;
        for (List<RenamedNode> page = renames.renamed(0, AT_ONCE); !page.isEmpty(); ) {
            listing.add(
                    page.stream().map(node -> NameListing.row(node, machine)).toList());
            renamed += page.size();
            requireGoingOn();
            page = renames.renamed(page.get(page.size() - 1).id(), AT_ONCE);
        }
        listing.end();
        if (needed + renamed == 0) {
            context.console().say("Every name can be used at the destination.");
        } else if (needed > 0) {
            context.console()
                    .say("To take the proposed names: "
                            + context.command("renames", place.migration().name(), "--accept"));
        }
        return ExitCode.DONE;
    }

    private static void requireGoingOn() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
