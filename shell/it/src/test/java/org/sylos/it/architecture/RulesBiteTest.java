package org.sylos.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sylos.it.architecture.SylosModules.API;
import static org.sylos.it.architecture.SylosModules.CORE;
import static org.sylos.it.architecture.SylosModules.HOST;
import static org.sylos.it.architecture.SylosModules.KITS;
import static org.sylos.it.architecture.SylosModules.LOCAL;
import static org.sylos.it.architecture.SylosModules.SHELL;
import static org.sylos.it.architecture.SylosModules.SPECTRA;
import static org.sylos.it.architecture.SylosModules.STORAGE;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sylos.it.architecture.bad.ChangesFiles;
import org.sylos.it.architecture.bad.Deserialises;
import org.sylos.it.architecture.bad.EndsTheProcess;
import org.sylos.it.architecture.bad.KnowsAProvider;
import org.sylos.it.architecture.bad.KnowsTheContracts;
import org.sylos.it.architecture.bad.KnowsTheEngine;
import org.sylos.it.architecture.bad.LoadsByName;
import org.sylos.it.architecture.bad.Prints;
import org.sylos.it.architecture.bad.ReadsFiles;
import org.sylos.it.architecture.bad.ShowsTooMuch;
import org.sylos.it.architecture.bad.ThrowsGeneric;
import org.sylos.it.architecture.bad.UsesLibraries;
import org.sylos.it.architecture.bad.UsesWhatIsHidden;
import org.sylos.it.architecture.bad.cycle.one.First;
import org.sylos.it.architecture.bad.cycle.two.Second;
import org.sylos.it.architecture.bad.hidden.Secret;

/** Each rule finds the class that breaks it, lets the same class pass where it is allowed, and fails over nothing. */
final class RulesBiteTest {
    private static final String NEW_PROVIDER = "org.sylos.adapter.brandnew";
    private static final String BAD = "org.sylos.it.architecture.bad";

