package org.sylos.shell.command;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.plugin.PluginDetails;
import org.sylos.shell.render.PluginView;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks a plugin by itself. */
@Command(
        name = "verify",
        description = "Reads and loads a plugin by itself and says all that is wrong with it. This runs its code.",
        footer = {
            "  sylos plugins verify sylos-verifier-times-1.0.0.jar",
            "  sylos plugins verify example-verifier-times"
        })
final class PluginsVerifyCommand extends Verb {
    @Parameters(
            index = "0",
            paramLabel = "FILE|PLUGIN",
            description = "A jar, a zip archive, a folder, or the id of a plugin that is installed.",
            completionCandidates = PluginNames.class)
    private String name = "";

    @Override
    ExitCode run(Context context) throws InterruptedException {
        Path given = file(name);
        boolean file = given != null
                && (Files.exists(given, LinkOption.NOFOLLOW_LINKS) || given.getNameCount() > 1 || isNamedLikeFile());
        PluginDetails details = context.pluginHost()
                .verify(
                        file && given != null
                                ? given
                                : context.plugins().plugin(name).file());
        PluginView view = PluginView.checked(details);
        context.show(view.text(), view.document());
        if (!details.problems().isEmpty()) {
            int count = details.problems().size();
            throw new SylosException(
                    "the plugin " + details.file() + " cannot be used" + (count == 1 ? "" : ": " + count + " problems"),
                    null,
                    null);
        }
        return ExitCode.DONE;
    }

    private boolean isNamedLikeFile() {
        return name.endsWith(".jar") || name.endsWith(".zip");
    }

    private static @Nullable Path file(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
