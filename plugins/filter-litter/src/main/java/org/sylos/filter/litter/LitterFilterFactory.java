package org.sylos.filter.litter;

import java.util.Arrays;
import java.util.List;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.filter.NodeFilter;
import org.sylos.engine.api.filter.NodeFilterFactory;

/** Makes filters of litter; one setting switches each group on or off. Thread-safe. */
public final class LitterFilterFactory implements NodeFilterFactory {
    /** For {@link java.util.ServiceLoader}. */
    public LitterFilterFactory() {}

    @Override
    public String name() {
        return "litter";
    }

    @Override
    public String summary() {
        return "leaves behind lock files, temporary files and folder settings of programs";
    }

    @Override
    public List<ConfigKey> configKeys() {
        return Arrays.stream(Group.values()).map(Group::setting).toList();
    }

    @Override
    public NodeFilter create(ProviderConfig config, ProviderContext context) {
        List<Group> chosen = Arrays.stream(Group.values())
                .filter(group -> config.flag(group.key()))
                .toList();
        if (chosen.isEmpty()) {
            throw new ConfigException(
                    "the filter 'litter' has all its groups switched off", "switch one on, or leave the filter out");
        }
        return new LitterFilter(chosen);
    }
}
