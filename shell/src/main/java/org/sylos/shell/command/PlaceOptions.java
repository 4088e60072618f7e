package org.sylos.shell.command;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.Side;
import org.sylos.engine.core.Location;
import org.sylos.engine.core.Migration;
import picocli.CommandLine.Option;

/** Settings of the two adapters. They are kept with the migration from its creation on. */
final class PlaceOptions {
    /** What becomes of symbolic links, in the words of the local adapter. */
    enum LinkPolicy {
        KEEP,
        FOLLOW,
        SKIP
    }

    @Option(
            names = "--src-set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the source's adapter; 'sylos adapters NAME' lists them.")
    private Map<String, String> source = new TreeMap<>();

    @Option(names = "--dst-set", paramLabel = "KEY=VALUE", description = "A setting of the destination's adapter.")
    private Map<String, String> destination = new TreeMap<>();

    @Option(
            names = "--fsync",
            description = "Make each file durable before it counts as copied, as --dst-set fsync=true does; safer"
                    + " against power loss, several times slower. Default: off.")
    private boolean fsync;

    @Option(
            names = "--symlinks",
            paramLabel = "POLICY",
            description = "Symbolic links of the source: keep, follow or skip, as --src-set links=POLICY does."
                    + " Default: keep.")
    private @Nullable LinkPolicy symlinks;

    /** Whether settings were given that the places of a migration do not have. */
    boolean differ(Migration known) {
        return known.location(Side.SRC)
                        .filter(place -> !source(place, Map.of()).equals(place))
                        .isPresent()
                || known.location(Side.DST)
                        .filter(place -> !destination(place, Map.of()).equals(place))
                        .isPresent();
    }

    /** The source with its settings, which win over those that follow from what is to be kept. */
    Location source(Location plain, Map<String, String> kept) {
        Map<String, String> settings = new TreeMap<>(kept);
        settings.putAll(plain.settings());
        settings.putAll(source);
        if (symlinks != null) {
            settings.put("links", symlinks.name().toLowerCase(Locale.ROOT));
        }
        return plain.with(settings);
    }

    /** As {@link #source}. */
    Location destination(Location plain, Map<String, String> kept) {
        Map<String, String> settings = new TreeMap<>(kept);
        settings.putAll(plain.settings());
        settings.putAll(destination);
        if (fsync) {
            settings.put("fsync", "true");
        }
        return plain.with(settings);
    }
}
