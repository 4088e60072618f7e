package org.sylos.adapter.sftp;

import java.util.Map;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;

/** Makes adapters as the program does. */
final class Adapters {
    private Adapters() {}

    static FSAdapter open(String location, Map<String, String> settings) {
        SftpAdapterFactory factory = new SftpAdapterFactory();
        return factory.create(location, ProviderConfig.of(factory, settings), ProviderContext.standard());
    }
}
