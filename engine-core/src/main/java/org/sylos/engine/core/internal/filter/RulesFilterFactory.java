package org.sylos.engine.core.internal.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.core.rules.RuleSet;
import org.sylos.engine.core.rules.RulesException;

/**
 * Leaves behind what rules exclude. The settings are the text of the rules and the time from which ages count, so that a
 * migration keeps the rules it was made with, whatever becomes of the file they were in.
 */
public final class RulesFilterFactory implements NodeFilterFactory {
    private static final ConfigKey TEXT = ConfigKey.required(
            RuleSet.FILTER_TEXT,
            ConfigKey.Type.TEXT,
            "the rules themselves, in YAML or JSON; --rules FILE reads them from a file");
    private static final ConfigKey AS_OF = ConfigKey.optional(
            RuleSet.FILTER_AS_OF,
            ConfigKey.Type.TEXT,
            null,
            "the time from which ages count, such as 2024-05-01T12:00:00Z; needed when a rule asks for an age");

    /** For {@link java.util.ServiceLoader}. */
    public RulesFilterFactory() {}

    @Override
    public String name() {
        return RuleSet.FILTER;
    }

    @Override
    public String summary() {
        return "leaves behind what rules of your own exclude, by name, path, size, age, category and more";
    }

    @Override
    public List<ConfigKey> configKeys() {
        return List.of(TEXT, AS_OF);
    }

    @Override
    public NodeFilter create(ProviderConfig config, ProviderContext context) {
        RuleSet rules = rules(config.requireText(TEXT.name()), asOf(config));
        rules.needsState().ifPresent(state -> {
            throw new ConfigException(
                    "the rules ask for '" + state.key() + "', which is not known of a node while it is discovered",
                    "use it in review, to search and to exclude there");
        });
        return new RulesFilter(rules.rules());
    }

    private static RuleSet rules(String text, @Nullable Instant asOf) {
        try {
            return RuleSet.read(text, asOf);
        } catch (RulesException e) {
            throw new ConfigException(
                    String.valueOf(e.getMessage()), "'sylos filters --check FILE' shows all that is wrong in a file");
        }
    }

    private static @Nullable Instant asOf(ProviderConfig config) {
        String text = config.text(AS_OF.name()).orElse(null);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ConfigException(
                    "the setting '" + AS_OF.name() + "' is '" + text + "', which is no time",
                    "write it as in 2024-05-01T12:00:00Z");
        }
    }
}
