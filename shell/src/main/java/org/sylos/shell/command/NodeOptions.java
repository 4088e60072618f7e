package org.sylos.shell.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.api.fs.NodeKind;
import org.sylos.engine.api.rule.Condition;
import org.sylos.engine.api.storage.ReviewCondition.Excluded;
import org.sylos.engine.api.storage.ReviewCondition.MissingOn;
import org.sylos.engine.core.rules.Conditions;
import org.sylos.engine.core.rules.RulesException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What nodes are looked for. What is given must all hold; of several values in one option, one of them. */
final class NodeOptions {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}(-.*)?");

    /** Kinds as people write them. */
    enum Kind {
        /** Folders. */
        FOLDER(NodeKind.FOLDER),
        /** Files. */
        FILE(NodeKind.FILE),
        /** Symbolic links. */
        LINK(NodeKind.SYMLINK),
        /** Sockets, devices and pipes. */
        OTHER(NodeKind.OTHER);

        private final NodeKind kind;

        Kind(NodeKind kind) {
            this.kind = kind;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Sides as people write them. */
    enum Where {
        /** The source. */
        SRC(Side.SRC),
        /** The destination. */
        DST(Side.DST);

        private final Side side;

        Where(Side side) {
            this.side = side;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--name",
            paramLabel = "GLOB",
            description = "The name matches: * and ? for all but a slash, [a-z], {a,b}.")
    private @Nullable String name;

    @Option(
            names = "--path",
            paramLabel = "GLOB",
            description = "The whole path matches: as a name, and ** between slashes for any folders.")
    private @Nullable String path;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "It is one of these: ${COMPLETION-CANDIDATES}.")
    private List<Kind> kinds = new ArrayList<>();

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            description = "A file of such a size, such as '>10MiB' or '>=1MB <1GB'.")
    private @Nullable String size;

    @Option(
            names = "--older",
            paramLabel = "AGE|DATE",
            description = "Last changed longer ago than 30d, 12h, 2y; or before a date such as 2024 or 2024-05-01.")
    private @Nullable String older;

    @Option(
            names = "--newer",
            paramLabel = "AGE|DATE",
            description = "Last changed within such a time, or since a date.")
    private @Nullable String newer;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            completionCandidates = ReviewStatus.Words.class,
            description = "What was or is to be done: ${COMPLETION-CANDIDATES}.")
    private List<ReviewStatus> statuses = new ArrayList<>();

    @Option(names = "--excluded", description = "Left out, by a rule or by hand.")
    private boolean excluded;

    @Option(
            names = "--missing",
            paramLabel = "SIDE",
            description = "One side has nothing that belongs to it: ${COMPLETION-CANDIDATES}.")
    private @Nullable Where missing;

    @Option(
            names = "--failure",
            paramLabel = "CLASS",
            split = ",",
            completionCandidates = FailureClasses.Words.class,
            description = "Failed, the latest time in one of these ways: ${COMPLETION-CANDIDATES}.")
    private List<String> failures = new ArrayList<>();

    @Mixin
    private RuleOptions rules;

    /** All that is asked. */
    Condition condition() {
        List<Condition> all = new ArrayList<>();
        addRead(all, "--name", name, "{\"name\": {\"glob\": ", name);
        addRead(all, "--path", path, "{\"path\": {\"glob\": ", path);
        addRead(all, "--size", size, "{\"size\": ", size);
        addTime(all, "--older", older, ">", "<");
        addTime(all, "--newer", newer, "<", ">=");
        if (!kinds.isEmpty()) {
            Set<NodeKind> some = EnumSet.noneOf(NodeKind.class);
            kinds.forEach(word -> some.add(word.kind));
            all.add(new Condition.KindIs(some));
        }
        if (!statuses.isEmpty()) {
            all.add(new Condition.Any(
                    statuses.stream().map(ReviewStatus::condition).toList()));
        }
        if (excluded) {
            all.add(new Excluded());
        }
        Optional.ofNullable(missing).ifPresent(where -> all.add(new MissingOn(where.side)));
        if (!failures.isEmpty()) {
            all.add(failure());
        }
        rules.condition(spec).ifPresent(all::add);
        return all.size() == 1 ? all.get(0) : new Condition.All(all);
    }

    private Condition failure() {
        try {
            return FailureClasses.condition(failures);
        } catch (TypeConversionException e) {
            throw new ParameterException(
                    spec.commandLine(), "invalid value for option '--failure': " + e.getMessage(), e);
        }
    }

    /** Of how long ago something is, a larger number is an earlier time; of a date it is not. */
    private void addTime(List<Condition> all, String option, @Nullable String text, String age, String date) {
        if (text != null) {
            boolean isDate = DATE.matcher(text).matches();
            addRead(all, option, text, isDate ? "{\"modified\": " : "{\"age\": ", (isDate ? date : age) + text);
        }
    }

    /** Lets the rule language read a value; it is quoted as in JSON, so that no character in it means anything to YAML. */
    private void addRead(
            List<Condition> all, String option, @Nullable String given, String before, @Nullable String value) {
        if (given == null || value == null) {
            return;
        }
        String closing = "}".repeat((int) before.chars().filter(c -> c == '{').count());
        try {
            all.add(Conditions.read(before + quoted(value) + closing, RuleOptions.now()));
        } catch (RulesException e) {
            String problem = e.problems().get(0).replaceFirst("^line 1: ", "");
            throw new ParameterException(
                    spec.commandLine(), "invalid value for option '" + option + "': " + problem, e);
        }
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                out.append(c);
            } else {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return out.append('"').toString();
    }
}
