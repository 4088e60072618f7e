package org.sylos.tck.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.Candidate;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.tck.KitRun;

/** The kit notices the mistakes that somebody could make in a filter. */
class BrokenFiltersTest {
    /** A mistake, the rule that it breaks, and the factory that makes it. */
    record Mistake(String what, String rule, NodeFilterFactory factory) {
        @Override
        public String toString() {
            return what + " breaks " + rule;
        }
    }

    @ParameterizedTest
    @MethodSource({"decisions", "settings"})
    void the_kit_notices_the_mistake(Mistake mistake) throws ReflectiveOperationException {
        List<KitRun.Outcome> outcomes = new ArrayList<>();
        for (Method test : KitRun.testsOf(FilterContract.class, mistake.rule())) {
            assertThat(KitRun.run(test, new SuffixFilterContract(new SuffixFilters())))
                    .as("%s of a right filter", test.getName())
                    .isEqualTo(KitRun.Outcome.PASSED);
            outcomes.add(KitRun.run(test, new SuffixFilterContract(mistake.factory())));
        }
        assertThat(outcomes).as("outcomes of the tests of %s", mistake.rule()).contains(KitRun.Outcome.FAILED);
    }

    /** A mistake in what is answered to whom, made of the right filter. */
    private static Mistake deciding(String what, String rule, BiFunction<NodeFilter, Candidate, FilterDecision> wrong) {
        return new Mistake(what, rule, new Deciding(wrong));
    }

    /** Answers wrongly; made public so that nothing but the mistake is wrong. */
    public static final class Deciding extends SuffixFilters {
        private final BiFunction<NodeFilter, Candidate, FilterDecision> wrong;

        /** Right in everything. */
        public Deciding() {
            this(NodeFilter::decide);
        }

        Deciding(BiFunction<NodeFilter, Candidate, FilterDecision> wrong) {
            this.wrong = wrong;
        }

        @Override
        NodeFilter decide(String suffix, long most, ProviderContext context) {
            NodeFilter right = super.decide(suffix, most, context);
            return candidate -> wrong.apply(right, candidate);
        }
    }

    // A filter of another language, or without checks, may well answer null.
    @SuppressWarnings("NullAway")
    static Stream<Mistake> decisions() {
        AtomicInteger asked = new AtomicInteger();
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Thread here = Thread.currentThread();
        return Stream.of(
                deciding("answers nothing", "flt101", (right, candidate) -> {
                    FilterDecision decision = right.decide(candidate);
                    return decision instanceof FilterDecision.Accept ? null : decision;
                }),
                deciding("rejects everything", "flt101", (right, candidate) -> SuffixFilters.rejection("x")),
                deciding("accepts everything", "flt101", (right, candidate) -> FilterDecision.ACCEPT),
                deciding(
                        "rejects every tenth",
                        "flt102",
                        (right, candidate) -> asked.incrementAndGet() % 10 == 0
                                ? SuffixFilters.rejection("x")
                                : right.decide(candidate)),
                deciding(
                        "knows who asks",
                        "flt102",
                        (right, candidate) -> Thread.currentThread().getName().equals(here.getName())
                                ? right.decide(candidate)
                                : FilterDecision.ACCEPT),
                deciding(
                        "rejects what it saw before",
                        "flt103",
                        (right, candidate) -> seen.add(candidate.name()) ? right.decide(candidate) : reject("twice")),
                new Mistake("looks at the clock", "flt103", new ByClock()),
                deciding(
                        "lowers letters in the language of the process",
                        "flt103",
                        (right, candidate) ->
                                right.decide(named(candidate, candidate.name().toLowerCase(Locale.getDefault())))),
                deciding("takes a name for a format", "flt104", (right, candidate) -> {
                    String shown = String.format(candidate.name());
                    return shown.isEmpty() ? FilterDecision.ACCEPT : right.decide(candidate);
                }),
                deciding("takes a name for a pattern", "flt104", (right, candidate) -> {
                    boolean itself = candidate.path().matches(".*" + candidate.name() + ".*");
                    return itself ? right.decide(candidate) : FilterDecision.ACCEPT;
                }),
                deciding("needs a time", "flt105", (right, candidate) -> {
                    Instant mtime = Objects.requireNonNull(candidate.mtime());
                    return mtime.isAfter(Instant.EPOCH) ? right.decide(candidate) : FilterDecision.ACCEPT;
                }),
                deciding("knows files and folders only", "flt105", (right, candidate) -> switch (candidate.kind()) {
                    case FILE, FOLDER -> right.decide(candidate);
                    default -> throw new IllegalArgumentException("what is it?");
                }),
                deciding("adds to the largest size", "flt105", (right, candidate) -> {
                    long blocks = Math.addExact(candidate.size(), 4095) / 4096;
                    return blocks < 0 ? FilterDecision.ACCEPT : right.decide(candidate);
                }));
    }

