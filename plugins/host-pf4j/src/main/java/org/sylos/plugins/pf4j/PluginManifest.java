package org.sylos.plugins.pf4j;

import java.util.jar.Attributes;
import java.util.regex.Pattern;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;
import org.sylos.engine.api.ApiVersion;

/** What the main attributes of a jar's manifest say of the plugin. */
record PluginManifest(Attributes attributes) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,99}");

    /** @throws PluginRefusal when something is missing, makes no sense, or asks for what is not offered */
    PluginDescriptor descriptor() {
        String id = required(ManifestPluginDescriptorFinder.PLUGIN_ID, ID);
        String version = required(ManifestPluginDescriptorFinder.PLUGIN_VERSION, VERSION);
        String requires = required(ManifestPluginDescriptorFinder.PLUGIN_REQUIRES, Pattern.compile(".{1,200}"));
        if (!new ApiRange(requires).admits(ApiVersion.CURRENT)) {
            throw new PluginRefusal("it requires version " + requires + " of the Sylos API, and this is version "
                    + ApiVersion.CURRENT + "; get a version of the plugin for this version of Sylos");
        }
        refuse(ManifestPluginDescriptorFinder.PLUGIN_CLASS, "a plugin is known by its services alone");
        refuse(ManifestPluginDescriptorFinder.PLUGIN_DEPENDENCIES, "plugins do not see each other");
        refuse(Attributes.Name.CLASS_PATH.toString(), "a plugin is one jar; put the libraries' classes into it");
        return new DefaultPluginDescriptor(
                id,
                value(ManifestPluginDescriptorFinder.PLUGIN_DESCRIPTION),
                ProvidingPlugin.class.getName(),
                version,
                requires,
                value(ManifestPluginDescriptorFinder.PLUGIN_PROVIDER),
                value(ManifestPluginDescriptorFinder.PLUGIN_LICENSE));
    }

    private String required(String name, Pattern form) {
        String value = value(name);
        if (value.isEmpty()) {
            throw new PluginRefusal("its manifest has no " + name);
        }
        if (!form.matcher(value).matches()) {
            throw new PluginRefusal(
                    "the " + name + " of its manifest, '" + value + "', cannot be used; expected is " + form.pattern());
        }
        return value;
    }

    private void refuse(String name, String reason) {
        if (!value(name).isEmpty()) {
            throw new PluginRefusal("its manifest has " + name + ", which is not supported: " + reason);
        }
    }

    private String value(String name) {
        String value = attributes.getValue(name);
        return value == null ? "" : value.strip();
    }
}
