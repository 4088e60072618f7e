package org.sylos.plugins.pf4j;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The optional list of jars that a directory may load, by their SHA-256: what {@code sha256sum} writes, with comments after
 * {@code #}. A list that cannot be read accepts nothing.
 *
 * @param list the file
 */
record AcceptedHashes(Path list) {
    static final String FILE = "accepted.sha256";

    private static final Logger LOG = LoggerFactory.getLogger(AcceptedHashes.class);
    private static final Pattern LINE = Pattern.compile("\\\\?([0-9a-fA-F]{64})(\\s.*)?");

    /** The list of a directory, whether there is one or not. */
    static AcceptedHashes in(Path directory) {
        return new AcceptedHashes(directory.resolve(FILE));
    }

    /** What keeps these jars from being loaded; nothing where there is no list. */
    List<String> refusals(PluginFiles files) {
        if (!Files.exists(list, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try {
            Set<String> accepted = read();
            List<String> refusals = new ArrayList<>();
            for (Path jar : files.all()) {
                String hash = Hashes.sha256(jar);
                if (!accepted.contains(hash)) {
                    refusals.add("the SHA-256 of " + files.nameOf(jar) + ", " + hash
                            + ", is not on the list of accepted ones, " + list);
                }
            }
            return refusals;
        } catch (IOException e) {
            return List.of("the list of accepted hashes " + list + " cannot be read: " + Failure.told(e));
        } catch (PluginRefusal refusal) {
            return refusal.problems();
        }
    }

    /** What a person does about a refusal. */
    String hint() {
        try {
            read();
            return "if you trust it, add a line with the hash to that file";
        } catch (IOException | PluginRefusal e) {
            LOG.debug("the list {} cannot be used", list, e);
            return "mend the list; without it, every jar is accepted";
        }
    }

    private Set<String> read() throws IOException {
        Set<String> hashes = new HashSet<>();
        int number = 0;
        for (String line : Files.readAllLines(list)) {
            number++;
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                hashes.add(matcher.group(1).toLowerCase(Locale.ROOT));
            } else if (!line.isBlank() && !line.strip().startsWith("#")) {
                throw new PluginRefusal("the list of accepted hashes " + list + " cannot be used: line " + number
                        + " does not begin with a SHA-256");
            }
        }
        return hashes;
    }
}
