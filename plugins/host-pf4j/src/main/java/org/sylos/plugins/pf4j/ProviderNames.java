package org.sylos.plugins.pf4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.core.plugin.PluginDetails.Provided;
import org.sylos.engine.core.plugin.ProviderKind;

/** Who provides what: a name can be given once for each kind. */
final class ProviderNames {
    private final Map<Key, String> owners = new HashMap<>();

    private record Key(ProviderKind kind, String name) {
        static Key of(Provided provided) {
            return new Key(provided.kind(), provided.name());
        }
    }

    /** How messages call a provider. */
    static String text(Provided provided) {
        return provided.kind().label() + " '" + provided.name() + "'";
    }

    /** Gives names to a plugin. */
    void give(List<Provided> names, String owner) {
        names.forEach(name -> owners.put(Key.of(name), owner));
    }

    /** One line for each name that has an owner. */
    List<String> taken(List<Provided> names) {
        List<String> taken = new ArrayList<>();
        for (Provided name : names) {
            String owner = owners.get(Key.of(name));
            if (owner != null) {
                taken.add("its " + text(name) + " is already provided by the plugin " + owner);
            }
        }
        return taken;
    }
}
