package org.sylos.tck.filter;

import java.util.List;
import java.util.Locale;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.FilterDecision;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.filter.NodeFilterFactory;
import org.sylos.engine.api.fs.NodeKind;

/** A small filter that is right: it rejects files of an extension and at most a size. Broken ones override a part. */
public class SuffixFilters implements NodeFilterFactory {
    /** For a service loader. */
    public SuffixFilters() {}

    @Override
    public String name() {
        return "suffix";
    }

    @Override
    public String summary() {
        return "rejects small files of an extension";
    }

    @Override
    public List<ConfigKey> configKeys() {
        return List.of(
                ConfigKey.required("extension", ConfigKey.Type.TEXT, "the extension, without a dot"),
                ConfigKey.optional("most", ConfigKey.Type.SIZE, "1K", "the largest size that is rejected"));
    }

    @Override
    public NodeFilter create(ProviderConfig config, ProviderContext context) {
        String extension = config.requireText("extension");
        if (extension.isBlank()) {
            throw new ConfigException("the extension is blank", "give one without a dot, such as tmp");
        }
        return decide(
                "." + extension.toLowerCase(Locale.ROOT), config.size("most").orElse(0L), context);
    }

    /** What a filter of these settings answers. */
    NodeFilter decide(String suffix, long most, ProviderContext context) {
        return candidate -> {
            boolean named = candidate.name().toLowerCase(Locale.ROOT).endsWith(suffix);
            return named && candidate.kind() == NodeKind.FILE && candidate.size() <= most
                    ? rejection(suffix)
                    : FilterDecision.ACCEPT;
        };
    }

    static FilterDecision rejection(String suffix) {
        return new FilterDecision.Reject("suffix", "it ends with " + suffix);
    }
}
