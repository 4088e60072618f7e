package org.sylos.shell.command;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the module, and what it runs on. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        // Outside a named module there is no descriptor.
        String version = Optional.ofNullable(Version.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .orElse("of an unknown version");
        return new String[] {
            "sylos " + version,
            "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
