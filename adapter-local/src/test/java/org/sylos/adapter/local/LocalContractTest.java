package org.sylos.adapter.local;

import java.nio.file.Path;
import java.util.Map;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;

/** The adapter as it comes out of its factory, with owner and extended attributes on. */
class LocalContractTest extends LocalContract {
    @Override
    protected FSAdapter adapter(Path root) {
        LocalAdapterFactory factory = new LocalAdapterFactory();
        ProviderConfig config = ProviderConfig.of(factory, Map.of("owner", "true", "xattrs", "true"));
        return factory.create(root.toString(), config, ProviderContext.standard());
    }
}
