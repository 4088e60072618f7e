package org.sylos.tck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sylos.tck.store.BrokenStore.list;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.sylos.engine.api.Phase;
import org.sylos.engine.api.fs.CaseFolding;
import org.sylos.engine.api.fs.Entry;
import org.sylos.engine.api.storage.Balance;
import org.sylos.engine.api.storage.CompareRule;
import org.sylos.engine.api.storage.CopyOutcome;
import org.sylos.engine.api.storage.FolderWork;
import org.sylos.engine.api.storage.JournalStore.NumberedEntry;
import org.sylos.engine.api.storage.ListingOutcome;
import org.sylos.engine.api.storage.ListingPage;
import org.sylos.engine.api.storage.MigrationStoreFactory;
import org.sylos.engine.api.storage.PhaseChange;
import org.sylos.engine.api.storage.ReviewPage;
import org.sylos.engine.api.storage.StoreException;

/** The contract finds stores that break it: each of these breaks one rule, and that rule's test fails. */
class BrokenStoresTest {
    @TempDir
    Path directory;

    private record Breach(String rule, Map<String, BrokenStore.Breakage> breakages) {}

    private static Breach breach(String rule, String method, BrokenStore.Breakage breakage) {
        return new Breach(rule, Map.of(method, breakage));
    }

    @TestFactory
    Stream<DynamicTest> the_test_of_a_broken_rule_fails() {
        return Stream.of(living(), listing(), comparing(), copying(), telling(), reviewing())
                .flatMap(List::stream)
                .map(breach -> DynamicTest.dynamicTest(
                        breach.rule() + " by " + breach.breakages().keySet(), () -> assertFound(breach)));
    }

    private void assertFound(Breach breach) throws Exception {
        List<Method> tests = Arrays.stream(HeldToContract.class.getMethods())
                .filter(method -> method.getName().startsWith("required_" + breach.rule() + "_"))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .toList();
        assertThat(tests).as("tests of %s", breach.rule()).isNotEmpty();
        List<Throwable> failures = new ArrayList<>();
        for (Method test : tests) {
            // The same test passes with a store that is sound.
            assertThat(failure(test, new MemoryStoreFactory())).isNull();
            Throwable failure = failure(test, new BrokenStore(breach.breakages()));
            if (failure != null) {
                failures.add(failure);
            }
        }
        assertThat(failures).as("what the tests of %s find", breach.rule()).isNotEmpty();
    }

    private @Nullable Throwable failure(Method test, MigrationStoreFactory factory) throws Exception {
        HeldToContract subject = new HeldToContract(factory);
        subject.directory = directory;
        subject.setUpRig();
        try {
            test.invoke(subject);
            return null;
        } catch (InvocationTargetException e) {
            return Objects.requireNonNull(e.getCause());
        } finally {
            subject.tearDownRig();
        }
    }

    private static List<Breach> reviewing() {
        return List.of(
                breach("sto634", "ReviewStore.children", (real, args) -> {
                    ReviewPage page = (ReviewPage) Objects.requireNonNull(real.call(args));
                    boolean further = ((ReviewPage.Request) args[1]).after() != null;
                    return further ? new ReviewPage(List.of(), page.total()) : page;
                }),
                breach("sto642", "ReviewStore.include", (real, args) -> real.call(args[0], true, args[2])),
                breach("sto644", "ReviewStore.exclude", (real, args) -> real.call(args[0], true, args[2])),
                breach("sto648", "ReviewStore.exclusionsOf", (real, args) -> List.of()));
    }

    private static List<Breach> living() {
        return List.of(
                breach("sto106", "DiscoveryStore.append", BrokenStoresTest::pageByPage),
                seenHalfDone(),
                breach("sto107", "DiscoveryStore.append", BrokenStoresTest::toTheMicrosecond),
                breach("sto122", "LifecycleStore.changePhase", (real, args) -> {
                    PhaseChange change = (PhaseChange) args[0];
                    for (Phase from : Phase.values()) {
                        try {
                            return real.call(new PhaseChange(change.at(), from, change.to(), change.reason()));
                        } catch (StoreException e) {
                            assertThat(e.reason()).isNotNull();
                        }
                    }
                    return null;
                }),
                breach(
                        "sto124",
                        "LifecycleStore.putDocument",
                        (real, args) -> real.call(args[0].toString().toLowerCase(Locale.ROOT), args[1])),
                keptByTheProcessAlone());
    }

