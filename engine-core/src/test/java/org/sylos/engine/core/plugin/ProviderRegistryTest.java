package org.sylos.engine.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.Provider;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.FSAdapterFactory;
import org.sylos.engine.api.verify.Verdict;
import org.sylos.engine.api.verify.Verifier;
import org.sylos.engine.api.verify.VerifierFactory;

/** Which provider is taken where several have one name, and that nobody is left out in silence. */
class ProviderRegistryTest {
    private static final class Filters implements NodeFilterFactory {
        @Override
        public String name() {
            return "tidy";
        }

        @Override
        public String summary() {
            return "Accepts all";
        }

        @Override
        public NodeFilter create(ProviderConfig config, ProviderContext context) {
            return candidate -> FilterDecision.ACCEPT;
        }
    }

    private static final class Verifiers implements VerifierFactory {
        @Override
        public String name() {
            return "tidy";
        }

        @Override
        public String summary() {
            return "Says yes";
        }

        @Override
        public Verifier create(ProviderConfig config, ProviderContext context) {
            return (request, source, destination) -> Verdict.verified("tidy");
        }
    }

    private record Source(String origin, List<String> problems, List<Provider> all) implements PluginSource {
        @Override
        public <P extends Provider> List<FoundProvider<P>> providers(Class<P> kind) {
            List<FoundProvider<P>> found = new ArrayList<>();
            for (Provider each : all) {
                if (kind.isInstance(each)) {
                    found.add(new FoundProvider<>(kind.cast(each), origin));
                }
            }
            return found;
        }

        @Override
        public void close() {}
    }

    private static Source source(String origin, Provider... all) {
        return new Source(origin, List.of(), List.of(all));
    }

    @Test
    void the_first_source_that_has_a_name_wins_and_the_others_are_told() {
        Filters first = new Filters();
        ProviderRegistry registry = new ProviderRegistry(List.of(
                source("one.jar", first), source("two.jar", new Filters()), source("three.jar", new Filters())));

        assertThat(registry.require(NodeFilterFactory.class, "filter", "tidy")).isSameAs(first);
        assertThat(registry.all(NodeFilterFactory.class)).hasSize(1);
        assertThat(registry.problems())
                .containsExactly(
                        "the filter 'tidy' of three.jar is not used: one.jar provides one of that name and comes first",
                        "the filter 'tidy' of two.jar is not used: one.jar provides one of that name and comes first");
    }

    @Test
    void providers_of_different_kinds_may_have_one_name() {
        ProviderRegistry registry =
                new ProviderRegistry(List.of(source("one.jar", new Filters()), source("two.jar", new Verifiers())));

        assertThat(registry.problems()).isEmpty();
    }

    @Test
    void two_of_one_name_in_one_source_are_told_as_well() {
        ProviderRegistry registry =
                new ProviderRegistry(List.of(source("one.jar", new Filters(), new Filters(), new Verifiers())));

        assertThat(registry.problems()).singleElement().asString().contains("filter 'tidy'", "one.jar");
    }

    @Test
    void what_the_sources_could_not_use_is_told_first() {
        ProviderRegistry registry = new ProviderRegistry(List.of(
                new Source("one.jar", List.of("one.jar is damaged"), List.of(new Verifiers())),
                source("two.jar", new Verifiers())));

        assertThat(registry.problems())
                .containsExactly(
                        "one.jar is damaged",
                        "the verification level 'tidy' of two.jar is not used: one.jar provides one of that name and"
                                + " comes first");
    }

    @Test
    void a_name_that_nobody_has_is_refused_with_those_that_are_there() {
        ProviderRegistry registry = new ProviderRegistry(List.of(source("one.jar", new Filters())));

        assertThatThrownBy(() -> registry.require(NodeFilterFactory.class, "filter", "untidy"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("there is no filter called 'untidy'")
                .satisfies(e -> assertThat(((ConfigException) e).hint())
                        .hasValueSatisfying(hint -> assertThat(hint).contains("installed are: tidy")));
        assertThatThrownBy(() -> registry.require(FSAdapterFactory.class, "adapter", "tidy"))
                .satisfies(e -> assertThat(((ConfigException) e).hint())
                        .hasValueSatisfying(hint -> assertThat(hint).contains("none is installed")));
    }

    @Test
    void what_is_installed_beside_the_engine_has_no_name_twice() {
        assertThat(new ProviderRegistry(List.of(PluginSource.installed())).problems())
                .isEmpty();
    }
}