    static Stream<Arguments> culprits() {
        return Stream.of(
                knows(API, KnowsTheEngine.class),
                knows(API, KnowsAProvider.class),
                knows(CORE, KnowsAProvider.class),
                knows(STORAGE, KnowsTheEngine.class),
                knows(LOCAL, KnowsTheEngine.class),
                knows(SPECTRA, KnowsTheEngine.class),
                knows(KITS, KnowsTheEngine.class),
                knows(STORAGE, KnowsAProvider.class),
                knows(SHELL, KnowsAProvider.class),
                knows(HOST, KnowsAProvider.class),
                knows(NEW_PROVIDER, KnowsTheEngine.class),
                knows(NEW_PROVIDER, KnowsAProvider.class),
                uses(API, UsesLibraries.Pf4j.class),
                uses(CORE, UsesLibraries.Pf4j.class),
                uses(LOCAL, UsesLibraries.JLine.class),
                guilty(CORE, UsesLibraries.Sql.class, KnowledgeRules::onlyTheStoresUseSql),
                guilty(SHELL, UsesLibraries.DuckDb.class, KnowledgeRules::onlyTheStoresUseSql),
                guilty(NEW_PROVIDER, UsesLibraries.Sql.class, KnowledgeRules::onlyTheStoresUseSql),
                guilty(CORE, UsesLibraries.Pf4j.class, KnowledgeRules::onlyThePluginHostUsesPf4j),
                guilty(SHELL, UsesLibraries.Pf4j.class, KnowledgeRules::onlyThePluginHostUsesPf4j),
                guilty(CORE, UsesLibraries.JLine.class, KnowledgeRules::onlyTheShellUsesTerminalAndSignals),
                guilty(HOST, UsesLibraries.Picocli.class, KnowledgeRules::onlyTheShellUsesTerminalAndSignals),
                guilty(CORE, KnowsTheContracts.class, KnowledgeRules::packagesBeginWithTheNameOfTheirModule),
                guilty(CORE, ThrowsGeneric.class, judged -> ConductRules.noExceptionsThatSayNothing()),
                guilty(CORE, Prints.ToOutput.class, ConductRules::onlyTheShellUsesStandardStreams),
                guilty(LOCAL, Prints.ATrace.class, ConductRules::onlyTheShellUsesStandardStreams),
                guilty(NEW_PROVIDER, Prints.ToConsole.class, ConductRules::onlyTheShellUsesStandardStreams),
                guilty(CORE, EndsTheProcess.AtOnce.class, ConductRules::onlyTheShellEndsTheProcess),
                guilty(STORAGE, EndsTheProcess.Hooks.class, ConductRules::onlyTheShellEndsTheProcess),
                guilty(SHELL, LoadsByName.class, ConductRules::onlyThePluginHostLoadsClassesByName),
                guilty(STORAGE, Deserialises.class, judged -> ConductRules.nobodyDeserialisesObjects()),
                guilty(API, ReadsFiles.class, FileRules::theContractsTouchNoFiles),
                guilty(CORE, ReadsFiles.class, FileRules::theEngineTouchesNoFilesButThoseOfItsHome),
                guilty(CORE, ChangesFiles.Deletes.class, FileRules::nobodyElseChangesFiles),
                guilty(SPECTRA, ChangesFiles.Streams.class, FileRules::nobodyElseChangesFiles),
                guilty(NEW_PROVIDER, ChangesFiles.Channels.class, FileRules::nobodyElseChangesFiles),
                guilty(
                        Fixture.in(HOST, UsesWhatIsHidden.class).and(CORE, Secret.class),
                        UsesWhatIsHidden.class,
                        KnowledgeRules::whatIsNotExportedStaysInside),
                guilty(
                        Fixture.in(CORE, First.class, Second.class),
                        First.class,
                        judged -> PackageRules.noCycles(judged, CORE)),
                exported(ShowsTooMuch.OfALibrary.class, ApiRules::signaturesShowOnlyWhatEverybodyMaySee),
                exported(ShowsTooMuch.Thrown.class, ApiRules::signaturesShowOnlyWhatEverybodyMaySee),
                exported(ShowsTooMuch.Hidden.class, ApiRules::signaturesShowOnlyWhatEverybodyMaySee),
                exported(KnowsTheContracts.class, ApiRules::everyPublicTypeSaysHowStableItIs));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("culprits")
    void a_rule_finds_who_breaks_it(String module, Class<?> culprit, Judged judged, Function<Judged, ArchRule> rule) {
        assertThat(rule.apply(judged)
                        .evaluate(judged.classes())
                        .getFailureReport()
                        .toString())
                .as("what the rule finds in %s", module)
                .contains(culprit.getName());
    }

    static Stream<Arguments> innocents() {
        return Stream.of(
                knows(CORE, KnowsTheContracts.class),
                knows(NEW_PROVIDER, KnowsTheContracts.class),
                knows(SHELL, KnowsTheEngine.class),
                knows(HOST, KnowsTheEngine.class),
                uses(HOST, UsesLibraries.Pf4j.class),
                uses(SHELL, UsesLibraries.JLine.class),
                uses(LOCAL, KnowsTheContracts.class));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("innocents")
    void a_rule_lets_pass_what_is_allowed(
            String module, Class<?> innocent, Judged judged, Function<Judged, ArchRule> rule) {
        assertThat(rule.apply(judged)
                        .evaluate(judged.classes())
                        .getFailureReport()
                        .getDetails())
                .as("what the rule finds in %s in %s", innocent, module)
                .isEmpty();
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("culprits")
    void a_rule_fails_when_it_looked_at_no_classes(
            String module, Class<?> culprit, Judged judged, Function<Judged, ArchRule> rule) {
        assertThatThrownBy(() -> rule.apply(judged).check(Fixture.in(module).classes()))
                .as("the rule that %s breaks", culprit)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    private static Arguments knows(String module, Class<?> culprit) {
        return guilty(module, culprit, judged -> KnowledgeRules.knowsOnlyItsNeighbours(judged, module));
    }

    private static Arguments uses(String module, Class<?> culprit) {
        return guilty(module, culprit, judged -> KnowledgeRules.usesOnlyItsLibraries(judged, module));
    }

    private static Arguments exported(Class<?> culprit, Function<Judged, ArchRule> rule) {
        return Arguments.of(CORE, culprit, Fixture.in(CORE, culprit).exporting(BAD), rule);
    }

    private static Arguments guilty(String module, Class<?> culprit, Function<Judged, ArchRule> rule) {
        return Arguments.of(module, culprit, Fixture.in(module, culprit), rule);
    }

    private static Arguments guilty(Fixture fixture, Class<?> culprit, Function<Judged, ArchRule> rule) {
        return Arguments.of(fixture.moduleOf(fixture.classes().get(culprit)), culprit, fixture, rule);
    }
}
