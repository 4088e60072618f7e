package org.sylos.it.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The example of the author's guide: the files that the page shows, and the commands that it has its readers give. */
record Guide(Map<String, String> files, List<String> commands) {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## From nothing .*?(?=^## )");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```$");
    private static final Pattern FILE = Pattern.compile("`(pom\\.xml|src/[^`]+)`");

    /** Reads the page. A block is a file when the paragraph before it names one, and commands when it begins like one. */
    static Guide read(Path page) throws IOException {
        Matcher section = SECTION.matcher(Files.readString(page));
        if (!section.find()) {
            throw new AssertionError("the example is not in " + page);
        }
        Map<String, String> files = new LinkedHashMap<>();
        List<String> commands = new ArrayList<>();
        int end = 0;
        for (MatchResult block : BLOCK.matcher(section.group()).results().toList()) {
            Matcher named = FILE.matcher(section.group().substring(end, block.start()));
            end = block.end();
            if (named.find()) {
                files.put(named.group(1), block.group(2));
            } else if (block.group(1).isEmpty() && block.group(2).matches("(?s)(?:mvn package|mkdir) ?.*")) {
                commands.add(block.group(2));
            }
        }
        return new Guide(files, commands);
    }

    /** Writes the files as the page's reader would. */
    void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path place = folder.resolve(file.getKey());
            Files.createDirectories(place.getParent());
            Files.writeString(place, file.getValue());
        }
    }
}
