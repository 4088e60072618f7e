package org.sylos.plugins.pf4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;
import org.sylos.engine.api.ApiVersion;

/** What the main attributes of a jar's manifest say of the plugin. */
record PluginManifest(Attributes attributes) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");
    private static final Pattern RANGE = Pattern.compile(".{1,200}");

    /** Its id; null when there is none that can be used. */
    @Nullable
    String id() {
        return value(ManifestPluginDescriptorFinder.PLUGIN_ID, ID);
    }

    /** Its version; null when there is none that can be used. */
    @Nullable
    String version() {
        return value(ManifestPluginDescriptorFinder.PLUGIN_VERSION, VERSION);
    }

    /** The versions of the API that it works with; null when it does not tell. */
    @Nullable
    String requires() {
        return value(ManifestPluginDescriptorFinder.PLUGIN_REQUIRES, RANGE);
    }

    /** Who made it; null when it does not tell. */
    @Nullable
    String vendor() {
        return value(ManifestPluginDescriptorFinder.PLUGIN_PROVIDER, RANGE);
    }

    /** What it is for; null when it does not tell. */
    @Nullable
    String description() {
        return value(ManifestPluginDescriptorFinder.PLUGIN_DESCRIPTION, RANGE);
    }

    /** What is missing, makes no sense, or asks for what is not offered. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        require(ManifestPluginDescriptorFinder.PLUGIN_ID, ID, problems);
        require(ManifestPluginDescriptorFinder.PLUGIN_VERSION, VERSION, problems);
        require(ManifestPluginDescriptorFinder.PLUGIN_REQUIRES, RANGE, problems);
        requireThisApi(problems);
        refuse(ManifestPluginDescriptorFinder.PLUGIN_CLASS, "a plugin is known by its services alone", problems);
        refuse(ManifestPluginDescriptorFinder.PLUGIN_DEPENDENCIES, "plugins do not see each other", problems);
        refuse(Attributes.Name.CLASS_PATH.toString(), "libraries go into the jar, or into lib beside it", problems);
        return problems;
    }

    /** The same for PF4J. Only for one without problems. */
    PluginDescriptor descriptor() {
        return new DefaultPluginDescriptor(
                Objects.requireNonNull(id()),
                text(ManifestPluginDescriptorFinder.PLUGIN_DESCRIPTION),
                ProvidingPlugin.class.getName(),
                Objects.requireNonNull(version()),
                Objects.requireNonNull(requires()),
                text(ManifestPluginDescriptorFinder.PLUGIN_PROVIDER),
                text(ManifestPluginDescriptorFinder.PLUGIN_LICENSE));
    }

    private void requireThisApi(List<String> problems) {
        String requires = requires();
        try {
            if (requires != null && !new ApiRange(requires).admits(ApiVersion.CURRENT)) {
                problems.add("it requires version " + requires + " of the Sylos API, and this is version "
                        + ApiVersion.CURRENT + "; get a version of the plugin for this version of Sylos");
            }
        } catch (PluginRefusal refusal) {
            problems.addAll(refusal.problems());
        }
    }

    private void require(String name, Pattern form, List<String> problems) {
        String value = text(name);
        if (value.isEmpty()) {
            problems.add("its manifest has no " + name);
        } else if (!form.matcher(value).matches()) {
            problems.add(
                    "the " + name + " of its manifest, '" + value + "', cannot be used; expected is " + form.pattern());
        }
    }

    private void refuse(String name, String reason, List<String> problems) {
        if (!text(name).isEmpty()) {
            problems.add("its manifest has " + name + ", which is not supported: " + reason);
        }
    }

    private @Nullable String value(String name, Pattern form) {
        String value = text(name);
        return form.matcher(value).matches() ? value : null;
    }

    private String text(String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value.strip();
    }
}
