package org.sylos.shell.command;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_DESCRIPTION;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS;
import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;

/**
 * How help is asked for and what it looks like, for the program and for all verbs. What a verb is for and how it is used in examples
 * comes first; what every verb takes is told once, elsewhere.
 */
final class HelpLayout {
    private HelpLayout() {}

    /** Arranges the help of a command line that has all its verbs. */
    static void arrange(CommandLine line) {
        program(line);
        verbs(line).forEach(HelpLayout::verb);
    }

    /** The verbs, and those of two words. */
    private static List<CommandLine> verbs(CommandLine line) {
        return line.getSubcommands().values().stream()
                .flatMap(verb -> Stream.concat(Stream.of(verb), verbs(verb).stream()))
                .toList();
    }

    private static OptionSpec help() {
        return option("Show this help.", "-h", "--help").usageHelp(true).build();
    }

    private static OptionSpec.Builder option(String description, String... names) {
        return OptionSpec.builder(names).type(boolean.class).arity("0").description(description);
    }

    private static void program(CommandLine line) {
        line.getCommandSpec().addOption(help());
        line.getCommandSpec()
                .addOption(option("Show the version.", "-V", "--version")
                        .versionHelp(true)
                        .build());
        line.setHelpSectionKeys(List.of(
                SECTION_KEY_DESCRIPTION,
                SECTION_KEY_SYNOPSIS_HEADING,
                SECTION_KEY_SYNOPSIS,
                SECTION_KEY_COMMAND_LIST_HEADING,
                SECTION_KEY_COMMAND_LIST,
                SECTION_KEY_OPTION_LIST_HEADING,
                SECTION_KEY_OPTION_LIST,
                SECTION_KEY_FOOTER_HEADING,
                SECTION_KEY_FOOTER));
        line.getCommandSpec()
                .usageMessage()
                .synopsisHeading("%nUsage: ")
                .commandListHeading("%nVerbs:%n")
                .optionListHeading("%nOptions:%n");
    }

    private static void verb(CommandLine verb) {
        verb.getCommandSpec().addOption(help());
        Function<Help, String> own = help -> help.optionListExcludingGroups(help.commandSpec().options().stream()
                .filter(option -> !option.inherited() && !option.hidden() && option.group() == null)
                .toList());
        verb.setHelpSectionKeys(List.of(
                SECTION_KEY_DESCRIPTION,
                SECTION_KEY_FOOTER_HEADING,
                SECTION_KEY_FOOTER,
                SECTION_KEY_SYNOPSIS_HEADING,
                SECTION_KEY_SYNOPSIS,
                SECTION_KEY_COMMAND_LIST_HEADING,
                SECTION_KEY_COMMAND_LIST,
                SECTION_KEY_PARAMETER_LIST_HEADING,
                SECTION_KEY_PARAMETER_LIST,
                SECTION_KEY_OPTION_LIST_HEADING,
                SECTION_KEY_OPTION_LIST,
                "elsewhere"));
        verb.getHelpSectionMap().put(SECTION_KEY_OPTION_LIST, help -> own.apply(help) + help.optionListGroupSections());
        verb.getHelpSectionMap()
                .put("elsewhere", help -> String.format("%nFor the options of every verb see: sylos --help%n"));
        verb.getCommandSpec()
                .usageMessage()
                .footerHeading("%nExamples:%n")
                .synopsisHeading("%nUsage: ")
                .synopsisSubcommandLabel("[VERB]")
                .commandListHeading("%nVerbs:%n")
                .parameterListHeading("%nWhat it is about:%n")
                .optionListHeading("%nOptions:%n")
                .abbreviateSynopsis(true)
                .sortOptions(false);
    }
}
