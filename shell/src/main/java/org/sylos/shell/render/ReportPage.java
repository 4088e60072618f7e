package org.sylos.shell.render;

import java.time.ZoneId;
import java.util.List;
import org.sylos.engine.api.storage.NodeView;
import org.sylos.engine.api.storage.Tally;
import org.sylos.engine.api.storage.VerificationStore.VerifiedNode;

/**
 * A report as one page of HTML that needs nothing else: no script, no picture, no font. Whatever comes from outside is escaped;
 * names of files may hold anything.
 */
public final class ReportPage {
    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}
            td.n{text-align:right;font-variant-numeric:tabular-nums}td.p{font-family:ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
            .bad{color:#a40000}.good{color:#00641e}
            @media (prefers-color-scheme:dark){body{color:#e6e6e6;background:#161616}th,td{border-color:#444}.bad{color:#ff8a80}.good{color:#7ddc8f}}
            """;

    private final ReportView report;
    private final ZoneId zone;
    private final StringBuilder out = new StringBuilder();

    private ReportPage(ReportView report, ZoneId zone) {
        this.report = report;
        this.zone = zone;
    }

    /** The page. */
    public static String of(ReportView report, ZoneId zone) {
        return new ReportPage(report, zone).page();
    }

    private String page() {
        String title = "Report of " + report.details().name();
        out.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append(
                        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>")
                .append(escaped(title))
                .append("</title><style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p class=\"")
                .append(report.outcome().equals("complete") ? "good" : "bad")
                .append("\">")
                .append(escaped(Text.sentence(report.outcome())))
                .append("</p>\n<table>\n");
        fact("From", report.details().source());
        fact("To", report.details().destination());
        fact("Begun", ReportView.time(report.details().createdAt(), zone));
        fact("As of", ReportView.time(report.details().updatedAt(), zone) + " " + zone);
        fact("Pass", Integer.toString(report.details().pass()));
        report.times().forEach(time -> fact(time.phase().label(), Units.span(time.time())));
        out.append("</table>\n<h2>Where every node of the source is</h2>\n<table>\n")
                .append("<tr><th></th><th>nodes</th><th>bytes</th></tr>\n");
        tally("copied", report.balance().copied());
        tally("already there", report.balance().existing());
        tally("excluded", report.balance().excluded());
        tally("failed", report.balance().failed());
        tally("changed after the plan was made", report.balance().drifted());
        tally("not done yet", report.balance().pending());
        tally("total", report.balance().total());
        out.append("</table>\n<p>")
                .append(
                        report.balance().addsUp()
                                ? "The lines add up to the total."
                                : "<strong class=\"bad\">The lines do not add up to the total.</strong>")
                .append("</p>\n");
        report.reasons().forEach(this::failures);
        report.verification().without(report.failures()).levels().forEach(this::verification);
        return out.append("</body></html>\n").toString();
    }

    private void fact(String name, String value) {
        out.append("<tr><th>")
                .append(escaped(Text.sentence(name)))
                .append("</th><td class=\"p\">")
                .append(escaped(value))
                .append("</td></tr>\n");
    }

    private void tally(String name, Tally tally) {
        out.append("<tr><td>")
                .append(escaped(name))
                .append("</td><td class=\"n\">")
                .append(Units.count(tally.nodes()))
                .append("</td><td class=\"n\" title=\"")
                .append(tally.bytes())
                .append("\">")
                .append(Units.bytes(tally.bytes()))
                .append("</td></tr>\n");
    }

    private void failures(ReportView.Reason reason) {
        List<NodeView> nodes = reason.shown();
        long all = reason.nodes();
        out.append("<h2>")
                .append(escaped(reason.label()))
                .append(": ")
                .append(Units.count(all, "node", "nodes"))
                .append("</h2>\n<p>")
                .append(escaped(reason.advice()))
                .append("</p>\n<table>\n");
        for (NodeView node : nodes) {
            out.append("<tr><td class=\"p\">")
                    .append(escaped(node.path()))
                    .append("</td><td class=\"n\">")
                    .append(Units.bytes(node.size()))
                    .append("</td><td class=\"p\">")
                    .append(escaped(String.valueOf(node.message())))
                    .append("</td></tr>\n");
        }
        out.append("</table>\n");
        if (all > nodes.size()) {
            out.append("<p>")
                    .append(Units.count(all - nodes.size()))
                    .append(" more: see <code>sylos export --what failures</code>.</p>\n");
        }
    }

    private void verification(VerificationView.Level level) {
        out.append("<h2>Verification by ").append(escaped(level.words())).append("</h2>\n");
        if (!level.nodes().isEmpty()) {
            out.append("<table>\n");
            for (VerifiedNode node : level.nodes()) {
                out.append("<tr><td class=\"p\">")
                        .append(escaped(node.path()))
                        .append("</td><td class=\"p\">")
                        .append(escaped(VerificationView.reason(node.verdict())))
                        .append("</td></tr>\n");
            }
            out.append("</table>\n");
        }
    }

    /** Text that no browser takes for anything else; control characters are shown as they are in tables. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        Text.printable(text).codePoints().forEach(code -> {
            switch (code) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(code);
            }
        });
        return safe.toString();
    }
}
