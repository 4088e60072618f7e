package org.sylos.shell.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.shell.session.Context;
import org.sylos.shell.session.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Prints scripts of completion and the manual page. */
@Command(
        name = "completion",
        description = "Prints the script of completion for a shell, or the manual page.",
        footer = {
            "  source <(sylos completion bash)",
            "  sylos completion zsh > ~/.zfunc/_sylos",
            "  sylos completion fish > ~/.config/fish/completions/sylos.fish",
            "  sylos completion man | man -l -",
            "  sylos completion --all ~/.local/share       all of them, where shells and man look for them"
        })
final class CompletionCommand extends Verb {
    /** What can be printed. */
    enum What {
        BASH,
        ZSH,
        FISH,
        MAN
    }

    @Parameters(index = "0", arity = "0..1", paramLabel = "SHELL", description = "bash, zsh, fish, or man.")
    private @Nullable What what;

    @Option(
            names = "--all",
            paramLabel = "DIR",
            description = "Write all of them into a folder of shared data instead.")
    private @Nullable Path all;

    @Override
    ExitCode run(Context context) {
        SylosCommand program = (SylosCommand) spec().root().userObject();
        CommandLine line = program.models().all();
        if (all != null) {
            write(line, all);
            return ExitCode.DONE;
        }
        What wanted = what;
        if (wanted == null) {
            throw new ParameterException(
                    spec().commandLine(), "for which shell? There are bash, zsh and fish, and man");
        }
        context.console().data(text(line, wanted));
        return ExitCode.DONE;
    }

    private static String text(CommandLine line, What what) {
        CompletionModel model = CompletionModel.of(line);
        return switch (what) {
            case BASH -> PosixCompletion.bash(model);
            case ZSH -> PosixCompletion.zsh(model);
            case FISH -> FishCompletion.of(model);
            case MAN -> ManPage.of(line, String.join(" ", new Version().getVersion()));
        };
    }

    private static void write(CommandLine line, Path folder) {
        Map<What, String> places = Map.of(
                What.BASH, "bash-completion/completions/sylos",
                What.ZSH, "zsh/site-functions/_sylos",
                What.FISH, "fish/vendor_completions.d/sylos.fish",
                What.MAN, "man/man1/sylos.1");
        try {
            for (What what : What.values()) {
                Path file = folder.resolve(places.getOrDefault(what, what.name()));
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text(line, what), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new SylosException(
                    folder + " cannot be written: " + e.getClass().getSimpleName() + " " + e.getMessage(),
                    "choose another folder",
                    e);
        }
    }
}
