package org.sylos.plugins.pf4j;

import java.util.regex.Pattern;
import org.pf4j.DefaultVersionManager;
import org.sylos.engine.api.ApiVersion;

/**
 * The versions of the API that a plugin works with, as in {@code >=1.2 & <2.0}: what PF4J accepts. A version alone stands for
 * itself and all later ones that are compatible with it.
 */
record ApiRange(String text) {
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}\\.\\d{1,6}(\\.\\d{1,6})?");

    /**
     * Whether a version lies in the range.
     *
     * @throws PluginRefusal when the text is not a range
     */
    boolean admits(ApiVersion version) {
        String expression = VERSION.matcher(text).matches() ? "^" + ApiVersion.parse(text) : text;
        try {
            return new DefaultVersionManager().checkVersionConstraint(version.toString(), expression);
        } catch (RuntimeException e) { // of types that belong to a library of PF4J's and are not exported to us
            throw new PluginRefusal(
                    "its Plugin-Requires '" + text + "' is not a range of versions; write for example '>=0.1 & <0.2'");
        }
    }
}
