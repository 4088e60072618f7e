package org.sylos.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sylos.engine.core.FilterSpec;
import org.sylos.engine.core.Migration;
import org.sylos.engine.core.MigrationConfig;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What stays behind. Filters are kept with the migration from its creation on. */
final class FilterOptions {
    @Option(
            names = "--filter",
            paramLabel = "NAME[:KEY=VALUE,...]",
            converter = FilterText.class,
            completionCandidates = ProviderNames.Filters.class,
            description = "Leave behind what a filter rejects; may be given repeatedly, the first to reject decides."
                    + " 'sylos filters' lists them, 'sylos filters NAME' their settings. A comma within a value is"
                    + " written \\,. Default: no filter.")
    private List<FilterSpec> filters = new ArrayList<>();

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description =
                    "Leave behind what the rules in a file exclude, after what the filters do; may be given repeatedly."
                            + " The rules are kept as they are now; ages count from now on. 'sylos filters --check FILE' shows what"
                            + " they mean. Default: no rules.")
    private List<Path> rules = new ArrayList<>();

    /** Whether filters were given that are not those of a migration. */
    boolean differ(Migration known) {
        List<FilterSpec> given = all();
        return !given.isEmpty() && !timeless(given).equals(timeless(known.filters()));
    }

    void addTo(MigrationConfig.Builder config) {
        all().forEach(config::filter);
    }

    /** The files of rules that were given. */
    List<Path> ruleFiles() {
        return rules;
    }

    private List<FilterSpec> all() {
        List<FilterSpec> all = new ArrayList<>(filters);
        for (Path file : rules) {
            all.add(new RuleFile(file).filter());
        }
        return all;
    }

    private static List<FilterSpec> timeless(List<FilterSpec> filters) {
        return filters.stream().map(RuleFile::timeless).toList();
    }

    /** Reads a filter as it is written on the command line. */
    static final class FilterText implements ITypeConverter<FilterSpec> {
        @Override
        public FilterSpec convert(String text) {
            int colon = text.indexOf(':');
            String name = colon < 0 ? text : text.substring(0, colon);
            if (name.isBlank()) {
                throw new TypeConversionException("'" + text + "' names no filter");
            }
            Map<String, String> settings = new LinkedHashMap<>();
            for (String setting : colon < 0 ? List.<String>of() : parts(text.substring(colon + 1))) {
                int equals = setting.indexOf('=');
                if (equals < 1) {
                    throw new TypeConversionException(
                            "'" + setting + "' is not a setting of the filter '" + name + "': write KEY=VALUE");
                }
                String key = setting.substring(0, equals);
                if (settings.put(key, setting.substring(equals + 1)) != null) {
                    throw new TypeConversionException(
                            "the setting '" + key + "' of the filter '" + name + "' is given twice");
                }
            }
            return new FilterSpec(name, settings);
        }

        /** Splits at commas; a backslash protects a comma or a backslash after it and is itself elsewhere. */
        private static List<String> parts(String text) {
            List<String> parts = new ArrayList<>();
            StringBuilder part = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
                if (c == '\\' && (next == ',' || next == '\\')) {
                    part.append(next);
                    i++;
                } else if (c == ',') {
                    parts.add(part.toString());
                    part.setLength(0);
                } else {
                    part.append(c);
                }
            }
            parts.add(part.toString());
            return parts;
        }
    }
}
