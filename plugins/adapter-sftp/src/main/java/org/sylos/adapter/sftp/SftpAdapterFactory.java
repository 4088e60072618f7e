package org.sylos.adapter.sftp;

import java.nio.file.Path;
import java.util.List;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ConfigKey;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.api.ProviderContext;
import org.sylos.engine.api.fs.FSAdapter;
import org.sylos.engine.api.fs.FSAdapterFactory;

/** Makes adapters for folders of SSH servers: {@code sftp://user@host/path}. Thread-safe. */
public final class SftpAdapterFactory implements FSAdapterFactory {
    /** For the service loader. */
    public SftpAdapterFactory() {}

    @Override
    public String name() {
        return "sftp";
    }

    @Override
    public String summary() {
        return "folders of SSH servers: sftp://user@host/path, or sftp://user@host/~/path below the home folder";
    }

    @Override
    public List<ConfigKey> configKeys() {
        return SftpOptions.KEYS;
    }

    @Override
    public FSAdapter create(String location, ProviderConfig config, ProviderContext context) {
        SftpLocation place = SftpLocation.parse(location);
        SftpOptions options = SftpOptions.of(place, config);
        Path home = Path.of(System.getProperty("user.home", "."));
        try {
            return new SftpAdapter(place.root(), options, context, home);
        } catch (ServiceException e) {
            throw new ConfigException(String.valueOf(e.getMessage()), null);
        }
    }
}
