package org.sylos.shell.render;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.ApiVersion;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.engine.core.plugin.PluginDetails.Jar;
import org.sylos.engine.core.plugin.PluginDetails.Provided;

/**
 * What is known of a plugin.
 *
 * @param details the plugin
 * @param state how it stands, in a word
 */
public record PluginView(PluginDetails details, String state) {
    /** A plugin in its directory. */
    public static PluginView of(PluginDetails details) {
        return new PluginView(details, details.state().label());
    }

    /** A plugin that was checked by itself. */
    public static PluginView checked(PluginDetails details) {
        return new PluginView(details, details.problems().isEmpty() ? "in order" : "cannot be used");
    }

    /** For people. */
    public String text() {
        Fields fields = new Fields();
        add(fields, "id", details.id());
        add(fields, "version", details.version());
        add(fields, "by", details.vendor());
        add(fields, "about", details.description());
        String requires = details.requires();
        add(
                fields,
                "requires",
                requires == null ? null : requires + " of the API, which is " + ApiVersion.CURRENT + " here");
        fields.add("state", state);
        details.problems().forEach(problem -> fields.add("problem", problem));
        details.providers()
                .forEach(it -> fields.add("provides", it.kind().label() + " " + it.name() + ": " + it.summary()));
        fields.add("file", details.file().toString());
        for (Jar jar : details.jars()) {
            if (!jar.file().equals(details.file())) {
                fields.add("jar", jar.file().toString());
            }
            add(fields, "sha256", jar.sha256());
        }
        return fields.text();
    }

    /** What it provides, in a few words: the kind and name of each. */
    public String provides() {
        return details.providers().stream()
                .map(provided -> provided.kind().label() + " " + provided.name())
                .collect(Collectors.joining(", "));
    }

    /** For programs. */
    public Document document() {
        return Document.builder()
                .put("id", details.id())
                .put("version", details.version())
                .put("vendor", details.vendor())
                .put("requires", details.requires())
                .put("description", details.description())
                .put("state", state)
                .put("problems", details.problems())
                .put("providers", providers())
                .put("file", details.file().toString())
                .put(
                        "sha256",
                        details.jars().isEmpty() ? null : details.jars().get(0).sha256())
                .put("jars", jars())
                .build();
    }

    private List<Document> providers() {
        return details.providers().stream().map(PluginView::document).toList();
    }

    private static Document document(Provided provided) {
        return Document.builder()
                .put("kind", provided.kind().label())
                .put("name", provided.name())
                .put("summary", provided.summary())
                .build();
    }

    private List<Document> jars() {
        return details.jars().stream()
                .map(jar -> Document.builder()
                        .put("file", jar.file().toString())
                        .put("sha256", jar.sha256())
                        .build())
                .toList();
    }

    private static void add(Fields fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(name, value);
        }
    }
}
