package org.sylos.shell.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ConfigException;
import org.sylos.engine.api.ProviderConfig;
import org.sylos.engine.core.DatabaseOptions;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where a new migration keeps its facts. */
final class DatabaseGroup {
    @Option(
            names = "--database",
            paramLabel = "FILE",
            description = "The database file. Default: in a folder of the migration's name, in the home folder.")
    private @Nullable Path database;

    @Option(
            names = "--memory-limit",
            paramLabel = "SIZE",
            converter = SizeText.class,
            description = "Memory of the database besides the Java heap, such as 2G. Default: a quarter of the"
                    + " machine's, at most 4G.")
    private @Nullable String memoryLimit;

    @Option(names = "--db-set", paramLabel = "KEY=VALUE", description = "A setting of the database.")
    private Map<String, String> settings = new TreeMap<>();

    @Option(
            names = "--remove-existing",
            description =
                    "Delete a database of Sylos that is at that place already, with all it holds. Default: refuse.")
    private boolean removeExisting;

    @Option(
            names = "--require-open",
            description = "The database must be at that place already, without a migration in it.")
    private boolean requireOpen;

    boolean given() {
        return database != null || memoryLimit != null || !settings.isEmpty() || removeExisting || requireOpen;
    }

    DatabaseOptions options() {
        Map<String, String> all = new TreeMap<>(settings);
        if (memoryLimit != null) {
            all.put("memory-limit", memoryLimit);
        }
        return DatabaseOptions.DEFAULT
                .withPath(database)
                .withSettings(all)
                .withRemoveExisting(removeExisting)
                .withRequireOpen(requireOpen);
    }

    /** Sizes stay text, but they must be sizes. */
    static final class SizeText implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            try {
                ProviderConfig.parseSize(text);
                return text;
            } catch (ConfigException e) {
                throw new TypeConversionException(
                        e.getMessage() + e.hint().map(hint -> ": " + hint).orElse(""));
            }
        }
    }
}
