package org.sylos.shell.render;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.sylos.engine.api.ErrorClass;
import org.sylos.engine.core.RunOutcome;
import org.sylos.engine.core.RunResult;

/**
 * What a run left behind, as it is told to a person or a program.
 *
 * @param name the migration
 * @param result what the run answered
 * @param verification what verification found in the run
 * @param classes nodes by failure class, both sides
 * @param failures the first nodes that failed or drifted
 * @param times how long the steps took
 */
public record ResultView(
        String name,
        RunResult result,
        VerificationView verification,
        Map<ErrorClass, Long> classes,
        Sample failures,
        List<StepTime> times) {
    private static final int FEW = 5;

    /** A rate over less time says nothing. */
    private static final Duration TOO_SHORT = Duration.ofMillis(100);

    public ResultView {
        classes = Map.copyOf(classes);
        times = List.copyOf(times);
    }

    /**
     * How long a step took.
     *
     * @param step its name
     * @param time how long
     * @param nodes nodes it dealt with
     * @param bytes bytes it moved
     */
    public record StepTime(String step, Duration time, long nodes, long bytes) {}

    /** The result for people. */
    public String text(Palette palette) {
        StringBuilder out = new StringBuilder();
        out.append(palette.bold("Result of '" + name + "': "))
                .append(colour(palette).apply(words(result.outcome())))
                .append("\n\n");
        BalanceLines.append(out, result.balance(), classes, palette);
        NodeLines.append(out, "Not done", failures, palette);
        verification.without(failures.nodes()).append(out, FEW, palette);
        Notices.append(out, result.notices(), palette);
        if (!times.isEmpty()) {
            out.append('\n');
            times.forEach(time -> out.append("  ").append(time(time)).append('\n'));
        }
        return out.toString();
    }

    private UnaryOperator<String> colour(Palette palette) {
        return switch (result.outcome()) {
            case COMPLETED -> palette::green;
            case NEEDS_REVIEW, SUSPENDED -> palette::yellow;
            case FAILURES, MISMATCH, DRIFTED -> palette::red;
        };
    }

    private static String words(RunOutcome outcome) {
        return switch (outcome) {
            case NEEDS_REVIEW -> "discovered, the plan waits for approval";
            case COMPLETED -> "complete";
            case FAILURES -> "finished with failures";
            case MISMATCH -> "verification found differences";
            case DRIFTED -> "finished, but sources changed after the plan was made";
            case SUSPENDED -> "suspended";
        };
    }

    private static String time(StepTime step) {
        StringBuilder line = new StringBuilder(step.step()).append(" took ").append(Units.span(step.time()));
        if (step.nodes() > 0 && step.time().compareTo(TOO_SHORT) >= 0) {
            line.append(": ")
                    .append(Units.count(Math.round(Units.perSecond(step.nodes(), step.time()))))
                    .append(" nodes/s");
            if (step.bytes() > 0) {
                line.append(", ").append(Units.byteRate(Units.perSecond(step.bytes(), step.time())));
            }
        }
        return line.toString();
    }

    /** The result for programs. */
    public Document document() {
        return Document.builder()
                .put("balance", BalanceLines.document(result.balance()))
                .put("failures", Classes.document(classes))
                .put("verification", verification.documents())
                .put("notices", List.copyOf(result.notices()))
                .put("seconds", seconds())
                .build();
    }

    private Document seconds() {
        Document.Builder document = Document.builder();
        times.forEach(time -> document.put(time.step(), time.time().toMillis() / 1000.0));
        return document.build();
    }
}