    /** Adds page by page, and lets a reader look in between. */
    private static Breach seenHalfDone() {
        AtomicLong looks = new AtomicLong();
        return new Breach(
                "sto801",
                Map.of(
                        "DiscoveryStore.state",
                                (real, args) -> {
                                    looks.incrementAndGet();
                                    return real.call();
                                },
                        "DiscoveryStore.append",
                                (real, args) -> {
                                    List<ListingPage> pages = list(args[1]);
                                    for (ListingPage page : pages) {
                                        real.call(args[0], List.of(page));
                                        if (pages.size() > 1) {
                                            awaitMoreThan(looks.get() + 1, looks);
                                        }
                                    }
                                    return null;
                                }));
    }

    private static void awaitMoreThan(long count, AtomicLong looks) throws InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (looks.get() <= count && System.nanoTime() < limit) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the reader has seen it");
            }
            Thread.onSpinWait();
        }
    }

    private static Breach keptByTheProcessAlone() {
        AtomicReference<@Nullable Object> approval = new AtomicReference<>();
        return new Breach(
                "sto104",
                Map.of(
                        "LifecycleStore.approve",
                                (real, args) -> {
                                    approval.set(args[0]);
                                    return null;
                                },
                        "LifecycleStore.approval", (real, args) -> Optional.ofNullable(approval.get()),
                        "MigrationStore.close",
                                (real, args) -> {
                                    approval.set(null);
                                    return real.call();
                                }));
    }

    private static @Nullable Object pageByPage(BrokenStore.Real real, Object[] args) throws Throwable {
        for (ListingPage page : BrokenStore.<ListingPage>list(args[1])) {
            real.call(args[0], List.of(page));
        }
        return null;
    }

    private static @Nullable Object toTheMicrosecond(BrokenStore.Real real, Object[] args) throws Throwable {
        return real.call(
                args[0],
                pages(
                        args,
                        entry -> new Entry(
                                entry.name(),
                                entry.kind(),
                                entry.size(),
                                entry.mtime() == null ? null : entry.mtime().truncatedTo(ChronoUnit.MICROS),
                                entry.nativeId(),
                                entry.linkTarget(),
                                entry.problem())));
    }

    private static List<ListingPage> pages(Object[] args, UnaryOperator<Entry> change) {
        return BrokenStore.<ListingPage>list(args[1]).stream()
                .map(page -> new ListingPage(
                        page.folder(), page.entries().stream().map(change).toList(), page.rejections(), page.outcome()))
                .toList();
    }

    private static List<Breach> listing() {
        return List.of(
                breach(
                        "sto207",
                        "DiscoveryStore.append",
                        (real, args) -> real.call(
                                args[0],
                                BrokenStore.<ListingPage>list(args[1]).stream()
                                        .map(page -> new ListingPage(
                                                page.folder(), page.entries(), Map.of(), page.outcome()))
                                        .toList())),
                breach("sto209", "DiscoveryStore.append", (real, args) -> {
                    AtomicLong number = new AtomicLong();
                    return real.call(
                            args[0],
                            pages(
                                    args,
                                    entry -> new Entry(
                                            entry.name() + "\u0000" + number.incrementAndGet(),
                                            entry.kind(),
                                            entry.size(),
                                            entry.mtime(),
                                            entry.nativeId(),
                                            entry.linkTarget(),
                                            entry.problem())));
                }),
                breach(
                        "sto212",
                        "DiscoveryStore.append",
                        (real, args) -> real.call(
                                args[0],
                                BrokenStore.<ListingPage>list(args[1]).stream()
                                        .filter(page -> page.outcome() == null
                                                || page.outcome().result() != ListingOutcome.Result.RETRY)
                                        .toList())),
                breach(
                        "sto213",
                        "DiscoveryStore.append",
                        (real, args) -> real.call(
                                args[0],
                                BrokenStore.<ListingPage>list(args[1]).stream()
                                        .sorted(Comparator.comparingLong(
                                                page -> page.folder().id()))
                                        .toList())),
                breach("sto214", "DiscoveryStore.pending", (real, args) -> {
                    List<FolderWork> all = new ArrayList<>(list(real.call(args)));
                    Collections.reverse(all);
                    return all;
                }),
                breach("sto216", "DiscoveryStore.recover", (real, args) -> null));
    }

    private static List<Breach> comparing() {
        return List.of(
                breach(
                        "sto304",
                        "DiscoveryStore.reconcile",
                        rule(rule -> new CompareRule(
                                rule.mode(),
                                rule.mtimePrecisionNanos() > 1
                                        ? rule.mtimePrecisionNanos() + 1
                                        : rule.mtimePrecisionNanos(),
                                rule.caseFolding(),
                                rule.unicodeForm(),
                                rule.fileAndFolderOfOneName(),
                                rule.sourceDuplicates()))),
                breach(
                        "sto308",
                        "DiscoveryStore.reconcile",
                        rule(rule -> new CompareRule(
                                rule.mode(),
                                rule.mtimePrecisionNanos(),
                                CaseFolding.NONE,
                                rule.unicodeForm(),
                                rule.fileAndFolderOfOneName(),
                                rule.sourceDuplicates()))),
                breach("sto310", "DiscoveryStore.reconcile", rule(BrokenStoresTest::withoutBothKinds)));
    }

    private static CompareRule withoutBothKinds(CompareRule rule) {
        return new CompareRule(
                rule.mode(), rule.mtimePrecisionNanos(), rule.caseFolding(), rule.unicodeForm(), false, false);
    }

    private static BrokenStore.Breakage rule(UnaryOperator<CompareRule> change) {
        return (real, args) -> real.call(args[0], change.apply((CompareRule) args[1]));
    }

    private static List<Breach> copying() {
        return List.of(
                breach("sto403", "CopyStore.failBelow", (real, args) -> real.call(Math.abs((Integer) args[0]))),
                breach(
                        "sto405",
                        "CopyStore.record",
                        (real, args) -> real.call(BrokenStore.<CopyOutcome>list(args[0]).stream()
                                .map(outcome -> outcome.failures().size() < 2
                                        ? outcome
                                        : new CopyOutcome(
                                                outcome.id(),
                                                outcome.status(),
                                                outcome.dstNativeId(),
                                                outcome.checksum(),
                                                outcome.failures().subList(0, 1)))
                                .toList())),
                breach("sto406", "CopyStore.record", BrokenStoresTest::onlyTheLast),
                breach("sto409", "CopyStore.foldersToFinish", (real, args) -> {
                    List<Object> all = new ArrayList<>(list(real.call(args)));
                    Collections.reverse(all);
                    return all;
                }),
                breach(
                        "sto501",
                        "CopyStore.record",
                        (real, args) -> real.call(BrokenStore.<CopyOutcome>list(args[0]).stream()
                                .map(outcome -> new CopyOutcome(
                                        outcome.id(),
                                        outcome.status(),
                                        outcome.dstNativeId(),
                                        null,
                                        outcome.failures()))
                                .toList())));
    }

    private static @Nullable Object onlyTheLast(BrokenStore.Real real, Object[] args) throws Throwable {
        return real.call(new ArrayList<>(BrokenStore.<CopyOutcome>list(args[0]).stream()
                .collect(Collectors.toMap(
                        CopyOutcome::id, outcome -> outcome, (one, other) -> other, LinkedHashMap::new))
                .values()));
    }

    private static List<Breach> telling() {
        return List.of(
                breach(
                        "sto603",
                        "InspectionStore.planDigest",
                        (real, args) -> Objects.requireNonNull(real.call(args))
                                .toString()
                                .toUpperCase(Locale.ROOT)),
                breach(
                        "sto604",
                        "InspectionStore.planDigest",
                        (real, args) -> Objects.requireNonNull(real.call(args))
                                .toString()
                                .substring(0, 16)),
                breach("sto609", "InspectionStore.balance", (real, args) -> {
                    Balance balance = (Balance) Objects.requireNonNull(real.call(args));
                    return new Balance(
                            balance.pass(),
                            balance.total(),
                            balance.copied(),
                            balance.existing().plus(balance.copied()),
                            balance.excluded(),
                            balance.failed(),
                            balance.drifted(),
                            balance.pending());
                }),
                breach("sto613", "InspectionStore.rejections", (real, args) -> Map.of()),
                breach("sto701", "JournalStore.read", (real, args) -> {
                    List<NumberedEntry> read = list(real.call(args));
                    return LongStream.rangeClosed(1, read.size())
                            .mapToObj(i ->
                                    new NumberedEntry(i, read.get((int) i - 1).entry()))
                            .toList();
                }),
                breach("sto703", "JournalStore.trim", (real, args) -> null));
    }

    @Test
    void the_model_finds_what_the_single_rules_may_miss() {
        assertFoundByModel("DiscoveryStore.reconcile", rule(BrokenStoresTest::withoutBothKinds), true);
        assertFoundByModel("CopyStore.record", BrokenStoresTest::onlyTheLast, false);
    }

    private void assertFoundByModel(String method, BrokenStore.Breakage breakage, boolean discovery) {
        HeldToModel model = new HeldToModel(new BrokenStore(Map.of(method, breakage)));
        model.directory = directory;
        Consumer<Long> test = discovery ? model::discovery : model::copy;
        List<Long> found = new ArrayList<>();
        for (long seed = 0; seed < model.cases() / 2; seed++) {
            try {
                test.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                found.add(seed);
            }
        }
        assertThat(found).as("seeds that find a broken %s", method).isNotEmpty();
    }
}
