package org.sylos.shell.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sylos.engine.api.storage.ReviewOrder;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.ReviewPage.Request;
import org.sylos.engine.api.storage.ReviewRow;
import org.sylos.engine.api.storage.Tally;
import org.sylos.shell.render.ListingStream;
import org.sylos.shell.render.RowListing;
import org.sylos.shell.render.Units;
import org.sylos.shell.session.Context;

/** Prints rows of a review as they are read, one page after the other, so that any number of them can be printed. */
final class RowPrinter {
    private static final int AT_ONCE = 10_000;

    private final Context context;
    private final RowListing shape;
    private final ListingStream listing;

    /** A printer for rows of one shape; programs get all there is to know instead. */
    RowPrinter(Context context, RowListing forPeople) {
        this.context = context;
        boolean machine = context.settings().format().machine();
        this.shape = machine ? RowListing.EVERYTHING : forPeople;
        this.listing = new ListingStream(
                shape.columns(),
                context.settings().format(),
                context.console().outPalette(),
                context.console().dataWidth(),
                context.console().zone(),
                context.console()::data);
    }

    /**
     * Prints what a query answers, and says how many more there are when not all was to be shown.
     *
     * @param what what these rows are, when others are printed as well; else empty
     * @param query answers pages
     * @return all there are, on every page
     */
    Tally print(String what, ReviewOrder order, PageOptions pages, Function<Request, ReviewPage> query)
            throws InterruptedException {
        int most = pages.limit(context);
        long skip = pages.skipped(most);
        long last = most == Integer.MAX_VALUE ? Long.MAX_VALUE : skip + most;
        long read = 0;
        Tally total = null;
        Optional<Request> request = Optional.of(Request.first(order, (int) Math.min(AT_ONCE, last)));
        while (request.isPresent() && read < last) {
            ReviewPage page = query.apply(request.get());
            total = total == null ? page.total() : total;
            List<ReviewRow> rows = page.rows();
            int from = (int) Math.min(rows.size(), Math.max(0, skip - read));
            int to = (int) Math.min(rows.size(), last - read);
            listing.add(rows.subList(from, to).stream().map(shape::values).toList());
            read += rows.size();
            request = request.get().next(page);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (context.console().out().checkError()) {
                break;
            }
        }
        Tally all = total == null ? Tally.ZERO : total;
        if (all.nodes() > last) {
            context.console()
                    .say((what.isEmpty() ? "" : what + ": ") + Units.count(all.nodes() - last) + " more of "
                            + Units.count(all.nodes()) + ": " + pages.more());
        }
        return all;
    }

    /** Ends the listing. */
    void end() {
        listing.end();
    }
}