    private static FilterDecision reject(String rule) {
        return new FilterDecision.Reject(rule, "it is not wanted");
    }

    private static Candidate named(Candidate other, String name) {
        return new Candidate(other.path(), name, other.kind(), other.size(), other.mtime(), other.depth());
    }

    /** Rejects what is older than a month when it is asked. */
    public static final class ByClock extends SuffixFilters {
        /** For a service loader. */
        public ByClock() {}

        @Override
        NodeFilter decide(String suffix, long most, ProviderContext context) {
            return candidate -> {
                Instant mtime = candidate.mtime();
                return mtime != null && mtime.isBefore(context.clock().instant().minus(Duration.ofDays(30)))
                        ? reject("old")
                        : FilterDecision.ACCEPT;
            };
        }
    }

    static Stream<Mistake> settings() {
        return Stream.of(
                new Mistake("takes any setting", "flt201", new Careless()),
                new Mistake("refuses in the wrong way", "flt201", new Grumpy()),
                new Mistake("refuses only when it is asked", "flt201", new Late()),
                new Mistake("has a name of its own form", "flt202", new Misnamed()),
                new Mistake("reads what it does not describe", "flt202", new Secretive()),
                new Mistake("cannot be found", "flt202", new Hidden()),
                new Mistake("has another default than it says", "flt203", new Forgetful()),
                new Mistake("shares what only one filter should have", "flt204", new Shared()));
    }

    /** Checks nothing. */
    public static final class Careless extends SuffixFilters {
        @Override
        public NodeFilter create(ProviderConfig config, ProviderContext context) {
            return decide("." + config.requireText("extension"), 1024, context);
        }
    }

    /** Throws what nobody expects. */
    public static final class Grumpy extends SuffixFilters {
        @Override
        public NodeFilter create(ProviderConfig config, ProviderContext context) {
            if (config.requireText("extension").isBlank()) {
                throw new IllegalArgumentException("no");
            }
            return super.create(config, context);
        }
    }

    /** Checks when it is too late. */
    public static final class Late extends SuffixFilters {
        @Override
        public NodeFilter create(ProviderConfig config, ProviderContext context) {
            return candidate -> super.create(config, context).decide(candidate);
        }
    }

    /** Has a name that cannot be. */
    public static final class Misnamed extends SuffixFilters {
        @Override
        public String name() {
            return "Suffix_Filter";
        }
    }

    /** Has a setting that nobody knows of. */
    public static final class Secretive extends SuffixFilters {
        @Override
        public NodeFilter create(ProviderConfig config, ProviderContext context) {
            return config.text("deep").isPresent() ? super.create(config, context) : candidate -> FilterDecision.ACCEPT;
        }
    }

    private static final class Hidden extends SuffixFilters {}

    /** Says 1 KiB and takes 2. */
    public static final class Forgetful extends SuffixFilters {
        @Override
        public NodeFilter create(ProviderConfig config, ProviderContext context) {
            long most = config.given().containsKey("most") ? config.size("most").orElse(0L) : 2048;
            return decide("." + config.requireText("extension").toLowerCase(Locale.ROOT), most, context);
        }
    }

    /** Every filter that it makes spoils those before. */
    public static final class Shared extends SuffixFilters {
        private final AtomicInteger made = new AtomicInteger();

        @Override
        NodeFilter decide(String suffix, long most, ProviderContext context) {
            int number = made.incrementAndGet();
            NodeFilter right = super.decide(suffix, most, context);
            return candidate -> number == made.get() ? right.decide(candidate) : FilterDecision.ACCEPT;
        }
    }
}
