package org.sylos.shell.session;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sylos.shell.config.Choice;
import org.sylos.shell.render.Format;

/**
 * What holds for every command.
 *
 * @param home folder of the migrations; null for the usual one
 * @param plugins folder of plugin jars; null for the one in the home
 * @param debug whether errors come with stack traces
 * @param yes whether questions count as answered with yes
 * @param format how data is written
 * @param colour whether colours are allowed
 * @param choice which configuration holds
 */
public record Settings(
        @Nullable Path home,
        @Nullable Path plugins,
        boolean debug,
        boolean yes,
        Format format,
        boolean colour,
        Choice choice) {
    /** Nothing was said. */
    public static final Settings DEFAULT = new Settings(null, null, false, false, Format.TABLE, true);

    /** Settings without a configuration of their own. */
    public Settings(
            @Nullable Path home, @Nullable Path plugins, boolean debug, boolean yes, Format format, boolean colour) {
        this(home, plugins, debug, yes, format, colour, Choice.NONE);
    }
}
